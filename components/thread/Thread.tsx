import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ThreadLine } from '../../utils/conversations/thread.ts';
import { words } from '../../utils/i18n/words.ts';
import { Chunk } from './Chunk.tsx';
import type { LineEvents } from './Line.tsx';

/** So many lines are laid out or not as one: with 50 a frame of fast scrolling took up to three times as long, with 10 as long. */
const chunkSize = 20;
/** So many chunks are there at once, the newest; */
const firstChunks = 4;
/** and so many more with each step, until all are. */
const moreChunks = 10;
/** Whoever is nearer to the end than this sees the newest message, in px. */
const atEnd = 48;

export interface ThreadProps extends LineEvents {
  lines: readonly ThreadLine[];
  name: string;
  /** Epoch ms by the vendor's clock: what came later is new. Undefined where the agent never looked. */
  seenAt?: number | undefined;
  /** The newest message is in sight; `upTo` is its time by the vendor's clock, in epoch ms. */
  onShown: (upTo: number) => void;
}

/**
 * A conversation, newest message last, which is where it begins. The scroller's column is reversed, so that its place is counted from
 * the end: what is added above, or measured there for the first time, moves nothing.
 *
 * Keyboard as the ARIA practices want it of a feed: Page Up and Page Down go from message to message, Control+Home and
 * Control+End to the first and last.
 */
export function Thread({ lines, name, seenAt, onShown, onAgain, onDiscard, onLook }: ThreadProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const all = Math.ceil(lines.length / chunkSize);
  // What is above it is not there yet.
  const [top, setTop] = useState(Math.max(0, all - firstChunks));
  const events = useRef<LineEvents>({ onAgain, onDiscard, onLook });
  events.current = { onAgain, onDiscard, onLook };
  // The same object for good, so that no chunk is drawn anew for it.
  const on = useMemo<LineEvents>(
    () => ({
      onAgain: (message) => events.current.onAgain(message),
      onDiscard: (message) => events.current.onDiscard(message),
      onLook: () => events.current.onLook(),
    }),
    [],
  );

  useEffect(() => {
    if (top === 0) return;
    const timer = setTimeout(() => setTop(Math.max(0, top - moreChunks)));
    return () => clearTimeout(timer);
  }, [top]);

  // What was new as the view was opened stays marked as new.
  const [seenBefore] = useState(seenAt);
  const newFrom =
    seenBefore === undefined
      ? undefined
      : lines.find(({ at, by, outgoing }) => !outgoing && by !== 'own' && (at ?? 0) > seenBefore)?.key;

  const newest = lines.findLast(({ outgoing, at }) => !outgoing && at !== undefined)?.at;
  const tell = useRef(() => {});
  tell.current = () => {
    const isAtEnd = (scroller.current?.scrollTop ?? 0) > -atEnd;
    if (isAtEnd && newest !== undefined && document.visibilityState === 'visible') onShown(newest);
  };
  useEffect(() => tell.current(), [newest]);
  useEffect(() => {
    const look = () => tell.current();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);

  // As an attribute of each message it would have all of them drawn anew for one more.
  const count = lines.length;
  useEffect(() => {
    for (const line of scroller.current?.querySelectorAll('[data-line]') ?? [])
      line.setAttribute('aria-setsize', String(count));
  }, [count, top]);

  const said = useNews(lines, name);
  const first = Math.min(top, Math.max(0, all - 1));
  return (
    <>
      <div
        class="thread-scroller"
        ref={scroller}
        onScrollEnd={() => tell.current()}
        onScroll={() => tell.current()}
      >
        <div
          class="thread"
          role="feed"
          aria-label={words('thread.label', { name })}
          aria-busy={top > 0}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
          tabIndex={0}
          onKeyDown={moveByPage}
        >
          {Array.from({ length: all - first }, (_, i) => {
            const start = (first + i) * chunkSize;
            return (
              <Chunk
                key={first + i}
                lines={lines.slice(start, start + chunkSize)}
                before={lines[start - 1]}
                start={start}
                name={name}
                newFrom={newFrom}
                on={on}
              />
            );
          })}
        </div>
      </div>
      <div role="status" class="hidden-text" dir="auto">
        {said}
      </div>
    </>
  );
}

/** What others wrote since the view was opened, the newest of it, for who cannot see it come. */
function useNews(lines: readonly ThreadLine[], name: string): string {
  const known = useRef(lines.length);
  const [said, say] = useState('');
  useEffect(() => {
    const last = lines.at(-1);
    const grew = lines.length > known.current;
    known.current = lines.length;
    if (!grew || !last || last.by === 'own') return;
    say(`${last.by === 'visitor' ? name : words('thread.desk')}: ${last.text}`);
  }, [lines, name]);
  return said;
}

function moveByPage(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const ends = event.ctrlKey && (event.key === 'Home' || event.key === 'End');
  if (!ends && event.key !== 'PageUp' && event.key !== 'PageDown') return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line]')];
  const at = lines.findIndex((line) => line.contains(document.activeElement));
  const to =
    event.key === 'Home'
      ? 0
      : event.key === 'End' || at < 0
        ? lines.length - 1
        : at + (event.key === 'PageUp' ? -1 : 1);
  lines[Math.max(0, Math.min(to, lines.length - 1))]?.focus();
  event.preventDefault();
}
