import { en } from './cues/en.ts';
import { speak } from './judge.ts';

export { findCodes } from './find.ts';

/**
 * The recogniser with English alone, as the extension loads it: nineteen languages weigh 50 kB after gzip and take 120 ms
 * to get ready, in every frame of every chat tab. Pages get them once they can be loaded by need.
 */
speak([en]);
