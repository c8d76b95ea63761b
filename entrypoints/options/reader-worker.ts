import { answerReader } from '../../utils/sources/reader.ts';

/** A worker of the import's worker: it reads the file, and knows no database. */
answerReader(globalThis as unknown as Worker);
