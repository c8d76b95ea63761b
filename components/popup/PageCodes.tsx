import { groupCode } from '../../utils/codes/code.ts';
import { words } from '../../utils/i18n/words.ts';
import type { PageAnswer, PageVendor } from '../../utils/page-codes/answer.ts';
import { kindWords } from '../card/SessionLines.tsx';
import { when } from '../card/time.ts';

/** One vendor's script on the page. */
export interface VendorOnPage {
  vendor: PageVendor;
  /** Absent while the page is looked at. */
  answer?: PageAnswer | undefined;
  /** A code is being made. */
  making: boolean;
}

export interface PageCodesProps {
  /** Why the page cannot be asked: no extension may, or it is not known which one it is. */
  unreachable?: 'closed' | 'unseen' | undefined;
  vendors: VendorOnPage[];
  now: number;
  /** What came of copying which code. */
  copied?: { code: string; as: 'done' | 'refused' } | undefined;
  onMake: (vendor: PageVendor) => void;
  onLook: () => void;
  onCopy: (code: string) => void;
  /** Whose session it is. */
  onResolve: (code: string, vendor: PageVendor) => void;
}

/** The codes that the page in front has or can make, for an agent who reproduces a problem. */
export function PageCodes(props: PageCodesProps) {
  const { unreachable, vendors, onLook } = props;
  if (unreachable) {
    return <p class="quiet">{words(`pageCodes.${unreachable}`)}</p>;
  }
  return (
    <div class="fields">
      <p class="quiet">{words('pageCodes.intro')}</p>
      {vendors.map((each) => (
        <VendorPart key={each.vendor} {...props} {...each} />
      ))}
      <div class="actions">
        <button type="button" class="plain" onClick={onLook}>
          {words('pageCodes.look')}
        </button>
      </div>
    </div>
  );
}

function VendorPart(props: PageCodesProps & VendorOnPage) {
  const { vendor, answer, making, now, copied, onMake, onCopy, onResolve } = props;
  const name = kindWords(vendor);
  const code = answer && 'code' in answer ? answer.code : undefined;
  const isThere = answer !== undefined && answer.is !== 'absent';
  return (
    <section aria-labelledby={`page-${vendor}`} class="page-vendor">
      <div class="section-head">
        <h2 id={`page-${vendor}`}>{name}</h2>
        <span class="push">
          {isThere && (
            <button type="button" disabled={making} onClick={() => onMake(vendor)}>
              {words(making ? 'pageCodes.making' : `pageCodes.make.${vendor}`)}
            </button>
          )}
        </span>
      </div>
      <div class="section-body">
        <div role="status">
          <p class={isTrouble(answer) ? 'trouble' : 'quiet'}>{saidOf(name, answer, making, now)}</p>
        </div>
        {code !== undefined && (
          <div class="list-row" data-code={code}>
            <strong class="code rest">{groupCode(code)}</strong>
            <button
              type="button"
              aria-label={words('pageCodes.copyLabel', { code: groupCode(code) })}
              onClick={() => onCopy(code)}
            >
              {words(copied?.code === code && copied.as === 'done' ? 'card.copied' : 'card.copy')}
            </button>
            <button
              type="button"
              aria-label={words('pageCodes.resolveLabel', { code: groupCode(code) })}
              onClick={() => onResolve(code, vendor)}
            >
              {words('pageCodes.resolve')}
            </button>
          </div>
        )}
        {code !== undefined && copied?.code === code && copied.as === 'refused' && (
          <p class="trouble" role="alert">
            <span aria-hidden="true">▲ </span>
            {words('card.copyRefused')}
          </p>
        )}
      </div>
    </section>
  );
}

function isTrouble(answer: PageAnswer | undefined): boolean {
  return answer !== undefined && ['refused', 'odd', 'late', 'hanging'].includes(answer.is);
}

function saidOf(vendor: string, answer: PageAnswer | undefined, making: boolean, now: number): string {
  if (making) return words('pageCodes.asking', { vendor });
  if (!answer) return words('pageCodes.looking');
  switch (answer.is) {
    case 'made':
      return words('pageCodes.made');
    case 'refused':
      if (answer.said === '') return words('pageCodes.refusedSilently', { vendor });
      return words('pageCodes.refused', { vendor, said: answer.said });
    case 'odd':
      return words('pageCodes.odd', { vendor, said: answer.said });
    case 'late':
    case 'hanging':
      return words(`pageCodes.${answer.is}`, { vendor });
    default:
      if (answer.code === undefined) return words(`pageCodes.${answer.is}`, { vendor });
      return answer.at === undefined
        ? words('pageCodes.kept')
        : words('pageCodes.keptAt', { time: when(answer.at, now) });
  }
}
