/** The card of the desk: the brief of the selected customer, or what replaces it. */
import { displayWidth } from '../domain/display-width.ts';
import { briefText } from './brief.ts';
import { foldedTo, type Size, short, whole } from './desk-lines.ts';
import type { DeskView, Sheet } from './desk-view.ts';
import type { Paint } from './paint.ts';

export function cardLines(
  view: Pick<DeskView, 'sheet' | 'card' | 'scrolled' | 'isOpen'>,
  size: Size,
  paint: Paint,
): string[] {
  if (view.sheet !== null) return sheetLines(view.sheet, size, paint);
  if (view.card === null) return [];
  const text = briefText(view.card, { paint, width: size.columns, links: false });
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => whole(line, size.columns));
  const from = Math.max(0, Math.min(view.scrolled, lines.length - size.rows));
  const rest = lines.length - from - size.rows;
  const shown = lines.slice(from, from + size.rows);
  return rest > 0 ? [...shown.slice(0, -1), paint.dim(`… ${rest + 1} more lines${view.isOpen ? '' : ' (→)'}`)] : shown;
}

/** A key's description is folded if there are lines for it, else cut. */
function sheetLines({ title, keys }: Sheet, { rows, columns }: Size, paint: Paint): string[] {
  const widest = Math.max(0, ...keys.map(([key]) => displayWidth(key)));
  const room = columns - widest - 2;
  const written = (most: number) =>
    keys.flatMap(([key, does]) =>
      foldedTo(does, room, most).map((line, at) => `${paint.strong((at === 0 ? key : '').padEnd(widest))}  ${line}`),
    );
  const folded = written(3);
  const lines = folded.length < rows ? folded : written(1);
  const head = [paint.strong(short(title, columns)), ''];
  return lines.length + head.length <= rows ? [...head, ...lines] : [...head.slice(0, 1), ...lines];
}
