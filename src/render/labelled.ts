import { displayWidth } from '../domain/display-width.ts';

/** A label and its texts, each on its own line. */
export interface Labelled {
  readonly label: string;
  readonly texts: readonly string[];
}

const narrow = 56;

/**
 * Labels on the left, texts wrapped next to them; below them on a narrow terminal. Rows without a text are left out.
 */
export function labelled(rows: readonly Labelled[], width: number, emphasis: (label: string) => string): string[] {
  const said = rows.filter(({ texts }) => texts.length > 0);
  const column = width < narrow ? 2 : Math.max(0, ...said.map(({ label }) => displayWidth(label))) + 2;
  const indent = ' '.repeat(column);
  return said.flatMap(({ label, texts }) => {
    const lines = texts.flatMap((text) => wrapped(text, width - column));
    if (width < narrow) return [emphasis(label), ...lines.map((line) => indent + line)];
    const head = emphasis(label) + ' '.repeat(column - displayWidth(label));
    return lines.map((line, index) => (index === 0 ? head : indent) + line);
  });
}

/** Breaks a text at spaces so that no line is wider; a single word that is too wide is cut. */
export function wrapped(text: string, width: number): string[] {
  const room = Math.max(8, width);
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    let open = '';
    for (const word of line.split(' ')) {
      const longer = open === '' ? word : `${open} ${word}`;
      if (displayWidth(longer) <= room) {
        open = longer;
        continue;
      }
      if (open !== '') lines.push(open);
      const pieces = cut(word, room);
      lines.push(...pieces.slice(0, -1));
      open = pieces.at(-1) ?? '';
    }
    lines.push(open);
  }
  return lines;
}

function cut(word: string, room: number): string[] {
  const pieces = [''];
  for (const character of word) {
    const last = pieces.at(-1) ?? '';
    if (displayWidth(last + character) > room) pieces.push(character);
    else pieces[pieces.length - 1] = last + character;
  }
  return pieces;
}
