/**
 * What a short run passes over. Of a long table some rows are run, of a file that is long or whose tests start programs every other
 * test; which ones, changes from run to run. Files that somebody names are run as they are, and CI runs everything.
 */
import type { RunnerTestSuite } from 'vitest';
import { isOneOf } from './globs.ts';
import { processes } from './zones.ts';

type Task = RunnerTestSuite['tasks'][number];

/** What guards the rules of the house, and what takes no time, is never passed over. */
const dear = ['test/{app,bench,bin,call,commands,import,mail,render,store,terminal}/**'];

/** A table of so many rows is a long one, of which one in `oneIn` is run. */
const long = 6;
const oneIn = 3;

/** A file with fewer tests is run whole: where each starts programs, and elsewhere. */
const few = { ofPrograms: 4, others: 16 };

/** `turn` counts the runs: of any six in a row each test is in one. */
export function passOver(file: RunnerTestSuite, path: string, turn: number): void {
  if (!isOneOf(path, dear)) return;
  shorten(file, turn);
  const tests = testsIn(file);
  if (tests.length < (isOneOf(path, processes) ? few.ofPrograms : few.others)) return;
  for (const [i, test] of tests.entries()) if ((i + Math.floor(turn / oneIn)) % 2 !== 0) skip(test);
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
