/** `npm run torture` in short, and in CI in less short. */
import { expect, it } from 'vitest';
import { turnTheClock } from '../../bench/torture/clock.ts';
import { reading, writing } from '../../bench/torture/commands.ts';
import { callersKilled, callTogether, commandsTogether, writeTogether } from '../../bench/torture/crowd.ts';
import { damageBooks } from '../../bench/torture/damage.ts';
import { fillTheDisk, meansHere } from '../../bench/torture/full.ts';
import { fuzz } from '../../bench/torture/fuzz.ts';
import { killAtRandom } from '../../bench/torture/kill.ts';
import { killMigrations } from '../../bench/torture/migrate.ts';
import { undoAll } from '../../bench/torture/undo.ts';
import { commands } from '../../src/command-list.ts';
import { whole } from '../support/thorough.ts';
import { itWhere } from '../support/where.ts';

it('knows of every command whether it writes, and tries each one that does', () => {
  const known = [...Object.keys(writing), ...reading];
  const all = commands.map(({ name }) => name);
  const todo = 'bench/torture/commands.ts has words to try each writing command with, and lists those that only read';
  expect({ missing: all.filter((name) => !known.includes(name)), todo }).toEqual({ missing: [], todo });
  expect({ gone: known.filter((name) => !all.includes(name)), todo }).toEqual({ gone: [], todo });
});

it('is whole after kill -9 at random moments', () => killAtRandom(whole ? 8 : 1, 1));
it('brings an old book up to date as a whole or not at all, whoever is killed', () =>
  killMigrations(whole ? 10 : 2, 2, 2_000));
it('loses nothing when processes write together', () => writeTogether(2, whole ? 10 : 5));
it('calls nobody twice and loses no note when several callers call', async () => {
  await (whole ? callTogether(3, 5, 9) : callTogether(2, 3, 9));
});
it('gives the customers of callers who were killed to others', () => callersKilled(2, 10));
itWhere(whole, 'TESTS is not "whole": commands together')('loses nothing when commands run together', () =>
  commandsTogether(2, 1),
);
itWhere(process.platform === 'linux', 'not on Linux: a full disk')(
  'says so when no space is left, and keeps the book',
  () => fillTheDisk({ means: meansHere(), short: true, oneIn: whole ? 1 : 40 }),
);
it('says so when a book is damaged', () => damageBooks(whole ? 12 : 2, 4));
it('lets no hostile file crash it, hang it or come out alive', () => fuzz('files', 0, whole ? 100 : 2, 11));
it('lets no hostile note crash it, hang it or come out alive', () => fuzz('notes', 0, whole ? 100 : 2, 12));
it('is as it was after any commands and as many undos', () => undoAll(whole ? 50 : 25, whole ? 2 : 1, 5));
it('keeps the rules of the plan while the clock is turned', () => turnTheClock(whole ? 60 : 20, 3));
