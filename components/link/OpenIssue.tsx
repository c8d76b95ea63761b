import { counted, words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';

/** The customer's issue that was open when the link was made. Unread is the customer's view. */
export function OpenIssue({
  issue,
  watched,
  trouble,
  onOpen,
  onWatch,
}: {
  issue: { id: string; unread: number };
  /** Whether this customer is watched; absent until that is known. */
  watched: boolean | undefined;
  trouble?: Trouble | undefined;
  /** Absent where the account is gone, and with it the issue's address. */
  onOpen?: (() => void) | undefined;
  onWatch?: (() => void) | undefined;
}) {
  return (
    <div class="open-issue">
      <p>
        {words('linkMade.issue', { issue: issue.id })} {counted('linkMade.issueUnread', issue.unread)}
      </p>
      <div class="actions">
        {onOpen && (
          <button type="button" onClick={onOpen}>
            {words('linkMade.openIssue', { issue: issue.id })}
          </button>
        )}
        {onWatch && watched === false && (
          <button type="button" onClick={onWatch}>
            {words('linkMade.watch')}
          </button>
        )}
      </div>
      <p class="good" role="status">
        {watched && words('linkMade.watched')}
      </p>
      {trouble && <TroubleLines trouble={trouble} />}
    </div>
  );
}
