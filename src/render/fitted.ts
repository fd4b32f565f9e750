import { displayWidth } from '../domain/display-width.ts';

/**
 * Folds text for a terminal: lines that are too wide are broken at spaces, and continue below the beginning of their
 * text (after a label, a number or a bullet). Words wider than a line, such as paths, stay whole for copying.
 */
export function fitted(text: string, width: number): string {
  if (text.includes('\r')) return text; // redrawn on the same line
  return text
    .split('\n')
    .map((line) => (fits(line, width) ? line : folded(line, width)))
    .join('\n');
}

/** Whether a line fits; usually its length decides. */
function fits(line: string, width: number): boolean {
  return (line.length <= width && /^[ -~]*$/.test(line)) || displayWidth(line) <= width;
}

function folded(line: string, width: number): string {
  const [before, indent] = head(line, width);
  const lines: string[] = [];
  let open = before;
  let begun = false;
  for (const word of line
    .slice(before.length)
    .split(' ')
    .flatMap((one) => pieces(one, width - indent))) {
    const longer = begun ? `${open} ${word}` : open + word;
    if (begun && displayWidth(longer) > width) {
      lines.push(open.trimEnd());
      open = ' '.repeat(indent) + word;
    } else open = longer;
    begun = true;
  }
  return [...lines, open].join('\n');
}

/**
 * What comes before a line's text, and where its next lines begin: after the last wide gap in the first half, else a
 * little further in than an indented line begins.
 */
function head(line: string, width: number): [string, number] {
  let before = /^ *(?:[-•] )?/.exec(line)?.[0] ?? '';
  let gaps = 0;
  for (const gap of line.matchAll(/(?<=\S) {2,}(?=\S)/g)) {
    const upTo = line.slice(0, gap.index + gap[0].length);
    if (displayWidth(upTo) > width / 2) break;
    before = upTo;
    gaps += 1;
  }
  const indent = displayWidth(before);
  return [before, gaps > 0 || indent === 0 ? indent : indent + 2];
}

/** Scripts without spaces may be broken anywhere; a word with colours is left alone. */
function pieces(word: string, room: number): string[] {
  const width = displayWidth(word);
  if (width <= room || width === word.length || word.includes('\u001b')) return [word];
  const found: string[] = [''];
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    const last = found.at(-1) ?? '';
    if (displayWidth(last + segment) > room) found.push(segment);
    else found[found.length - 1] = last + segment;
  }
  return found;
}

/** A text cut to `width` columns with a mark; grapheme clusters stay whole. */
export function cutTo(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  for (const character of charactersOf(text)) {
    if (displayWidth(kept + character) >= width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

function* charactersOf(text: string): Iterable<string> {
  // Creating a segmenter takes 10 ms, which Latin letters do not need: each is a character by itself.
  if (/^[ -~\u00a0-\u024f\u2010-\u2027\u202f\u20ac]*$/.test(text)) yield* text;
  else for (const { segment } of new Intl.Segmenter().segment(text)) yield segment;
}
