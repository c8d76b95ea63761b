import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { explainCodes, findCodes, prepare, setOwn } from '../../utils/codes/index.ts';
import { frame } from '../../utils/page/frame.ts';

/**
 * The recogniser with all its languages. It is four times as large as the watcher, so a frame gets it when the first
 * six digits stand in it, or at a right click where no watcher runs.
 */
export default defineUnlistedScript(() => {
  frame().codes ??= { findCodes, explainCodes, prepare, setOwn };
  frame().codes?.setOwn?.(frame().own);
});
