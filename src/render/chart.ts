/** Draws charts for a page: pictures of lines and words that need no script. */
import { createDocument } from '@mixmark-io/domino';
import { type PlotOptions, plot } from '@observablehq/plot';
import { Html } from './html.ts';
import { plain } from './text.ts';

/** Widths for which the chart is drawn: a wide page, and a phone. */
const widths = { wide: 720, narrow: 328 } as const;
export type Width = keyof typeof widths;

/** A chart's description in words, for people who do not see it, and how it is drawn at a width. */
export interface Chart {
  readonly label: string;
  readonly draw: (width: Width) => PlotOptions;
}

/** The chart twice, once for each width; the page shows one of them. */
export function drawChart(chart: Chart): Html {
  return new Html(
    (Object.keys(widths) as Width[]).map((width) => `<div class="${width}">${svg(chart, width)}</div>\n`).join(''),
  );
}

function svg({ label, draw }: Chart, width: Width): string {
  const document = createDocument('<!doctype html><title>chart</title>');
  const style = { background: 'none', fontSize: '12px', fontFamily: 'inherit', overflow: 'visible' };
  const figure = plot({ ...draw(width), document, width: widths[width], style } as PlotOptions);
  figure.setAttribute('role', 'img');
  figure.setAttribute('aria-label', plain(label));
  // One description is enough, and the page has its own style.
  for (const inner of all(figure, '[aria-label]')) inner.removeAttribute('aria-label');
  for (const sheet of all(figure, 'style')) sheet.remove();
  return figure.outerHTML;
}

interface Drawn {
  removeAttribute(name: string): void;
  remove(): void;
}

/** The document model's own lists are not iterable. */
function all(figure: { querySelectorAll(selector: string): ArrayLike<Drawn> }, selector: string): Drawn[] {
  return Array.from(figure.querySelectorAll(selector));
}
