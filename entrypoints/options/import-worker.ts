import { PatchcordDatabase } from '../../utils/sessions/db.ts';
import { type DeskAsk, type DeskTell, ImportDesk } from '../../utils/sources/desk.ts';
import { type ReaderWanted, readElsewhere } from '../../utils/sources/reader.ts';
import { Staging } from '../../utils/sources/staging.ts';

/** The worker of an options page that reads a file of sessions. Its name is that of the database. */
const worker = globalThis as unknown as Worker & { name: string };
const tell = (told: DeskTell) => worker.postMessage(told);
const db = new PatchcordDatabase(worker.name);
// It was deleted, or a newer version has it: opening it again is for the page to see to, which starts another worker.
db.on('versionchange', () => db.close());
const reader = () => {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ reader: port2 } satisfies ReaderWanted, [port2]);
  return port1;
};
const desk = new ImportDesk(db, new Staging(`imports-${db.name}`), {
  tell,
  read: (file, options) => readElsewhere(reader(), file, options),
});

addEventListener('message', ({ data }: MessageEvent<DeskAsk>) => void desk.answer(data));
