import { Component } from 'preact';
import type { ThreadLine } from '../../utils/conversations/thread.ts';
import { Line, type LineEvents } from './Line.tsx';

export interface ChunkProps {
  lines: readonly ThreadLine[];
  /** The line before the first one. */
  before?: ThreadLine | undefined;
  /** Where the first one stands, from 0. */
  start: number;
  name: string;
  /** The key of the first line that the agent has not seen. */
  newFrom?: string | undefined;
  /** Has to stay the same object. */
  on: LineEvents;
}

/** About a message's height, in px: for what was never laid out. */
const lineHeight = 64;

/**
 * Some lines of a thread. The browser lays out and paints those alone that are near what is shown (`content-visibility`); all of
 * them are there for find-in-page, screen readers and the keyboard. Drawn anew only when something in it is another.
 */
export class Chunk extends Component<ChunkProps> {
  override shouldComponentUpdate(next: ChunkProps): boolean {
    const { lines, before, start, name, newFrom } = this.props;
    return (
      next.start !== start ||
      next.name !== name ||
      next.newFrom !== newFrom ||
      next.before?.at !== before?.at ||
      next.lines.length !== lines.length ||
      next.lines.some((line, i) => !isSame(line, lines[i]))
    );
  }

  override render() {
    const { lines, before, start, name, newFrom, on } = this.props;
    return (
      <div class="chunk" style={{ containIntrinsicSize: `auto ${lines.length * lineHeight}px` }}>
        {lines.map((line, i) => (
          <Line
            key={line.key}
            line={line}
            name={name}
            place={start + i + 1}
            startsDay={isOtherDay(line, i === 0 ? before : lines[i - 1])}
            isNew={line.key === newFrom}
            {...on}
          />
        ))}
      </div>
    );
  }
}

function isSame(line: ThreadLine, other: ThreadLine | undefined): boolean {
  return (
    line.key === other?.key &&
    line.text === other.text &&
    line.by === other.by &&
    line.at === other.at &&
    line.outgoing === other.outgoing
  );
}

function isOtherDay({ at }: ThreadLine, before: ThreadLine | undefined): boolean {
  if (at === undefined) return false;
  if (before?.at === undefined) return before === undefined;
  const [one, other] = [new Date(at), new Date(before.at)];
  return (
    one.getDate() !== other.getDate() ||
    one.getMonth() !== other.getMonth() ||
    one.getFullYear() !== other.getFullYear()
  );
}
