/** `npm run torture` in short. */
import { it } from 'vitest';
import { turnTheClock } from '../../bench/torture/clock.ts';
import { writeTogether } from '../../bench/torture/crowd.ts';
import { fillTheDisk } from '../../bench/torture/full.ts';
import { fuzzImports, fuzzNotes } from '../../bench/torture/fuzz.ts';
import { killAtRandom } from '../../bench/torture/kill.ts';
import { undoAll } from '../../bench/torture/undo.ts';

it('is whole after kill -9 at random moments', () => killAtRandom(6), 60_000);
it('loses nothing when processes write together', () => writeTogether(2, 10), 60_000);
it.runIf(process.platform === 'linux')(
  'says so when no space is left, and keeps the book',
  () => fillTheDisk(),
  60_000,
);
it('lets no hostile file crash it, hang it or reach the terminal', () => fuzzImports(150, 11), 60_000);
it('lets no hostile note crash it, hang it or reach the terminal', () => fuzzNotes(300, 12), 60_000);
it('is as it was after any commands and as many undos', () => undoAll(50, 2), 60_000);
it('keeps the rules of the plan while the clock is turned', () => turnTheClock(60), 60_000);
