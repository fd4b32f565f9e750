/**
 * What a short run passes over. Of a long table some rows are run, of a long file one test in three, of a file whose tests start
 * programs one in four, and a file that is tried in two zones is tried in one of them; which ones, changes from run to run.
 * Files that somebody names are run as they are, and CI runs everything.
 */
import { createHash } from 'node:crypto';
import type { RunnerTestSuite } from 'vitest';
import { isOneOf } from './globs.ts';
import { processes, zoned, zones } from './zones.ts';

type Task = RunnerTestSuite['tasks'][number];

/** What guards the rules of the house, and what takes no time, is never passed over. */
const dear = ['test/{app,bench,bin,call,commands,import,mail,render,store,terminal}/**'];

/** A table of so many rows is a long one, of which one in `oneIn` is run. */
const long = 6;
const oneIn = 3;

/** Files with fewer tests are run whole; of the others one test in so many is run. */
const ofPrograms = { few: 4, oneIn: 4 };
const ofOthers = { few: 8, oneIn: 3 };

/** `turn` counts the runs: of any twelve in a row each test is in one, and of any nine if it starts no program. */
export function passOver(file: RunnerTestSuite, path: string, turn: number): void {
  if (!isOneOf(path, dear)) return;
  shorten(file, turn);
  if (isOneOf(path, zoned)) return;
  const tests = testsIn(file);
  const way = isOneOf(path, processes) ? ofPrograms : ofOthers;
  if (tests.length < way.few) return;
  for (const [i, test] of tests.entries()) if ((i + Math.floor(turn / oneIn)) % way.oneIn !== 0) skip(test);
}

/** The zone in which a short run tries a file; in the next run the other one. */
export function zoneInTurn(path: string, turn: number): string {
  if (!isOneOf(path, zoned)) return zones[0];
  const [drawn = 0] = createHash('sha1').update(path).digest();
  return zones[(drawn + turn) % zones.length] ?? zones[0];
}

/** The rows of a table stand side by side, as tests or as suites. */
function shorten(suite: RunnerTestSuite, turn: number): void {
  for (const rows of tablesIn(suite.tasks)) {
    if (rows.length >= long) for (const [i, row] of rows.entries()) if ((i + turn) % oneIn !== 0) skip(row);
  }
  for (const task of suite.tasks) if (task.type === 'suite' && task.mode === 'run') shorten(task, turn);
}

function tablesIn(tasks: readonly Task[]): Task[][] {
  const tables: Task[][] = [[]];
  for (const task of tasks) {
    if (task.each === true && task.mode === 'run') tables.at(-1)?.push(task);
    else tables.push([]);
  }
  return tables;
}

function testsIn(suite: RunnerTestSuite): Task[] {
  const run = suite.tasks.filter(({ mode }) => mode === 'run');
  return run.flatMap((task) => (task.type === 'suite' ? testsIn(task) : [task]));
}

function skip(task: Task): void {
  task.mode = 'skip';
  if (task.type === 'suite') task.tasks.forEach(skip);
}
