/** How much of a list a telephone shows without much scrolling: heights are estimated, for a mail is laid out elsewhere. */
import { displayWidth } from '../domain/display-width.ts';
import type { Html } from './html.ts';

/** Of a telephone 360 pixels wide, without the margins of the page. */
const columnPixels = 328;
/** Rather more than letters take on average, so that the estimate is rather too high. */
const letterPixels = 9;
const linePixels = 24;
/** Above, below and between two cells. */
const cellPixels = 17;
/** Between two paragraphs. */
const paragraphPixels = 16;
/** What a heading takes beyond its line. */
const headingPixels = 44;

function heightOf(content: Html): number {
  const lines = content.text.split(/<br>|<\/(?:p|li|h[12])>/).map((line) => line.replace(/<[^<>]*>/g, '').trim());
  const rows = lines.map((line) => Math.ceil((displayWidth(line) * letterPixels) / columnPixels));
  const ends = (tag: string) => content.text.split(`</${tag}>`).length - 1;
  return (
    rows.reduce((sum, count) => sum + count, 0) * linePixels +
    ends('p') * paragraphPixels +
    ends('h2') * headingPixels +
    cellPixels
  );
}

/** The room on a page, as pieces are put on it. */
export class PageRoom {
  #left: number;

  constructor(pixels: number) {
    this.#left = pixels;
  }

  /** Takes what is there anyway. */
  take(content: Html): Html {
    this.#left -= heightOf(content);
    return content;
  }

  /** Of the cells of a section as many as fit, and at least some; the rest has to be counted, in a line that fits too. */
  fitting(cells: readonly Html[], atLeast = 0): readonly Html[] {
    if (cells.length === 0) return [];
    this.#left -= headingPixels + linePixels + (cells.length > atLeast ? paragraphPixels + 2 * linePixels : 0);
    let count = 0;
    for (const cell of cells) {
      const height = heightOf(cell);
      if (count >= atLeast && height > this.#left) break;
      this.#left -= height;
      count += 1;
    }
    return cells.slice(0, count);
  }
}
