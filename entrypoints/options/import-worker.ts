import { PatchcordDatabase } from '../../utils/sessions/db.ts';
import { type DeskAsk, type DeskTell, ImportDesk } from '../../utils/sources/desk.ts';
import { Staging } from '../../utils/sources/staging.ts';

/** The worker of an options page that reads a file of sessions. Its name is that of the database. */
const worker = globalThis as unknown as Worker & { name: string };
const tell = (told: DeskTell) => worker.postMessage(told);
const db = new PatchcordDatabase(worker.name);
const desk = new ImportDesk(db, new Staging(`imports-${db.name}`), tell);

addEventListener('message', ({ data }: MessageEvent<DeskAsk>) => void desk.answer(data));
