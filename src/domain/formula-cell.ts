/**
 * Cells that a spreadsheet would run as a formula are written with an apostrophe in front, which makes them text. A
 * cell that already has apostrophes there gets one more, so that removing one gives back the original.
 */
const beginsAsFormula = /^'*[=+\-@\t\r\n＝＋－＠]/;
/** The apostrophe that `formulaSafe` put in front. */
export const guardOfFormula = /^'(?='*[=+\-@\t\r\n＝＋－＠])/;

export function formulaSafe(cell: string): string {
  return beginsAsFormula.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `formulaSafe`. */
export function withoutGuard(cell: string): string {
  return cell.replace(guardOfFormula, '');
}
