import { useState } from 'preact/hooks';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Handout } from '../../../components/link/Handout.tsx';
import { LinkMade, type LinkMadeProps } from '../../../components/link/LinkMade.tsx';
import { OpenIssue } from '../../../components/link/OpenIssue.tsx';
import { type DrawnQr, drawQr } from '../../../utils/links/drawing.ts';
import type { SupportLink } from '../../../utils/links/link.ts';
import { defaultLook, type QrLook } from '../../../utils/links/look.ts';
import { handingOf } from '../../../utils/links/sentences.ts';
import { useDrawing } from '../../../utils/views/drawing.ts';
import { expectAccessible, expectToFit, show } from './stage.tsx';
import '../../../components/link/handout.css';

const now = Date.UTC(2026, 10, 21, 9);
const hour = 3_600_000;
const none = () => undefined;

function link(more: Partial<SupportLink> = {}): SupportLink {
  return {
    id: 'l1',
    url: 'https://shop.helpshift.com/s/abc',
    madeAt: now,
    expiresAt: now + 24 * hour,
    via: { type: 'helpshift', name: 'shop.eu' },
    request: { by: 'hs', customer: { name: 'Ada' } },
    ...more,
  };
}

const drawn = (await drawQr(link().url, defaultLook, '')) as DrawnQr;

function made(more: Partial<LinkMadeProps> = {}) {
  const of = more.link ?? link();
  return (
    <LinkMade
      link={of}
      drawing={drawn}
      look={defaultLook}
      handing={handingOf(of, ['en'])}
      now={now}
      onLook={none}
      onCopy={none}
      onFullScreen={none}
      onPrint={none}
      onChooseLogo={none}
      {...more}
    />
  );
}

/** As the popup has it: another look is another code. */
function Living({ url }: { url: string }) {
  const [look, setLook] = useState<QrLook>(defaultLook);
  const drawing = useDrawing(url, look, '');
  return made({ link: link({ url }), drawing, look, onLook: setLook });
}

test('a link shows its code, its address and how long it works; Enter copies it', async () => {
  const onCopy = vi.fn();
  const view = show(made({ onCopy, link: link({ views: 1 }) }));
  await expect
    .element(page.getByRole('img', { name: 'QR code of https://shop.helpshift.com/s/abc' }))
    .toBeVisible();
  await expect
    .element(
      page.getByText('Works for 24:00:00 more Can be opened once. Helpshift does not tell whether it was.'),
    )
    .toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Copy link' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onCopy).toHaveBeenCalledExactlyOnceWith('link');
  expectToFit(view);
  view.dir = 'rtl';
  expectToFit(view);
  view.dir = '';
  await expectAccessible(view);
});

test('it is handed on as a sentence, as an image, as files, on paper and on the full screen', async () => {
  const [onCopy, onFullScreen, onPrint] = [vi.fn(), vi.fn(), vi.fn()];
  show(made({ onCopy, onFullScreen, onPrint }));
  await page.getByRole('button', { name: 'Copy with a sentence' }).click();
  await page.getByRole('button', { name: 'Copy image' }).click();
  expect(onCopy.mock.calls).toEqual([['text'], ['image']]);
  await page.getByRole('button', { name: 'Full screen' }).click();
  expect(onFullScreen).toHaveBeenCalledOnce();
  await page.getByRole('button', { name: 'Print' }).click();
  expect(onPrint).toHaveBeenCalledOnce();
  for (const kind of ['SVG', 'PNG']) {
    await expect
      .element(page.getByRole('link', { name: `Save ${kind}` }))
      .toHaveAttribute('download', `support-link.${kind.toLowerCase()}`);
  }
});

test('nothing jumps when the code is drawn', () => {
  const before = show(made({ drawing: undefined }))
    .querySelector('.address')
    ?.getBoundingClientRect().top;
  const after = show(made()).querySelector('.address')?.getBoundingClientRect().top;
  expect(after).toBe(before);
});

test('a refused clipboard says how to go on', async () => {
  const view = show(made({ copied: 'refused' }));
  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent(
      '▲ The browser did not let Patchcord use the clipboard. Select the link and copy it by hand.',
    );
  await expectAccessible(view);
});

