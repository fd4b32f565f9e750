/** The bar on the terminal while a long import is at work. */
import { describe, expect, it } from 'vitest';
import { progressOf } from '../../src/command-line/importing/progress.ts';
import type { Io } from '../../src/context.ts';

/** What is on the line of the terminal at each of these moments, in milliseconds since the beginning. */
function shown(
  work: { name: string; bytes: number | null },
  done: readonly [at: number, bytes: number, rows: number][],
) {
  let [clock, line] = [0, ''];
  const talk = (text: string) => {
    line = text.replace('\r\u001b[K', '');
  };
  const progress = progressOf({ io: { errIsTerminal: true, talk } as Io, now: () => new Date(clock) }, work);
  const lines = done.map(([at, bytes, rows]) => {
    clock = at;
    progress.at({ bytes, rows });
    return line;
  });
  progress.end();
  return [...lines, line];
}

describe('progress', () => {
  it('begins after a second, moves on ten times a second, and is gone at the end', () => {
    expect(
      shown({ name: 'orders.csv', bytes: 1000 }, [
        [500, 100, 10],
        [999, 200, 20],
        [1000, 250, 25],
        [1050, 300, 30],
        [1100, 500, 50],
        [2000, 1000, 100],
      ]),
    ).toEqual([
      '',
      '',
      'orders.csv  [######..................] 25%  25 rows',
      'orders.csv  [######..................] 25%  25 rows',
      'orders.csv  [############............] 50%  50 rows',
      'orders.csv  [########################] 100%  100 rows',
      '',
    ]);
  });

  it('has no share of what has no end, and never more than all', () => {
    expect(shown({ name: 'standard input', bytes: null }, [[1500, 100, 1]])).toEqual(['standard input  1 row', '']);
    expect(shown({ name: 'empty.csv', bytes: 0 }, [[1500, 0, 0]])).toEqual(['empty.csv  0 rows', '']);
    expect(shown({ name: 'growing.csv', bytes: 10 }, [[1500, 20, 2]])[0]).toContain('] 100%  2 rows');
  });

  it('does nothing to the terminal with a name', () => {
    expect(shown({ name: 'a\u001b[31m.csv', bytes: null }, [[1500, 1, 1]])[0]).toBe('a.csv  1 row');
  });

  it('is no more than a wait where there is no terminal', () => {
    const io = { errIsTerminal: false, talk: () => expect.unreachable() } as unknown as Io;
    const progress = progressOf({ io, now: () => new Date(0) }, { name: 'orders.csv', bytes: 10 });
    progress.at({ bytes: 5, rows: 1 });
    progress.end();
  });
});
