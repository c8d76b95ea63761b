import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mainOf } from '../../../components/card/face.ts';
import {
  candidateOf,
  explainedOf,
  faceOf,
  faces,
  now,
  resolutionOf,
  sessionOf,
  unresolvedOf,
} from './faces.ts';
import { prefer, show, spies } from './stage.tsx';

const list = {
  show: 'list' as const,
  codes: [
    { code: '482913', kind: 'cobrowse' as const, state: 'live' as const, name: 'Ada Lovelace' },
    { code: '118204', kind: 'noibu' as const },
  ],
  more: 2,
};
const everything = { ...faces, list, nothing: { show: 'nothing' as const, where: 'page' as const } };

describe('whatever the card shows', () => {
  for (const [name, face] of Object.entries(everything)) {
    test(`${name}: holds WCAG 2.2 AA in light and in dark, as far as axe can tell`, async () => {
      for (const scheme of ['light', 'dark']) {
        await prefer({ scheme });
        const { view } = show(face);
        const { violations } = await axe.run(view, {
          rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
        });
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual(
          [],
        );
      }
      await prefer({});
    });

    test(`${name}: has no string without words and fits its width in both directions`, () => {
      for (const dir of ['ltr', 'rtl'] as const) {
        const { view } = show(face, { dir });
        expect(view.textContent).not.toMatch(/card\.|trouble\.|\{\w+\}/);
        expect(view.scrollWidth).toBeLessThanOrEqual(view.clientWidth);
      }
    });
  }
});

describe('the words of a state', () => {
  test.for([
    ['live', '●', 'Cobrowse · live', '12:31'],
    ['live about', '●', 'Cobrowse · live', 'about 13 min'],
    ['ending', '◔', 'Cobrowse · ending', '1:35'],
    ['over', '○', 'Cobrowse · over', '5 min ago'],
    ['recording', '◉', 'Noibu · recording', 'Recording may take a few hours to appear'],
    ['asking', '…', 'Cobrowse · looking', 'Looking for the session.'],
    ['unresolved', '?', 'Cobrowse · no session found', 'Cobrowse knows no such code.'],
    ['unresolved without accounts', '?', 'no session found', 'Add a Cobrowse account or import sessions'],
    ['vendor trouble', '▲', 'could not be looked up', 'Support EU refused the key'],
    ['no answer', '▲', 'could not be looked up', 'background did not answer'],
  ])('%s', ([name, sign, state, more]) => {
    const { view } = show(faces[name as string] ?? faceOf());
    expect(view.querySelector('.mark')?.textContent).toBe(sign);
    expect(view.textContent).toContain(state);
    expect(view.textContent).toContain(more);
  });

  test('a live session turns to ending and to over by the clock alone', () => {
    const { view } = show(faceOf());
    const status = () => view.querySelector('[role=status]')?.textContent;
    expect(status()).toBe('Cobrowse · live');
    show(faceOf(), { at: now + 10 * 60_000 });
    expect(status()).toBe('Cobrowse · ending');
    show(faceOf(), { at: now + 13 * 60_000 });
    expect(status()).toBe('Cobrowse · over');
    expect(view.querySelector('[role=timer]')).toBeNull();
  });

  test('the live region changes with the state, not with every second', () => {
    const { view } = show(faceOf());
    const before = view.querySelector('[role=status]')?.textContent;
    show(faceOf(), { at: now + 1000 });
    expect(view.querySelector('[role=status]')?.textContent).toBe(before);
    expect(view.querySelector('[role=timer]')?.textContent).toBe('12:30');
  });

  test('the ring shows what part of the life is left', () => {
    const { view } = show(faceOf());
    const rest = view.querySelector('.rest-time')?.getAttribute('stroke-dasharray')?.split(' ')[0];
    expect(Number(rest)).toBeCloseTo((100 * (12 * 60 + 31)) / (19 * 60 + 31), 1);
  });

  test('whose, on what, why', () => {
    const { view } = show(faceOf());
    expect(view.textContent).toContain('Ada Lovelace · ada@example.com');
    expect(view.textContent).toContain('iPhone 15 · shop.example.com/basket · waiting');
    expect(view.textContent).toContain('from “\u2068your screen code is 482 913\u2069”, 2 min ago');
  });
});

