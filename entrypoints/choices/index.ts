import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { frame } from '../../utils/page/frame.ts';
import { showChoices } from './show.tsx';

/** What a card's ⋯ offers beyond the card's own. Few agents open it on most pages, so that it comes when it is opened. */
export default defineUnlistedScript(() => {
  frame().choices ??= showChoices;
});
