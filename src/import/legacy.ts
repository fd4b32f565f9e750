/** The encoding of an older program's file: the one in which the most headers are known words. */
import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Encoding } from './encoding.ts';
import { headerHits } from './headers.ts';
import { cleanText } from './text.ts';

const candidates = [
  ...['windows-1251', 'windows-1250', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'koi8-r'],
  ...['shift_jis', 'gb18030', 'big5', 'euc-kr', 'macintosh', 'cp850', 'cp866'],
];
/** How many lines are searched for a header row. */
const searched = 30;

/** Null for UTF-8, even in parts of the file, and when Windows-1252 reads the headers as well as any other. */
export function legacyEncoding(head: Buffer): Encoding | null {
  const lines = firstLines(head);
  const odd = lines.filter((line) => !isUtf8(line));
  if (odd.length === 0 || lines.some((line) => isUtf8(line) && !isAscii(line))) return null;
  const usual = mostHits(odd, 'windows-1252');
  const best = candidates
    .map((encoding) => ({ encoding, hits: mostHits(odd, encoding) }))
    .reduce((a, b) => (b.hits > a.hits ? b : a));
  return best.hits > usual ? best.encoding : null;
}

function firstLines(head: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < head.length && lines.length < searched; ) {
    const at = head.indexOf(10, from);
    const to = at < 0 ? head.length : at;
    lines.push(head.subarray(from, Math.min(to, from + 10_000)));
    from = to + 1;
  }
  return lines;
}

function mostHits(lines: readonly Buffer[], encoding: Encoding): number {
  const hits = lines.map((line) => {
    const cells = iconv.decode(line, encoding).split(/[,;\t|]/);
    return headerHits(cells.map((cell) => cleanText(cell.replaceAll('"', ''))).filter(tells));
  });
  return Math.max(...hits);
}

/** Two Latin letters, one of them accented, may be a word by chance. */
function tells(cell: string): boolean {
  return /[^\x00-\x7f]/.test(cell) && (cell.length > 2 || !/\p{Script=Latin}/u.test(cell));
}
