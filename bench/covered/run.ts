/**
 * `npm run coverage`: how much of each file in src/ the tests run, in their own processes and in those they start. Words
 * behind `--` go to Vitest: `-- test/commands/tag.test.ts` shows what one file of tests runs.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mergeProcessCovs, type ProcessCov } from '@bcoe/v8-coverage';
import { convert } from 'ast-v8-to-istanbul';
import { parseAst } from 'rolldown/parseAst';
import { zones } from '../../test/support/zones.ts';
import { exceptions } from './exceptions.ts';
import { type Covered, gone, judge } from './judge.ts';

/** They look at the bundle, and here there is none: each process runs the sources, whose lines are counted. */
const aboutTheBundle = ['build', 'executable', 'launcher', 'package'].map((name) => `test/bin/${name}.test.ts`);
/** Hundreds of starts, each of them slow from the sources, and nothing that no other test runs. */
const torture = 'test/bench/torture.test.ts';

const folder = mkdtempSync(join(tmpdir(), 'cadence-coverage-'));
try {
  chmodSync(folder, 0o1777); // processes of other users write into it too
  const words = process.argv.slice(2);
  const projects = [zones[0], 'acceptance'].flatMap((name) => ['--project', name]);
  const excluded = [...aboutTheBundle, torture].flatMap((file) => ['--exclude', file]);
  const vitest = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', ...projects, ...excluded, ...words],
    {
      env: { ...process.env, CADENCE_COVERAGE: folder },
      stdio: 'inherit',
    },
  );
  const files = await covered(merged(folder));
  if (vitest.status !== 0) fail('the tests failed: what they did not run for that is missing below');
  if (words.length === 0) report(files);
  else for (const one of judge(files, {})) if (one.loaded) print(one);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** By URL, what all processes ran together. */
function merged(folder: string): Map<string, Profiler.ScriptCoverage> {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ProcessCov;
  let all: ProcessCov = { result: [] };
  const names = readdirSync(folder);
  for (let i = 0; i < names.length; i += 50) all = mergeProcessCovs([all, ...names.slice(i, i + 50).map(read)]);
  return new Map(all.result.map((script) => [script.url, script]));
}

/** Every file that has statements. Node runs them with their types blanked out: what V8 counted has the places of the source. */
async function covered(scripts: ReadonlyMap<string, Profiler.ScriptCoverage>): Promise<Covered[]> {
  const files: Covered[] = [];
  for (const file of globSync('src/**/*.ts', { exclude: ['**/*.d.ts'] })) {
    const code = stripTypeScriptTypes(readFileSync(file, 'utf8'));
    const url = pathToFileURL(resolve(file)).href;
    const found = scripts.get(url);
    const never = [
      { functionName: '', isBlockCoverage: true, ranges: [{ startOffset: 0, endOffset: code.length, count: 0 }] },
    ];
    const data = await convert({ code, ast: parseAst(code), coverage: { url, functions: found?.functions ?? never } });
    const counts = Object.values(data).flatMap(({ s }) => Object.values(s));
    files.push({
      file: file.replaceAll('\\', '/'),
      statements: counts.length,
      run: counts.filter((count) => count > 0).length,
      loaded: found !== undefined,
    });
  }
  return files;
}

function report(files: readonly Covered[]): void {
  const verdicts = judge(files, exceptions);
  for (const one of verdicts.filter(({ problem, goal, percent }) => problem !== null || percent < goal)) print(one);
  const [statements, run] = [sum(files.map((one) => one.statements)), sum(files.map((one) => one.run))];
  console.log(`\n${run} of ${statements} statements in ${files.length} files; the lowest ten:`);
  for (const one of verdicts.slice(0, 10)) print(one);
  for (const file of gone(files, exceptions)) fail(`${file} stands in exceptions.ts and is not there`);
  for (const { file, problem } of verdicts) if (problem !== null) fail(`${file} ${problem}`);
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
