import { beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { bad, good } from '../../../utils/messages/answer.ts';
import { frame } from '../../../utils/page/frame.ts';
import { resolutionOf, unresolvedOf } from './faces.ts';
import { liveNow, pageWith, stage, stoppedClock } from './panel-stage.ts';

const line = '<p>your screen code is <span class="code">482 913</span></p>';

// A mouse that an earlier file left where the card opens would keep it open.
beforeEach(() => userEvent.hover(document.documentElement, { position: { x: 0, y: 0 } }));

describe('in the page', () => {
  test('is one element, there only while it is open, with a closed root', async () => {
    const { hit } = pageWith(line);
    const before = document.documentElement.outerHTML;
    const { panel, mode, host, text } = stage();
    expect(mode).toBe('closed');
    expect(host()).toBeNull();
    panel.open(hit(), 'pointer');
    await expect.poll(text).toContain('Ada Lovelace');
    expect(host()?.shadowRoot).toBeNull();
    expect(document.querySelectorAll('patchcord-card')).toHaveLength(1);
    panel.close(false);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  test('stands beside its code, above everything that the page stacks', () => {
    const { hit, code } = pageWith(
      `<div style="position:fixed;inset:0;z-index:2147483647;transform:scale(1)"><p>${line}</p></div>`,
    );
    const { panel, host } = stage();
    panel.open(hit(), 'pointer');
    const box = host()?.getBoundingClientRect() ?? new DOMRect();
    expect(box.top).toBeCloseTo(code.getBoundingClientRect().bottom + 6, 0);
    expect(document.elementFromPoint(box.left + 20, box.top + 20)).toBe(host());
  });

  test('keeps its own look under the page’s rules, important ones too', () => {
    const { hit } = pageWith(
      `${line}<style>* , patchcord-card { display: none !important; opacity: 0 !important; left: 0 !important;
       --surface: red !important; --text: red !important; font: 40px serif !important } p, .code { display: block !important }
       html, body, style, div, span { --accent: red } patchcord-card { --most: 1px } html, body { display: block !important }</style>`,
    );
    const { panel, host, root } = stage();
    panel.open(hit(), 'pointer');
    const element = host();
    if (!element) throw new Error('no card');
    const inside = root.querySelector('.patchcord');
    if (!inside) throw new Error('no view');
    expect(getComputedStyle(element).display).toBe('block');
    expect(getComputedStyle(element).opacity).toBe('1');
    expect(getComputedStyle(inside).backgroundColor).not.toBe('rgb(255, 0, 0)');
    expect(getComputedStyle(inside).fontSize).toBe('13px');
    expect(element.getBoundingClientRect().height).toBeGreaterThan(80);
  });

  test('comes back when the page takes it out, and gives up on a page that keeps doing so', async () => {
    const { hit } = pageWith(line);
    const { panel, host, text } = stage();
    panel.open(hit(), 'pointer');
    await expect.poll(text).toContain('Ada Lovelace');
    host()?.remove();
    await expect.poll(host).not.toBeNull();
    expect(text()).toContain('Ada Lovelace');
    expect(host()?.matches(':popover-open')).toBe(true);

    let removed = 0;
    const guard = new MutationObserver(() => {
      const found = host();
      if (found) removed++;
      found?.remove();
    });
    guard.observe(document.documentElement, { childList: true });
    host()?.remove();
    await expect.poll(text).toBe('');
    guard.disconnect();
    expect(removed).toBeLessThan(30);
    expect(host()).toBeNull();
  });

  test('goes into a modal dialog, where alone it can be used', async () => {
    pageWith(`${line}<dialog><p>code <b class="inner">482 913</b></p></dialog>`);
    const dialog = document.querySelector('dialog');
    const inner = document.querySelector('.inner');
    if (!dialog || !inner) throw new Error('no dialog');
    const { panel, host, button } = stage();
    dialog.showModal();
    panel.open({ code: '482913', kind: 'cobrowse', box: inner.getBoundingClientRect() }, 'keyboard');
    expect(host()?.parentElement).toBe(dialog);
    button('Copy').focus();
    expect(document.activeElement).toBe(host());
    const box = host()?.getBoundingClientRect() ?? new DOMRect();
    expect(document.elementFromPoint(box.left + 20, box.top + 20)).toBe(host());
    // Escape is for the card first.
    await userEvent.keyboard('{Escape}');
    expect(host()).toBeNull();
    expect(dialog.open).toBe(true);
  });

  test('moves into a dialog that opens later, and out of it again', async () => {
    const { hit } = pageWith(`${line}<dialog>Really?</dialog>`);
    const { panel, host } = stage();
    panel.open(hit(), 'keyboard');
    const dialog = document.querySelector('dialog');
    dialog?.showModal();
    await expect.poll(() => host()?.parentElement).toBe(dialog);
    dialog?.close();
    await expect.poll(() => host()?.parentElement).toBe(document.documentElement);
  });

  test('keeps its events from the page', async () => {
    const { hit } = pageWith(line);
    const heard: string[] = [];
    const hear = (event: Event) => heard.push(event.type);
    const types = ['keydown', 'keyup', 'keypress', 'click', 'mousedown', 'pointerdown', 'focusin'];
    for (const type of types) document.addEventListener(type, hear);
    const { panel, button } = stage();
    panel.open(hit(), 'keyboard');
    button('More').focus();
    await userEvent.keyboard('a{Enter}');
    button('More').click();
    for (const type of types) document.removeEventListener(type, hear);
    expect(heard).toEqual([]);
  });

  test('never turns what others wrote into HTML', async () => {
    const { hit } = pageWith(line);
    const odd = liveNow({ excerpt: '<img src=x onerror=alert(1)>' });
    const { panel, root, text } = stage({ answers: { 'code.resolve': () => good(odd) } });
    panel.open(hit(), 'pointer');
    await expect.poll(text).toContain('<img src=x onerror=alert(1)>');
    expect(root.querySelector('img')).toBeNull();
  });
});

describe('with its code', () => {
  test('it moves', async () => {
    const { hit, code } = pageWith(
      `<div style="height:300px;overflow:auto"><div style="height:900px">${line}</div></div>`,
    );
    const { panel, host } = stage();
    panel.open(hit(), 'pointer');
    code.closest('p')?.style.setProperty('margin-top', '120px');
    await expect
      .poll(() =>
        Math.round((host()?.getBoundingClientRect().top ?? 0) - code.getBoundingClientRect().bottom),
      )
      .toBe(6);
  });

  test('it goes when the code is scrolled out of its box', async () => {
    const { hit } = pageWith(
      `<div id="box" style="height:100px;overflow:auto"><div style="height:900px">${line}</div></div>`,
    );
    const { panel, host } = stage();
    panel.open(hit(), 'keyboard');
    document.getElementById('box')?.scrollTo(0, 400);
    await expect.poll(host).toBeNull();
  });

  test('it goes when the code is removed, or its row says something else', async () => {
    const first = pageWith(line);
    const { panel, host } = stage();
    panel.open(first.hit(), 'pointer');
    first.code.remove();
    await expect.poll(host).toBeNull();
    const second = pageWith(line);
    panel.open(second.hit(), 'pointer');
    second.code.textContent = 'thank you';
    await expect.poll(host).toBeNull();
  });

  test('it stays when the chat draws the row anew', async () => {
    using clock = stoppedClock();
    const { hit, code } = pageWith(line);
    const { panel, host, text } = stage();
    panel.open(hit(), 'pointer');
    await clock.pass(300);
    expect(text()).toContain('Ada Lovelace');
    const again = code.cloneNode(true) as HTMLElement;
    frame().watcher = {
      lastContext: () => undefined,
      list: () => [{ code: '482913', kind: 'cobrowse', box: again.getBoundingClientRect() }],
      forget: () => undefined,
    };
    code.replaceWith(again);
    await clock.pass(900);
    expect(host()).not.toBeNull();
  });
});

describe('focus', () => {
  test('by keyboard it goes to the main button, stays inside on Tab, and comes back on Escape', async () => {
    const { hit } = pageWith(`${line}<textarea></textarea>`);
    const composer = document.querySelector('textarea');
    composer?.focus();
    const { panel, root, host, text } = stage();
    panel.open(hit(), 'keyboard');
    await expect.poll(text).toContain('Open session');
    expect(root.activeElement?.textContent).toContain('Open session');
    const seen = new Set<Element | null>();
    for (let at = 0; at < 9; at++) {
      await userEvent.keyboard('{Tab}');
      expect(document.activeElement).toBe(host());
      seen.add(root.activeElement);
    }
    expect(seen.size).toBe(4);
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(document.activeElement).toBe(host());
    await userEvent.keyboard('{Escape}');
    expect(host()).toBeNull();
    expect(document.activeElement).toBe(composer);
  });

  test('by pointer it stays in the composer, where Enter is the chat’s; Escape closes the card', async () => {
    const { hit } = pageWith(`${line}<textarea></textarea>`);
    const composer = document.querySelector('textarea');
    composer?.focus();
    const { panel, host, calls, text } = stage();
    panel.open(hit(), 'pointer');
    await expect.poll(text).toContain('Open session');
    expect(document.activeElement).toBe(composer);
    await userEvent.keyboard('{Enter}');
    expect(calls()).not.toContain('session.open');
    await userEvent.keyboard('{Escape}');
    expect(host()).toBeNull();
    expect(document.activeElement).toBe(composer);
  });

  test('the pointer’s leaving closes it, not while the pointer or the focus is in it', async () => {
    using clock = stoppedClock();
    const { hit } = pageWith(`<div style="margin-top:400px">${line}</div>`);
    const { panel, host, button } = stage();
    panel.open(hit(), 'pointer');
    host()?.dispatchEvent(new PointerEvent('pointerenter'));
    panel.leave();
    button('More').focus();
    host()?.dispatchEvent(new PointerEvent('pointerleave'));
    await clock.pass(500);
    expect(host()).not.toBeNull();
    button('More').blur();
    panel.leave();
    await clock.pass(500);
    expect(host()).toBeNull();
  });

  test('the pointer may go back from the card to the code, and closes it when it leaves that', async () => {
    using clock = stoppedClock();
    const { hit, code } = pageWith(`<div style="margin-top:400px">${line}</div>`);
    const { panel, host } = stage();
    panel.open(hit(), 'pointer');
    const { left, top } = code.getBoundingClientRect();
    const moveTo = (clientX: number, clientY: number) =>
      code.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX, clientY }));
    host()?.dispatchEvent(new PointerEvent('pointerenter'));
    host()?.dispatchEvent(new PointerEvent('pointerleave'));
    moveTo(left + 2, top + 2);
    await clock.pass(1_000);
    expect(host()).not.toBeNull();
    moveTo(5, 5);
    // Moves are looked at once a frame, which a busy machine draws late.
    await expect
      .poll(async () => {
        await clock.pass(1_000);
        return host();
      })
      .toBeNull();
  });

  test('a press outside closes it, one on the code does not', () => {
    const { hit, code } = pageWith(line);
    const { panel, host } = stage();
    panel.open(hit(), 'pointer');
    const { left, top } = code.getBoundingClientRect();
    code.dispatchEvent(
      new PointerEvent('pointerdown', { bubbles: true, clientX: left + 2, clientY: top + 2 }),
    );
    expect(host()).not.toBeNull();
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, clientX: 5, clientY: 700 }));
    expect(host()).toBeNull();
  });
});

