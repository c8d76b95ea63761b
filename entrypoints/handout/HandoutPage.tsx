import { useEffect, useState } from 'preact/hooks';
import { TroubleLines } from '../../components/card/TroubleLines.tsx';
import { Handout } from '../../components/link/Handout.tsx';
import { QrChoices } from '../../components/link/QrChoices.tsx';
import { codeOf } from '../../components/link/QrFigure.tsx';
import { QrLogo } from '../../components/link/QrLogo.tsx';
import { browser } from '../../utils/browser/index.ts';
import { words } from '../../utils/i18n/words.ts';
import { useNow } from '../../utils/views/clock.ts';
import { useDrawing, useHanding } from '../../utils/views/drawing.ts';
import { useLive } from '../../utils/views/live.ts';
import { useLook } from '../../utils/views/look.ts';

/** CSS pixels for what stands below the code. */
const below = 170;

/**
 * One link's code in a window or tab of its own.
 *
 * @param props.does `show` it to be scanned, `print` it at once, or `look`: choose how codes look
 */
export function HandoutPage({ id, does }: { id: string; does: 'show' | 'print' | 'look' }) {
  const now = useNow();
  const kept = useLive((db) => db.links.get(id), [id]);
  const link = kept?.ok ? kept.value : undefined;
  const { look, logo, setLook, setLogo } = useLook();
  const drawing = useDrawing(link?.url, look, logo);
  const handing = useHanding(link, link?.request.language);
  const [isBad, setBad] = useState(false);
  const room = useRoom(does === 'look' ? 480 : Number.POSITIVE_INFINITY);

  useEffect(() => {
    document.title = words('linkMade.title');
    const close = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') void closeTab();
    };
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, []);

  const isThere = codeOf(drawing) !== undefined && handing !== undefined;
  useEffect(() => {
    if (does !== 'print' || !isThere) return;
    // The image is decoded on its own time, and an undecoded one is printed as nothing.
    void Promise.all([...document.images].map((image) => image.decode())).then(() => print());
  }, [does, isThere]);

  if (!kept) return null;
  if (!kept.ok) return <TroubleLines trouble={kept.trouble} />;
  if (!link) {
    return (
      <main class="handout">
        <p>{words('linkMade.gone')}</p>
      </main>
    );
  }
  return (
    <Handout
      link={link}
      drawing={drawing}
      room={room}
      level={look.level}
      handing={handing}
      now={now}
      onLevel={(level) => setLook({ ...look, level })}
      onPrint={() => print()}
      onClose={() => void closeTab()}
    >
      {does === 'look' && (
        <QrChoices look={look} drawing={drawing} url={link.url} onLook={setLook}>
          <QrLogo
            logo={logo}
            bad={isBad}
            onFile={async (file) => {
              const { logoFrom } = await import('../../utils/links/seeing.ts');
              const chosen = await logoFrom(file);
              setBad(chosen === undefined);
              if (chosen !== undefined) setLogo(chosen);
            }}
            onRemove={() => setLogo('')}
          />
        </QrChoices>
      )}
    </Handout>
  );
}

/** The square that the window has for the code. */
function useRoom(most: number): number {
  const look = () => Math.max(120, Math.min(most, innerWidth - 32, innerHeight - below));
  const [room, setRoom] = useState(look);
  useEffect(() => {
    const again = () => setRoom(look());
    addEventListener('resize', again);
    return () => removeEventListener('resize', again);
  });
  return room;
}

/** A page may not always close itself; the browser closes its tab. */
async function closeTab(): Promise<void> {
  const own = await browser.tabs.getCurrent();
  if (own?.id !== undefined) await browser.tabs.remove(own.id);
}
