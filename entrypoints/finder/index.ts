import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openRoot } from '../../utils/page/closed.ts';
import { frame } from '../../utils/page/frame.ts';
import { scan } from './scan.ts';

/**
 * Looks for codes on a page that no watcher reads, when it was right-clicked; the recogniser (`codes`) comes before it.
 * Most cards open where the watcher has found the codes already, and need neither.
 */
export default defineUnlistedScript(() => {
  const { codes } = frame();
  if (codes) frame().scan = (root) => scan(root, codes.explainCodes, openRoot);
});
