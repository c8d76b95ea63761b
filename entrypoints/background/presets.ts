import { takeHanded } from '../../utils/links/handover.ts';
import { addPresets, orderPresets, savePreset } from '../../utils/links/presets.ts';
import { handing } from '../../utils/menus/link.ts';
import { bad, good } from '../../utils/messages/answer.ts';
import type { ViewToBackground } from '../../utils/messages/calls.ts';
import type { ViewHandlers } from '../../utils/messages/serve.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { wire } from './wire.ts';

type Offering = 'links.deleteExpired' | 'link.handed' | `preset.${string}` | `presets.${string}`;

/** What the popup and the options ask of presets, and of the links and customers that fill the form in. */
export const presetHandlers: Pick<ViewHandlers, Extract<keyof ViewToBackground, Offering>> = {
  async 'links.deleteExpired'() {
    const db = await openStore();
    return good({ deleted: await db.links.where('expiresAt').belowOrEqual(wire.now()).delete() });
  },

  async 'link.handed'({ once }) {
    // The popup may be faster than the database.
    await handing();
    const customer = await takeHanded(await openStore(), once);
    return customer ? good(customer) : bad('gone');
  },

  async 'preset.save'(preset) {
    return savePreset(await openStore(), preset);
  },

  async 'preset.remove'({ id }) {
    await (await openStore()).presets.delete(id);
    return good(undefined);
  },

  async 'presets.order'({ ids }) {
    await orderPresets(await openStore(), ids);
    return good(undefined);
  },

  async 'presets.add'({ presets }) {
    return good(await addPresets(await openStore(), presets));
  },
};
