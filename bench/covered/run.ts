/**
 * `npm run coverage`: how many statements of each file in src/ the tests run, in their own processes and in those they start.
 * Words behind `--` go to Vitest: `-- test/commands/tag.test.ts` shows what one file of tests runs.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zones } from '../../test/support/zones.ts';
import { exceptions } from './exceptions.ts';
import { type Covered, gone, judge } from './judge.ts';
import { covered, merged } from './merge.ts';

const list = 'coverage/statements.txt';

const folder = mkdtempSync(join(tmpdir(), 'cadence-coverage-'));
try {
  chmodSync(folder, 0o1777); // processes of other users write into it too
  const words = process.argv.slice(2);
  const projects = [zones[0], 'acceptance'].flatMap((name) => ['--project', name]);
  const vitest = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...projects, ...words], {
    env: { ...process.env, CADENCE_COVERAGE: folder },
    stdio: 'inherit',
  });
  const files = covered(merged(folder));
  if (vitest.status !== 0) fail('the tests failed: what they did not run for that is missing below');
  keep(files);
  if (words.length === 0) report(files);
  else for (const one of judge(files, {})) if (one.loaded) print(one);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function report(files: readonly Covered[]): void {
  const verdicts = judge(files, exceptions);
  for (const one of verdicts.filter(({ problem, goal, percent }) => problem !== null || percent < goal)) print(one);
  const [statements, run] = [sum(files.map((one) => one.statements)), sum(files.map((one) => one.run))];
  console.log(`\n${run} of ${statements} statements in ${files.length} files; the lowest ten:`);
  for (const one of verdicts.slice(0, 10)) print(one);
  console.log(`which lines never ran: ${list}`);
  for (const file of gone(files, exceptions)) fail(`${file} stands in exceptions.ts and is not there`);
  for (const { file, problem } of verdicts) if (problem !== null) fail(`${file} ${problem}`);
}

/** For each file, the lines with a statement that never ran. */
function keep(files: readonly Covered[]): void {
  const missed = judge(files, {}).filter((one) => one.loaded && one.missed.length > 0);
  mkdirSync('coverage', { recursive: true });
  writeFileSync(
    list,
    missed.map((one) => `${one.file} ${one.percent.toFixed(1)} % ${one.missed.join(' ')}\n`).join(''),
  );
}

function print({ file, percent, goal, run, statements }: ReturnType<typeof judge>[number]): void {
  const excuse = exceptions[file] === undefined ? '' : ` (${exceptions[file]})`;
  console.log(`${percent.toFixed(1).padStart(5)} %  of ${goal} %  ${run}/${statements}  ${file}${excuse}`);
}

function fail(why: string): void {
  console.error(why);
  process.exitCode = 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
