/** `npm run torture` in short. */
import { expect, it } from 'vitest';
import { turnTheClock } from '../../bench/torture/clock.ts';
import { reading, writing } from '../../bench/torture/commands.ts';
import { commandsTogether, writeTogether } from '../../bench/torture/crowd.ts';
import { damageBooks } from '../../bench/torture/damage.ts';
import { fillTheDisk, meansHere } from '../../bench/torture/full.ts';
import { fuzz } from '../../bench/torture/fuzz.ts';
import { killAtRandom } from '../../bench/torture/kill.ts';
import { undoAll } from '../../bench/torture/undo.ts';
import { commands } from '../../src/command-list.ts';

const aMinute = 60_000;

it('knows of every command whether it writes, and tries each one that does', () => {
  const known = [...Object.keys(writing), ...reading].sort();
  expect(known).toEqual(commands.map(({ name }) => name).sort());
});

it('is whole after kill -9 at random moments', () => killAtRandom(8, 1), aMinute);
it('loses nothing when processes write together', () => writeTogether(2, 10), aMinute);
it('loses nothing when commands run together', () => commandsTogether(2, 1), aMinute);
it.runIf(process.platform === 'linux')(
  'says so when no space is left, and keeps the book',
  () => fillTheDisk({ means: meansHere(), short: true }),
  2 * aMinute,
);
it('says so when a book is damaged', () => damageBooks(12, 4), aMinute);
it('lets no hostile file crash it, hang it or come out alive', () => fuzz('files', 0, 100, 11), aMinute);
it('lets no hostile note crash it, hang it or come out alive', () => fuzz('notes', 0, 100, 12), aMinute);
it('is as it was after any commands and as many undos', () => undoAll(50, 2, 5), aMinute);
it('keeps the rules of the plan while the clock is turned', () => turnTheClock(60, 3), aMinute);
