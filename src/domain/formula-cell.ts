/**
 * Cells that a spreadsheet would run. A cell that begins as a formula does is written with an apostrophe in front, which makes
 * it text; one that has apostrophes in that place already gets one more, so that taking one off gives back what it was.
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
