import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { frame } from '../../utils/page/frame.ts';
import { wordsAround } from '../../utils/page/people.ts';

/**
 * Reads the words by which a conversation's customer is known. Few pages need it: those where a bare number meets a
 * session and the number of sessions makes that likely by chance.
 */
export default defineUnlistedScript(() => {
  frame().people ??= wordsAround;
});