test('a code that cannot be drawn does not take the link away', async () => {
  const view = show(made({ drawing: 'failed' }));
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('▲ The QR code cannot be drawn. The link itself works.');
  await expect.element(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
  expect(view.querySelector('img')).toBeNull();
});

test('a link that is too long says how long it may be, and one press takes the level that holds it', async () => {
  const view = show(<Living url={`https://example.com/${'x'.repeat(2_380)}`} />);
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent(
      '▲ This link is too long for a QR code at level M: it has 2,400 bytes, and the code holds at most 2,331. Level L would take it.',
    );
  await expectAccessible(view);
  await page.getByRole('button', { name: 'Use level L' }).click();
  await expect.element(page.getByText(/too dense to be scanned at this size/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Full screen' })).toBeVisible();
  expect(view.querySelector('img')).toBeNull();
  expectToFit(view);
});

test('sizes too small to scan and levels that are full cannot be chosen', async () => {
  const view = show(<Living url={`https://example.com/${'x'.repeat(1_380)}`} />);
  await page.getByText('How the code looks').click();
  await expect.element(page.getByLabelText('Size of the image')).toHaveValue('960');
  const isDisabled = (text: string) =>
    [...view.querySelectorAll('option')].find((option) => option.text.includes(text))?.disabled;
  expect(isDisabled('240 × 240 pixels: too small to scan')).toBe(true);
  expect(isDisabled('960 × 960')).toBe(false);
  expect(isDisabled('H: the link is too long')).toBe(true);
  expect(isDisabled('Q: 25 %')).toBe(false);
  await expectAccessible(view);
  expectToFit(view);
});

test('the vendor’s own image is spoken of where it leads elsewhere, and the code of ours is what is shown', async () => {
  show(made({ link: link({ theirs: { shows: 'link' } }) }));
  expect(document.body.textContent).not.toContain('own image');
  const view = show(made({ link: link({ theirs: { shows: 'other', to: 'https://evil.example/<b>' } }) }));
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent(
      '▲ shop.eu’s own image leads to another address (https://evil.example/<b>). Patchcord’s is shown.',
    );
  expect(view.querySelectorAll('img')).toHaveLength(1);
  expect(view.querySelector('img')?.src).toBe(drawn.svg);
  await expectAccessible(view);
});

test('what a page or vendor wrote is text', () => {
  const view = show(
    made({ link: link({ request: { by: 'hs', customer: { name: '<img src=x onerror=alert(1)>' } } }) }),
  );
  expect(view.textContent).toContain('<img src=x onerror=alert(1)>');
  expect(view.querySelectorAll('img')).toHaveLength(1);
});

test('an open issue is told of as the customer sees it, opened, and watched in one click', async () => {
  const [onOpen, onWatch] = [vi.fn(), vi.fn()];
  const issue = { id: '78', unread: 2 };
  const view = show(<OpenIssue issue={issue} watched={false} onOpen={onOpen} onWatch={onWatch} />);
  await expect
    .element(page.getByText('This customer already has open issue 78. They have not read 2 messages of it.'))
    .toBeVisible();
  await page.getByRole('button', { name: 'Open issue 78' }).click();
  await page.getByRole('button', { name: 'Watch this customer' }).click();
  expect([onOpen.mock.calls.length, onWatch.mock.calls.length]).toEqual([1, 1]);
  await expectAccessible(view);
  show(<OpenIssue issue={issue} watched onOpen={onOpen} onWatch={onWatch} />);
  await expect.element(page.getByText(/Watched: their unread/)).toBeVisible();
  expect(page.getByRole('button', { name: 'Watch this customer' }).query()).toBeNull();
});

test('the full screen is black on white in every theme, in the customer’s language, and fits its window', async () => {
  const of = link();
  const view = show(
    <Handout
      link={of}
      drawing={drawn}
      room={480}
      level="M"
      handing={handingOf(of, ['ar'])}
      now={now}
      onLevel={none}
      onPrint={none}
      onClose={none}
    />,
    { width: '800px' },
  );
  const scan = view.querySelector<HTMLElement>('.scan');
  expect(scan?.lang).toBe('ar');
  expect(scan && getComputedStyle(scan).direction).toBe('rtl');
  const image = view.querySelector('img');
  expect((image?.width ?? 0) % drawn.side).toBe(0);
  expect(image?.width).toBeGreaterThan(400);
  expectToFit(view);
});
