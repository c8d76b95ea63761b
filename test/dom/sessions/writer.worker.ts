import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { putSessions } from '../../../utils/sessions/records.ts';
import { tend } from '../../../utils/sessions/tend.ts';
import { dice } from '../../unit/sessions/dice.ts';
import { now } from '../../unit/sessions/session.ts';
import { anyRecord } from './model.ts';

/** Puts batch after batch and tells of each that is acknowledged, while it tidies up, until it is killed. */
addEventListener('message', async ({ data }: MessageEvent<{ name: string; seed: number }>) => {
  const { name, seed } = data;
  const db = new PatchcordDatabase(name);
  const roll = dice(seed);
  const tidy = async () => {
    for (;;) {
      await tend(db, now);
      postMessage('tended');
    }
  };
  void tidy();
  for (;;) {
    const batch = Array.from({ length: 1 + roll(400) }, () => anyRecord(roll, 1500));
    postMessage('begun');
    await putSessions(db, batch, now);
    postMessage(batch);
  }
});
