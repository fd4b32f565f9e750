/** What is written to a terminal, read as the strictest of them read it (tmux, xterm, the console of Linux). */
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { fullScreen } from '../../src/platform/full-screen.ts';
import { fc } from '../support/properties.ts';

/** Behind the last column the cursor stays on it, and erasing to the end of the line takes what stands there. */
function screenOf(written: string, columns: number, rows: number): string[] {
  const cells = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ' '));
  let [row, column] = [0, 0];
  for (const [part, figures = '', letter] of written.matchAll(/\u001b\[([?\d;]*)([A-Za-z])|[^\u001b]/g)) {
    const [first = 1, second = 1] = figures.split(';').map(Number);
    if (letter === 'H') [row, column] = [first - 1, second - 1];
    else if (letter === 'K') cells[row]?.fill(' ', column);
    else if (letter === undefined) {
      cells[row]?.splice(column, 1, part);
      column = Math.min(columns - 1, column + 1);
    }
  }
  return cells.map((line) => line.join('').trimEnd());
}

const columns = 12;
const rows = 4;

it('shows every line to its last column, and nothing of the picture before', () => {
  const line = fc
    .string({ unit: fc.constantFrom('a', 'b', ' ', 'c'), maxLength: columns })
    .map((text) => text.trimEnd());
  const lines = fc.array(fc.oneof(line, fc.constant('x'.repeat(columns))), { maxLength: rows });
  fc.assert(
    fc.property(fc.array(lines, { minLength: 1, maxLength: 4 }), (pictures) => {
      const written: string[] = [];
      const output = { rows, columns, write: (text: string) => written.push(text) > 0 };
      const screen = fullScreen(new PassThrough() as never, output as never);
      for (const picture of pictures) screen.draw({ lines: picture, cursor: null });
      const last = pictures.at(-1) ?? [];
      expect(screenOf(written.join(''), columns, rows)).toEqual(
        Array.from({ length: rows }, (_, at) => last[at] ?? ''),
      );
    }),
  );
});
