import { type KeepingAsk, KeepingDesk, type KeepingTell } from '../../utils/keeping/desk.ts';
import { PatchcordDatabase } from '../../utils/sessions/db.ts';

/** The worker of an options page that writes exports and backups, and restores. Its name is that of the database. */
const worker = globalThis as unknown as Worker & { name: string };
const tell = (told: KeepingTell) => worker.postMessage(told);
const db = new PatchcordDatabase(worker.name);
const desk = new KeepingDesk(db, `exports-${db.name}`, tell);

addEventListener('message', ({ data }: MessageEvent<KeepingAsk>) => void desk.answer(data));