describe('what the agent does', () => {
  test('Enter opens the session, once, and the card is done', async () => {
    const { hit } = pageWith(line);
    const { panel, host, asked, text } = stage();
    panel.open(hit(), 'keyboard');
    await expect.poll(text).toContain('Open session');
    await userEvent.keyboard('{Enter}');
    await expect.poll(host).toBeNull();
    expect(asked.filter(({ call }) => call === 'session.open')).toEqual([
      { call: 'session.open', given: { code: '482913', session: 'cobrowse:s1' } },
    ]);
  });

  test('Enter does so, too, after a press on the card’s text', async () => {
    const { hit } = pageWith(line);
    const { panel, root, host, calls, text } = stage();
    panel.open(hit(), 'pointer');
    await expect.poll(text).toContain('Open session');
    root.querySelector<HTMLElement>('[role=dialog]')?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(host).toBeNull();
    expect(calls()).toContain('session.open');
  });

  test('Noibu’s list opens with the bare code on the clipboard', async () => {
    const { hit } = pageWith(line);
    const answers = { 'code.resolve': () => good(unresolvedOf({ kind: 'noibu', main: 'noibu-list' })) };
    const { panel, host, calls, copy, text, button } = stage({ answers });
    panel.open(hit(), 'pointer');
    await expect.poll(text).toContain('Open Noibu, code copied');
    button('Open Noibu').click();
    await expect.poll(host).toBeNull();
    expect(copy).toHaveBeenCalledExactlyOnceWith('482913');
    expect(calls().slice(-2)).toEqual(['code.copied', 'vendor.open']);
  });

  test('a refused clipboard is said, and opens nothing by itself', async () => {
    const { hit } = pageWith(line);
    const answers = { 'code.resolve': () => good(unresolvedOf({ kind: 'noibu', main: 'noibu-list' })) };
    const { panel, calls, text, button } = stage({ answers, copy: async () => false });
    panel.open(hit(), 'pointer');
    await expect.poll(text).toContain('Open Noibu, code copied');
    button('Open Noibu').click();
    await expect.poll(text).toContain('The browser refused the clipboard');
    expect(calls()).not.toContain('vendor.open');
    button('Open Noibu').click();
    await expect.poll(calls).toContain('vendor.open');
  });

  test('a session that could not be opened says why, where the agent looks', async () => {
    const { hit } = pageWith(line);
    const { panel, text, button } = stage({ answers: { 'session.open': () => bad('gone') } });
    panel.open(hit(), 'pointer');
    await expect.poll(text).toContain('Open session');
    button('Open session').click();
    await expect.poll(text).toContain('▲');
    expect(button('Open session').isConnected).toBe(true);
  });

  test('“not a code” takes the light away and the card with it', async () => {
    const { hit } = pageWith(line);
    const forget = vi.fn();
    frame().watcher = { lastContext: () => undefined, list: () => [], forget };
    const { panel, host, calls, button } = stage();
    panel.open(hit(), 'pointer');
    button('More').click();
    await expect.poll(() => button('Not a code').checkVisibility()).toBe(true);
    button('Not a code').click();
    await expect.poll(host).toBeNull();
    expect(forget).toHaveBeenCalledExactlyOnceWith('482913');
    expect(calls()).toContain('code.dismiss');
  });

  test('copying says so on the button', async () => {
    const { hit } = pageWith(line);
    const { panel, text, button, copy } = stage();
    panel.open(hit(), 'pointer');
    await expect.poll(text).toContain('Open session');
    button('Copy').click();
    await expect.poll(text).toContain('Copied');
    expect(copy).toHaveBeenCalledExactlyOnceWith('482913');
  });
});