test('what others wrote is text, never HTML', () => {
  const title = document.title;
  const { view } = show(faces.markup ?? faceOf());
  expect(view.querySelector('img, b, i, u, script')).toBeNull();
  expect(view.textContent).toContain('<img src=x onerror="document.title=1">');
  expect(document.title).toBe(title);
});

describe('the main button', () => {
  test.for([
    ['live', 'Open session', { type: 'session', session: 'cobrowse:s1' }],
    ['recording', 'Open Noibu, code copied', { type: 'vendor', page: 'noibu-list' }],
    ['unresolved', 'Open Cobrowse, code copied', { type: 'vendor', page: 'cobrowse-code' }],
    ['unresolved without accounts', 'Copy', { type: 'copy' }],
  ] as const)('%s: %s', async ([name, label, action]) => {
    const { events } = show(faces[name] ?? faceOf());
    await page.getByRole('button', { name: label, exact: true }).click();
    expect(events.onMain).toHaveBeenCalledExactlyOnceWith(action);
  });

  test('promises no copy once the browser refused one', () => {
    const { view } = show({ ...(faces.recording ?? faceOf()), copy: 'refused' });
    expect(view.querySelector('.main')?.textContent).toMatch(/^Open Noibu(?!,)/);
  });

  test('never opens a session of another kind at the wrong vendor', () => {
    const other = candidateOf(sessionOf({ id: 'file:n', kind: 'noibu', url: undefined }));
    const face = faceOf({ resolution: resolutionOf({ others: [other] }), chosen: 'file:n' });
    expect(mainOf(face)).toEqual({ type: 'copy' });
  });
});

test('the keyboard reaches everything in order, and ⋯ opens the rest', async () => {
  const { events } = show(faces['other sessions'] ?? faceOf());
  const walked: string[] = [];
  for (let at = 0; at < 4; at++) {
    await userEvent.keyboard('{Tab}');
    walked.push(
      document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  }
  expect(walked.map((each) => each.slice(0, 12))).toEqual([
    'from “\u2068your ',
    'Open session',
    'Copy',
    'More choices',
  ]);
  expect(page.getByRole('button', { name: 'Not a code' }).query()).toBeNull();
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('{Tab}{Enter}');
  expect(events.onChoose).toHaveBeenCalledExactlyOnceWith('file:old');
  await page.getByRole('button', { name: 'Not a code' }).click();
  expect(events.onDismiss).toHaveBeenCalledOnce();
});

describe('why?', () => {
  const lines = (view: HTMLElement) => [...view.querySelectorAll('.why li')].map((line) => line.textContent);

  test('opens by the keyboard, and lists what the words said, the strongest first', async () => {
    const { view } = show(faces.explained ?? faceOf());
    await expect.element(page.getByText(/Speaks for a code/).first()).not.toBeVisible();
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement?.localName).toBe('summary');
    await expect.element(page.getByText('why?')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(/Speaks for a code/).first()).toBeVisible();
    expect(lines(view).slice(0, 3)).toEqual([
      'Speaks for a code: “\u2068screen code\u2069” before it',
      'Speaks against it: “\u2068order\u2069” near it',
      'Speaks for a code: “\u2068read me the code\u2069” in what was said before',
    ]);
    await userEvent.keyboard(' ');
    await expect.element(page.getByText(/Speaks for a code/).first()).not.toBeVisible();
  });

  test('names the agent’s own pattern', () => {
    const cue = {
      text: 'HC-482913',
      kind: 'pattern',
      weight: 10,
      where: 'around',
      start: 0,
      end: 9,
    } as const;
    const { view } = show(faceOf({ explained: explainedOf({ cues: [cue] }) }));
    expect(lines(view)[0]).toBe(
      'Speaks for a code: “\u2068HC-482913\u2069” is written as one of your patterns says',
    );
  });

  test('of a code that no words speak of says that the session alone vouches for it', () => {
    const weak = explainedOf({ strength: 'weak', points: 0, cues: [] });
    const { view } = show(faceOf({ explained: weak }));
    expect(lines(view)[0]).toBe('No words say enough that it is a code: this session vouches for it.');
    show(faceOf({ explained: weak, resolution: unresolvedOf() }));
    expect(lines(view)).toEqual(['No words say enough that it is a code.']);
  });

  test('gives what people wrote as text, cut short, each line once', () => {
    const cue = (text: string) =>
      ({ text, kind: 'cobrowse', weight: 16, where: 'before', start: 0, end: 1 }) as const;
    const cues = [cue('<img src=x>'), cue('<img src=x>'), cue(`a\n ${'x'.repeat(200)}`)];
    const { view } = show(faceOf({ explained: explainedOf({ cues }) }));
    expect(view.querySelector('.why img')).toBeNull();
    expect(lines(view).slice(0, 2)).toEqual([
      'Speaks for a code: “\u2068<img src=x>\u2069” before it',
      `Speaks for a code: “\u2068a ${'x'.repeat(57)}…\u2069” before it`,
    ]);
    expect(view.scrollWidth).toBeLessThanOrEqual(view.clientWidth);
  });
});

