/** Which files are mutated, which tests are run for each, and how many mutants these have to notice. */
import { globSync } from 'node:fs';

export function mutated(): string[] {
  return globSync(['src/domain/**/*.ts', 'src/import/values/*.ts', 'src/store/{journal,operations}.ts'])
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/** Per cent. */
export function goalOf(file: string): number {
  return /^src\/domain\/(plan|rank)\//.test(file) ? 90 : 85;
}

const cells = 'test/import/values.test.ts';
const ofCells = ['countries', 'dates', 'money', 'months', 'names', 'phones', 'yes-no'];

/** Files whose tests stand elsewhere than under their own name, or there too. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  'src/domain/plan/newcomers.ts': ['test/domain/plan/outlook.test.ts'],
  'src/domain/plan/day-board.ts': ['test/domain/plan/planner.test.ts'],
  ...Object.fromEntries(ofCells.map((name) => [`src/import/values/${name}.ts`, [cells]])),
};

/** `src/domain/day.ts` is tested by `test/domain/day.test.ts` and `test/domain/day-….test.ts`. */
export function testsOf(file: string): string[] {
  const own = file.replace(/^src\//, 'test/').replace(/\.ts$/, '');
  return [`${own}.test.ts`, `${own}-*.test.ts`, ...(elsewhere[file] ?? [])];
}