describe('what it knows', () => {
  test('shows at once what is known here, then what the vendor says', async () => {
    const { hit } = pageWith(line);
    const vendor = Promise.withResolvers<unknown>();
    let first = true;
    const answers = {
      'code.resolve': () => {
        if (!first) return good(unresolvedOf());
        first = false;
        return vendor.promise;
      },
    };
    const { panel, asked, text } = stage({ answers });
    panel.open(hit(), 'pointer');
    await expect.poll(() => asked.length).toBe(2);
    await expect.poll(text).toContain('Looking for the session');
    expect(asked.map(({ given }) => Reflect.get(given as object, 'deep'))).toEqual([true, false]);
    vendor.resolve(good(liveNow()));
    await expect.poll(text).toContain('Ada Lovelace');
  });

  test('a change of state shows within five seconds', async () => {
    using clock = stoppedClock();
    const { hit } = pageWith(line);
    const { panel, answers, text } = stage();
    panel.open(hit(), 'pointer');
    await clock.pass(300);
    expect(text()).toContain('live');
    const ended = liveNow();
    if (ended.best) ended.best.session = { ...ended.best.session, state: 'ended', endedAt: Date.now() };
    answers['code.resolve'] = () => good(ended);
    await clock.pass(5_000);
    expect(text()).toContain('Cobrowse · over');
  });

  test('a background that does not answer is a sentence, and the card recovers by itself', async () => {
    using clock = stoppedClock();
    const { hit } = pageWith(line);
    const { panel, answers, text } = stage({ answers: { 'code.resolve': () => bad('no-background') } });
    panel.open(hit(), 'pointer');
    await clock.pass(300);
    expect(text()).toContain('could not be looked up');
    answers['code.resolve'] = () => good(liveNow());
    await clock.pass(5_000);
    expect(text()).toContain('Ada Lovelace');
    expect(text()).not.toContain('did not answer');
  });

  test('an answer to the code before is not shown for this one', async () => {
    const { hit } = pageWith(line);
    const late = Promise.withResolvers<unknown>();
    const { panel, answers, text } = stage({ answers: { 'code.resolve': () => late.promise } });
    panel.open(hit(), 'pointer');
    answers['code.resolve'] = () =>
      good(resolutionOf({ code: '118204', best: undefined, state: 'unresolved' }));
    panel.open({ ...hit(), code: '118204' }, 'pointer');
    await expect.poll(text).toContain('no session found');
    late.resolve(good(liveNow()));
    await late.promise;
    await Promise.resolve();
    expect(text()).not.toContain('Ada Lovelace');
  });

  test('an extension that was updated under the page takes its card away', async () => {
    const { hit } = pageWith(line);
    let alive = true;
    const { panel, host } = stage({ alive: () => alive });
    panel.open(hit(), 'pointer');
    alive = false;
    await expect.poll(host).toBeNull();
  });
});

test('the codes of a page are listed with their states, and one of them is opened', async () => {
  const { hit } = pageWith(line);
  const { panel, text, button, root } = stage();
  panel.answer({ is: 'codes', hits: [hit(), { ...hit(), code: '118204', kind: 'noibu' }] });
  await expect.poll(text).toContain('Ada Lovelace');
  expect(text()).toContain('118 204');
  expect(root.activeElement?.textContent).toContain('482 913');
  button('● 482 913').click();
  await expect.poll(text).toContain('Open session');
});

test('no code found is said, too', () => {
  pageWith(line);
  const { panel, text } = stage();
  panel.answer({ is: 'nothing', where: 'selection', box: undefined });
  expect(text()).toContain('No code in the selected text');
});