test('the session that was chosen takes the place of the best one, which stays at hand', async () => {
  show({ ...(faces['other sessions'] ?? faceOf()), chosen: 'file:n1' });
  await expect.element(page.getByRole('status')).toHaveTextContent('Noibu · recording');
  await page.getByRole('button', { name: 'More choices' }).click();
  await expect.element(page.getByRole('button', { name: /Cobrowse · live/ })).toBeVisible();
});

test('a code of the list is picked', async () => {
  const events = spies();
  show(list, { events });
  await page.getByRole('button', { name: /118 204/ }).click();
  expect(events.onPick).toHaveBeenCalledExactlyOnceWith('118204');
});

test('the code runs from left to right in a right-to-left card', () => {
  const { view } = show(faceOf(), { dir: 'rtl' });
  const code = view.querySelector('.code');
  expect(code && getComputedStyle(code).direction).toBe('ltr');
  const mark = view.querySelector('.mark')?.getBoundingClientRect();
  expect(mark?.left).toBeGreaterThan(code?.getBoundingClientRect().right ?? Number.POSITIVE_INFINITY);
});

describe('how far a shared screen came', () => {
  const lines = (more: object, at = now) => {
    const session = sessionOf({ page: undefined, device: undefined, ...more });
    const { view } = show(faceOf({ resolution: resolutionOf({ best: candidateOf(session) }) }), { at });
    return [...view.querySelectorAll('.whose ~ p.line')].map((line) => line.textContent).join(' · ');
  };

  test.for([
    [{ state: 'pending' }, 'waiting'],
    [{ state: 'authorizing', sharing: { agents: ['Sam'] } }, 'customer is being asked · with Sam'],
    [
      { state: 'active', startedAt: now - 120_000, sharing: { recorded: true, agents: ['Sam', 'Ann'] } },
      'in progress · began 2 min ago · recorded · with Sam, Ann',
    ],
    [{ state: 'ended', sharing: { endedBy: 'device_ended', recorded: false } }, 'ended · by the customer'],
    [{ state: 'ended', sharing: { endedBy: 'pending_timeout' } }, 'ended · nobody joined in time'],
    [{ state: 'ended' }, 'ended'],
  ] as const)('%j', ([more, text]) => {
    expect(lines(more)).toBe(text);
  });

  test('what ran out by the clock is said to have expired, not to wait', () => {
    expect(lines({ state: 'pending' }, now + 13 * 60_000)).toBe('expired: nobody joined');
  });
});

test('a code that was given long ago is not asked for again, but a new one', () => {
  const { view } = show(faceOf({ resolution: unresolvedOf({ firstSeenAt: now - 25 * 60_000 }) }));
  expect(view.textContent).toContain('more than 20 minutes ago');
});

test('a recording of yesterday is not said to be late', () => {
  const session = sessionOf({ kind: 'noibu', state: undefined, startedAt: now - 24 * 3_600_000 });
  const best = candidateOf(session, { standing: 'recording' });
  const { view } = show(faceOf({ kind: 'noibu', resolution: resolutionOf({ kind: 'noibu', best }) }));
  expect(view.textContent).not.toContain('may take a few hours');
});

test('⋯ gives the vendor’s choices a place, each time it is opened', async () => {
  const { view, events } = show(faceOf());
  await page.getByRole('button', { name: 'More choices' }).click();
  expect(events.onMore).toHaveBeenCalledTimes(1);
  const slot = events.onMore.mock.calls[0]?.[0];
  slot?.append('offered');
  show(faceOf(), { events, at: now + 1000 });
  expect(view.textContent).toContain('offered');
});
