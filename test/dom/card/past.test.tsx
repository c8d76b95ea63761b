import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { PastView } from '../../../components/card/PastView.tsx';
import { bad, good } from '../../../utils/messages/answer.ts';
import { frame } from '../../../utils/page/frame.ts';
import type { Past } from '../../../utils/sessions/past.ts';
import '../../../components/card/card.css';
import '../../../components/card/past.css';
import '../../../components/tokens.css';
import { candidateOf, now, sessionOf } from './faces.ts';
import { liveNow, pageWith, stage } from './panel-stage.ts';
import { prefer } from './stage.tsx';

const line = '<p>your screen code is <span class="code">482 913</span></p>';
const past: Past = {
  total: 1_234,
  newest: [
    {
      id: 'file:1',
      code: '300001',
      kind: 'cobrowse',
      standing: 'over',
      at: now - 9 * 24 * 60 * 60_000,
      where: `${'a very long device '.repeat(6)}<b>`,
      opens: true,
    },
    { id: 'file:2', code: '300002', kind: 'noibu', standing: 'recording', at: now - 60_000, opens: false },
  ],
};

afterEach(() => {
  delete frame().past;
});

function drawn(given: Past, onOpen = vi.fn()) {
  const view = document.body.appendChild(document.createElement('main'));
  view.style.width = '328px';
  document.documentElement.lang = 'en';
  render(
    <div class="patchcord">
      <div class="past">
        <PastView past={given} now={now} onOpen={onOpen} />
      </div>
    </div>,
    view,
  );
  return { view, onOpen };
}

test('says how many there are, shows the newest, and opens one that has a page of its own', async () => {
  const { view, onOpen } = drawn(past);
  expect(view.textContent).toContain('1,234 other sessions of this customer');
  expect(view.textContent).toContain('The newest 2 are shown.');
  expect(view.textContent).toContain('<b>');
  const buttons = [...view.querySelectorAll('button')];
  expect(buttons.map(({ textContent }) => textContent)).toEqual([expect.stringContaining('300 001')]);
  buttons[0]?.click();
  expect(onOpen).toHaveBeenCalledExactlyOnceWith({ code: '300001', session: 'file:1' });
  expect(view.scrollWidth).toBeLessThanOrEqual(view.clientWidth);
  for (const scheme of ['light', 'dark']) {
    await prefer({ scheme });
    const { violations } = await axe.run(view, {
      rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
  }
  await prefer({});
});

test('says so where there are none', () => {
  const { view } = drawn({ total: 0, newest: [] });
  expect(view.textContent).toBe('No other session of this customer is kept in this browser.');
});

test('nothing of it is asked for before the agent wants it; then it is shown, and one opens with its own code', async () => {
  const { hit } = pageWith(line);
  const { panel, host, asked, calls, button, root, text } = stage({
    answers: { 'session.past': () => good(past) },
  });
  panel.open(hit(), 'pointer');
  await expect.poll(text).toContain('Ada Lovelace');
  button('More').click();
  expect(calls()).not.toContain('session.past');
  const show = vi.fn<NonNullable<ReturnType<typeof frame>['past']>>();
  frame().past = show;
  button('Other sessions').click();
  await expect.poll(() => show.mock.calls.length).toBe(1);
  expect(asked.find(({ call }) => call === 'session.past')?.given).toEqual({
    code: '482913',
    session: 'cobrowse:s1',
  });
  const [holder, given, open] = show.mock.calls[0] ?? [];
  expect(root.contains(holder ?? null)).toBe(true);
  expect(given).toEqual(past);
  open?.({ code: '300001', session: 'file:1' });
  await expect.poll(host).toBeNull();
  expect(asked.at(-1)).toEqual({ call: 'session.open', given: { code: '300001', session: 'file:1' } });
});

test('what the script drew stays while the card changes, and goes with its session', async () => {
  const { hit } = pageWith(line);
  const other = candidateOf(sessionOf({ id: 'file:9', customer: { id: '9', name: 'Bo' } }));
  const { panel, button, text } = stage({
    answers: {
      'code.resolve': () => good(liveNow({ others: [other] })),
      'session.past': () => good(past),
    },
  });
  panel.open(hit(), 'pointer');
  await expect.poll(text).toContain('Ada Lovelace');
  frame().past = (holder) => holder.append('drawn');
  button('More').click();
  button('Other sessions').click();
  await expect.poll(text).toContain('drawn');
  button('Copy').click();
  await expect.poll(text).toContain('Copied');
  expect(text()).toContain('drawn');
  button('● Bo').click();
  await expect.poll(text).not.toContain('drawn');
});

test('a refusal is said in its place', async () => {
  const { hit } = pageWith(line);
  const { panel, button, text } = stage({ answers: { 'session.past': () => bad('gone') } });
  panel.open(hit(), 'pointer');
  await expect.poll(text).toContain('Ada Lovelace');
  button('More').click();
  button('Other sessions').click();
  await expect.poll(text).toContain('▲');
});

test('a customer of whom only the name is known cannot be told from others, so nothing is offered', async () => {
  const { hit } = pageWith(line);
  const best = candidateOf(sessionOf({ customer: { name: 'Ada Lovelace' } }));
  const { panel, button, text } = stage({ answers: { 'code.resolve': () => good(liveNow({ best })) } });
  panel.open(hit(), 'pointer');
  await expect.poll(text).toContain('Ada Lovelace');
  expect(() => button('Other sessions')).toThrow('no button');
});
