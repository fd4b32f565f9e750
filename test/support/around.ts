/** Around each file of tests: a folder for what is temporary, which must be empty again, and an eye on the time zone. */
import { mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, type RunnerTestSuite } from 'vitest';
import { isOneOf } from './globs.ts';
import { passOver, zoneInTurn } from './in-short.ts';
import { runFolder, startsWarm } from './program.ts';
import { watchZone } from './zone-watch.ts';
import { askingInFull, processes, zoned, zones } from './zones.ts';

// The files of a process run one after the other, each with these lines before it.
interface Around {
  /** Where the running file asked for the time zone, if it may not. */
  asked: string | null;
  mayAsk: boolean;
  /** Of the running file. */
  zone: string | undefined;
  readonly known: Set<string>;
  writeCoverage?: () => void;
}
const kept = globalThis as { around?: Around };
kept.around ??= begin();
const { around } = kept;

function begin(): Around {
  const around: Around = { asked: null, mayAsk: true, zone: undefined, known: new Set(['node-compile-cache']) }; // npm's
  watchZone((where) => {
    if (around.mayAsk || around.asked !== null) return;
    if (process.env['TZ'] !== around.zone) return; // the clock of a customer elsewhere (platform/wall-clock.ts)
    const place = where();
    // Tries what the engine's dates can do, once, when it is loaded.
    if (!/[\\/]d3-dsv[\\/]/.test(place)) around.asked = place;
  });
  return around;
}

const file = relative(process.cwd(), expect.getState().testPath ?? '').replaceAll('\\', '/');
around.asked = null;
around.mayAsk = isOneOf(file, [...zoned, ...askingInFull, ...processes]);

/** Set in a short run of the whole suite. */
const turn = process.env['CADENCE_TEST_TURN'];
if (turn !== undefined) process.env['TZ'] = zoneInTurn(file, Number(turn));
around.zone = process.env['TZ'];

const temporary = join(runFolder ?? '', String(process.pid));
mkdirSync(temporary, { recursive: true });
process.env['TMPDIR'] = temporary;
// The person running the tests may use cadence: their home, settings and book must not be touched.
for (const name of ['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME']) delete process.env[name];
Object.assign(process.env, startsWarm, { HOME: join(runFolder ?? '', 'home') });

/** Where what the tests run of src/ is written down (bench/covered). */
const coverage = process.env['CADENCE_COVERAGE'];
if (coverage !== undefined)
  around.writeCoverage ??= createRequire(import.meta.url)('../../bench/covered/collect.cjs')(coverage);

let running: RunnerTestSuite | undefined;
const hasFailed = (task: RunnerTestSuite | RunnerTestSuite['tasks'][number]): boolean =>
  task.result?.state === 'fail' || (task.type === 'suite' && task.tasks.some(hasFailed));

// biome-ignore lint/correctness/noEmptyPattern: Vitest reads there which fixtures are wanted
beforeAll(({}, suite) => {
  running = suite as RunnerTestSuite;
  if (turn !== undefined) passOver(suite as RunnerTestSuite, file, Number(turn));
});

afterAll(() => {
  around.writeCoverage?.();
  if (turn !== undefined && around.zone !== zones[0] && running !== undefined && hasFailed(running))
    console.log(`${file} was tried in ${around.zone}: npx vitest run --project ${around.zone} ${file}`);
  const left = readdirSync(temporary).filter((name) => !around.known.has(name));
  for (const name of left) around.known.add(name);
  expect(left, 'left behind in the folder for temporary files').toEqual([]);
  expect(
    around.asked,
    'what asks for the time zone is to run in both: name the file in test/support/zones.ts',
  ).toBeNull();
});
