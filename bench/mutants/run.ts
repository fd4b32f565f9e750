/**
 * `npm run mutants`: does a test notice when the code is wrong? Stryker changes one thing at a time and runs the tests near
 * it. `-- src/domain/day.ts src/domain/rank` does some files or folders, `--fresh` forgets what earlier runs found (Stryker does
 * not try constants of a module again for a new test),
 * `--all` prints every survivor and not the first ones.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { equivalents } from './equivalents.ts';
import { judge, type Report, type Verdict } from './judge.ts';
import { goalOf, mutated, testsOf } from './scope.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { fresh: { type: 'boolean' }, all: { type: 'boolean' } },
});
const kept = 'coverage/mutants';

function chosen(places: readonly string[]): string[] {
  const files = mutated();
  const asked = places.map((place) => place.replace(/^\.\//, '').replace(/\/$/, ''));
  for (const place of asked) {
    if (!files.some((file) => file === place || file.startsWith(`${place}/`))) {
      throw new Error(`${place}: no file that is mutated (bench/mutants/scope.ts says which are)`);
    }
  }
  return files.filter((file) => asked.length === 0 || asked.some((p) => file === p || file.startsWith(`${p}/`)));
}

/** Without a test near it a file is left to one that knows nothing of it: Stryker wants a test to tell what there is to mutate. */
function testsNear(file: string): readonly string[] {
  const near = testsOf(file);
  return near.some((pattern) => globSync(pattern).length > 0) ? near : ['test/bench/mutants.test.ts'];
}

/** Runs Stryker over one file with the tests near it. */
function mutate(file: string): Report {
  const name = file.replaceAll('/', '.');
  const report = join(kept, `${name}.json`);
  const settings = join(tmpdir(), `mutants-${process.pid}.json`);
  if (values.fresh) rmSync(join(kept, `${name}.known.json`), { force: true });
  writeFileSync(
    settings,
    JSON.stringify({
      mutate: [file],
      testRunner: 'vitest',
      plugins: ['@stryker-mutator/vitest-runner'],
      vitest: { configFile: 'bench/mutants/vitest.config.ts', related: false },
      coverageAnalysis: 'perTest',
      tsconfigFile: 'none.json', // Stryker would read it by TypeScript's API, which TypeScript 7 does not have
      disableTypeChecks: true,
      concurrency: 2,
      timeoutMS: 20_000, // a busy machine is no endless loop
      incremental: true,
      incrementalFile: join(kept, `${name}.known.json`),
      reporters: ['json'],
      jsonReporter: { fileName: report },
      tempDirName: join(tmpdir(), `mutants-${process.pid}`),
      cleanTempDir: 'always',
      ignorePatterns: ['dist', 'coverage', 'bench/ranking/books'],
      allowEmpty: true,
      warnings: { slow: false },
    }),
  );
  rmSync(report, { force: true });
  const stryker = spawnSync(process.execPath, ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', settings], {
    env: { ...process.env, MUTANTS_TESTS: testsNear(file).join('\n') },
    encoding: 'utf8',
  });
  rmSync(settings, { force: true });
  if (!existsSync(report)) throw new Error(`${file}: Stryker made no report\n${stryker.stdout}${stryker.stderr}`);
  return JSON.parse(readFileSync(report, 'utf8')) as Report;
}

function print(file: string, { score, goal, survivors, excused, unused, missed }: Verdict): void {
  const excuses = excused === 0 ? '' : `, ${excused} change nothing`;
  console.log(
    `${missed ? 'MISSED' : 'met   '}  ${score.toFixed(1).padStart(5)} %  (goal ${goal} %${excuses})  ${file}`,
  );
  const shown = values.all ? survivors : missed ? survivors.slice(0, 10) : [];
  for (const { line, mutator, was, becomes, covered } of shown) {
    console.log(`          ${line}: ${was} → ${becomes}  (${mutator}${covered ? '' : '; no test runs it'})`);
  }
  if (shown.length < survivors.length && missed)
    console.log(`          and ${survivors.length - shown.length} more (--all)`);
  for (const change of unused) {
    console.log(`          equivalents.ts excuses ${change}, which did not survive: take it out`);
  }
}

mkdirSync(kept, { recursive: true });
let failed = 0;
for (const file of chosen(positionals)) {
  const verdict = judge(mutate(file), file, goalOf(file), equivalents);
  if (verdict === null) continue;
  print(file, verdict);
  if (verdict.missed) failed += 1;
}
console.log(failed === 0 ? 'every goal met' : `${failed} below the goal`);
process.exitCode = failed === 0 ? 0 : 1;
