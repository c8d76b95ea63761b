import { appendFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

/** One line of the tally that `npm test` adds up. */
export type TallyLine =
  | { kind: 'test'; name: string; state: 'passed' | 'failed' | 'skipped' }
  | { kind: 'broken'; name: string }
  | { kind: 'end' };

/**
 * Writes every result down at once, so that the count survives a crash of Vitest. Without a last line `end` the run did
 * not come to its end. `PATCHCORD_TALLY` names the file.
 */
export default class Tally implements Reporter {
  onTestCaseResult(test: TestCase): void {
    const { state } = test.result();
    write({ kind: 'test', name: nameOf(test), state: state === 'pending' ? 'skipped' : state });
  }

  /** A file that cannot be loaded, or whose hooks fail, has no failed test of its own. */
  onTestModuleEnd(module: TestModule): void {
    const broken = [module, ...module.children.allSuites()].filter((each) => each.errors().length > 0);
    for (const each of broken)
      write({ kind: 'broken', name: `${module.moduleId}: ${each.errors()[0]?.message}` });
  }

  onTestRunEnd(_modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    for (const error of unhandled) write({ kind: 'broken', name: `outside of a test: ${error.message}` });
    write({ kind: 'end' });
  }
}

function nameOf(test: TestCase): string {
  return `${test.project.name} ${test.module.relativeModuleId} > ${test.fullName}`;
}

function write(line: TallyLine): void {
  const file = process.env.PATCHCORD_TALLY;
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
}
