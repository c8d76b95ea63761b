import type { CodeFace } from '../../../components/card/face.ts';
import type { ExplainedCode } from '../../../utils/codes/find.ts';
import type { Candidate, Resolution } from '../../../utils/sessions/resolution.ts';
import type { Session } from '../../../utils/sessions/session.ts';

const minute = 60_000;
/** A quiet afternoon; every time in these faces is counted from here. */
export const now = new Date(2026, 10, 21, 14, 3).getTime();

export function sessionOf(more: Partial<Session> = {}): Session {
  return {
    id: 'cobrowse:s1',
    source: 'cobrowse',
    kind: 'cobrowse',
    code: '482913',
    customer: { name: 'Ada Lovelace', email: 'ada@example.com' },
    startedAt: now - 7 * minute,
    expiresAt: now + 12 * minute + 31_000,
    state: 'pending',
    url: 'https://cobrowse.io/session/s1',
    page: 'https://shop.example.com/basket?step=2',
    device: 'iPhone 15',
    updatedAt: now,
    ...more,
  };
}

export function candidateOf(session: Session, more: Partial<Candidate> = {}): Candidate {
  return {
    session,
    standing: 'live',
    expiresAt: session.expiresAt,
    about: false,
    reasons: ['live', 'kind-agrees'],
    ...more,
  };
}

export function resolutionOf(more: Partial<Resolution> = {}): Resolution {
  return {
    code: '482913',
    kind: 'cobrowse',
    state: 'live',
    best: candidateOf(sessionOf()),
    others: [],
    looked: [{ where: 'local', found: 1 }],
    firstSeenAt: now - 2 * minute,
    excerpt: 'your screen code is 482 913',
    main: 'session',
    ...more,
  };
}

export function unresolvedOf(more: Partial<Resolution> = {}): Resolution {
  const looked: Resolution['looked'] = [
    { where: 'local', found: 0 },
    { where: 'cobrowse', found: 0 },
  ];
  return resolutionOf({ state: 'unresolved', best: undefined, main: 'cobrowse-code', looked, ...more });
}

export function faceOf(more: Partial<CodeFace> = {}): CodeFace {
  return {
    show: 'code',
    code: '482913',
    kind: 'cobrowse',
    asking: false,
    resolution: resolutionOf(),
    ...more,
  };
}

/** What the words around a code say, as the recogniser tells it. */
export function explainedOf(more: Partial<ExplainedCode> = {}): ExplainedCode {
  return {
    code: '482913',
    kind: 'cobrowse',
    strength: 'strong',
    start: 20,
    end: 26,
    points: 18,
    cues: [
      { text: 'read me the code', kind: 'tell', weight: 4, where: 'context', start: 0, end: 16 },
      { text: 'screen code', kind: 'cobrowse', weight: 16, where: 'before', start: 5, end: 16 },
      { text: 'order', kind: 'other', weight: -6, where: 'near', start: 30, end: 35 },
    ],
    ...more,
  };
}

const ended = sessionOf({ id: 'file:old', source: 'file', state: 'ended', endedAt: now - 5 * minute });
const noibu = sessionOf({
  id: 'file:n1',
  source: 'file',
  kind: 'noibu',
  code: '118204',
  state: undefined,
  expiresAt: undefined,
  startedAt: now - 40 * minute,
  errors: ['TypeError: basket is undefined', 'HTTP 500 at /pay'],
});
const odd = sessionOf({
  customer: { name: '<img src=x onerror="document.title=1">', email: '<b>bold</b>@example.com' },
  errors: ['<script>alert(1)</script>'],
  device: '<i>phone</i>',
});

/** Every state that the card can be in, by name. */
export const faces: Record<string, CodeFace> = {
  live: faceOf(),
  'live about': faceOf({ resolution: resolutionOf({ best: candidateOf(sessionOf(), { about: true }) }) }),
  ending: faceOf({
    resolution: resolutionOf({ best: candidateOf(sessionOf({ expiresAt: now + 95_000 })) }),
  }),
  over: faceOf({
    resolution: resolutionOf({
      state: 'over',
      best: candidateOf(ended, { standing: 'over', reasons: ['recent'] }),
    }),
  }),
  recording: faceOf({
    code: '118204',
    kind: 'noibu',
    resolution: resolutionOf({
      code: '118204',
      kind: 'noibu',
      state: 'recording',
      main: 'noibu-list',
      best: candidateOf(noibu, { standing: 'recording' }),
    }),
  }),
  asking: faceOf({ resolution: undefined, asking: true }),
  unresolved: faceOf({ resolution: unresolvedOf() }),
  'unresolved without accounts': faceOf({
    kind: 'unknown',
    resolution: unresolvedOf({ kind: 'unknown', main: 'copy', looked: [{ where: 'local', found: 0 }] }),
  }),
  'unresolved Noibu': faceOf({
    kind: 'noibu',
    resolution: unresolvedOf({ kind: 'noibu', main: 'noibu-list', looked: [{ where: 'local', found: 0 }] }),
  }),
  'vendor trouble': faceOf({
    resolution: unresolvedOf({
      looked: [
        { where: 'local', found: 0 },
        { where: 'cobrowse', found: 0, trouble: { reason: 'key-refused', who: 'Support EU' } },
      ],
    }),
  }),
  'no answer': faceOf({ resolution: undefined, trouble: { reason: 'no-background' } }),
  'copy refused': faceOf({ copy: 'refused' }),
  'other sessions': faceOf({
    resolution: resolutionOf({
      others: [
        candidateOf(ended, { standing: 'over', reasons: ['recent'] }),
        candidateOf(noibu, { standing: 'recording', reasons: ['old', 'kind-differs'] }),
      ],
    }),
  }),
  explained: faceOf({ explained: explainedOf() }),
  markup: faceOf({
    resolution: resolutionOf({ best: candidateOf(odd), excerpt: '<u>code</u> 482 913' }),
  }),
  'nothing known of the customer': faceOf({
    resolution: resolutionOf({
      best: candidateOf(
        sessionOf({ customer: undefined, device: undefined, page: undefined, state: undefined }),
      ),
      excerpt: undefined,
    }),
  }),
};
