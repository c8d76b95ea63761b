import type { CueWords } from '../kinds.ts';
import { en } from './en.ts';

/** Every language that is understood. Where two claim the same word, the first one keeps it. */
export const LANGUAGES: Readonly<Record<string, CueWords>> = { en };
