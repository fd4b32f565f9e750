/** Which styles of a workbook's cells show a number as a day or a time. */
import { attributeOf, readXml, type XmlEvents } from '../xml.ts';

/** Formats that programs know by number alone: days, times, and days as written in East Asia. */
const daysByNumber: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** By the number of the style. */
export async function dateStyles(pieces: AsyncIterable<Buffer>): Promise<readonly boolean[]> {
  const styles = new Styles();
  await readXml(pieces, styles);
  return styles.ofCells.map((format) => styles.isDay(format));
}

class Styles implements XmlEvents {
  /** The number of each style's format. */
  readonly ofCells: number[] = [];
  readonly #codes = new Map<number, string>();
  #isOfCells = false;

  open(name: string, attributes: string): void {
    if (name === 'cellXfs') this.#isOfCells = true;
    const format = Number(attributeOf(attributes, 'numFmtId') ?? 0);
    if (name === 'numFmt') this.#codes.set(format, attributeOf(attributes, 'formatCode') ?? '');
    if (name === 'xf' && this.#isOfCells) this.ofCells.push(format);
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#isOfCells = false;
  }

  text(): void {}

  isDay(format: number): boolean {
    const code = this.#codes.get(format);
    if (code !== undefined) return isDayCode(code);
    return daysByNumber.some(([from, to]) => format >= from && format <= to);
  }
}

/** `yyyy\-mm\-dd`, `[h]:mm`, and not `"day" 0` or `#,##0.00 [$kr-41D]`. */
export function isDayCode(code: string): boolean {
  const [first = ''] = code.replace(/"[^"]*"|\\.|[_*]./g, '').split(';');
  if (/\[[hms]+\]/i.test(first)) return true;
  return /[ymdhs]/i.test(first.replace(/\[[^[\]]*\]/g, '').replace(/general/gi, ''));
}
