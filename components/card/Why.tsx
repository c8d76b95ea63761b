import type { ExplainedCode } from '../../utils/codes/find.ts';
import { keyOf, words } from '../../utils/i18n/words.ts';
import type { Candidate } from '../../utils/sessions/resolution.ts';
import { cueLines } from './cues.ts';
import { when } from './time.ts';

/** Where the code stood, and behind it what made it a code, and why this session was taken for it. */
export function Why(props: {
  excerpt: string | undefined;
  seenAt: number | undefined;
  candidate: Candidate | undefined;
  /** How sure that is, in words; empty where the agent chose it. */
  sure: string;
  /** Absent where the code stands in no text. */
  explained: ExplainedCode | undefined;
  now: number;
}) {
  const { excerpt, seenAt, candidate, sure, explained, now } = props;
  const cues = explained ? saidWords(explained, candidate !== undefined) : [];
  if (sure) cues.push(sure);
  cues.push(...(candidate?.reasons.map((reason) => words(`card.why.${keyOf(reason)}`)) ?? []));
  if (candidate) {
    const { session } = candidate;
    cues.push(words('card.why.source', { source: sourceWords(session.source) }));
    if (session.startedAt !== undefined) {
      cues.push(words('card.why.started', { when: when(session.startedAt, now) }));
    }
  }
  if (excerpt === undefined && seenAt === undefined && cues.length === 0) return null;
  const line = whereLine(excerpt, seenAt, now);
  if (cues.length === 0) return <p class="line">{line}</p>;
  return (
    <details class="why">
      <summary class="line">
        {line} <span class="why-mark">{words('card.why.open')}</span>
      </summary>
      <ul>
        {cues.map((cue) => (
          <li key={cue}>{cue}</li>
        ))}
      </ul>
    </details>
  );
}

/** What the words say; of a weak code, that they do not say enough. */
function saidWords(explained: ExplainedCode, hasSession: boolean): string[] {
  const lines = cueLines(explained);
  if (explained.strength === 'weak')
    lines.push(words(hasSession ? 'card.why.vouched' : 'card.why.unvouched'));
  return lines;
}

/** The words are set apart, since they may run in the other direction. */
function whereLine(excerpt: string | undefined, seenAt: number | undefined, now: number): string {
  const time = seenAt === undefined ? undefined : when(seenAt, now);
  if (excerpt === undefined) return time ? words('card.why.seen', { when: time }) : words('card.why.plain');
  const said = `\u2068${excerpt}\u2069`;
  return time
    ? words('card.why.fromWhen', { excerpt: said, when: time })
    : words('card.why.from', { excerpt: said });
}

function sourceWords(source: string): string {
  return source === 'cobrowse' || source === 'file' || source === 'directory'
    ? words(`card.source.${source}`)
    : source;
}
