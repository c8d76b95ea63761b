import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { findCodes } from '../../utils/codes/english.ts';
import { openRoot } from '../../utils/page/closed.ts';
import { frame } from '../../utils/page/frame.ts';
import { scan } from './scan.ts';

/**
 * The recogniser for a right click on a page that no watcher reads. It is a script of its own because it is as large as
 * the card, and most cards open where the watcher has found the codes already.
 */
export default defineUnlistedScript(() => {
  frame().scan = (root) => scan(root, findCodes, openRoot);
});
