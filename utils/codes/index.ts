import { LANGUAGES } from './cues/all.ts';
import { speak } from './judge.ts';

export type { CodeKind, CodeStrength, Cue, CueKind, ExplainedCode, FindOptions, FoundCode } from './find.ts';
export { explainCodes, findCodes } from './find.ts';
export { prepare, setOwn } from './judge.ts';
export type { OwnLabel, OwnPattern, OwnRules } from './own.ts';

speak(Object.values(LANGUAGES));
