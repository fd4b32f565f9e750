/** A cell of a spreadsheet, as it would be in a CSV file. */

/** By its type. Dates are in UTC, whatever the machine's zone. */
export type SheetCell = string | number | boolean | Date | null;

/** A cell in the unambiguous form of a CSV file. */
export function cellText(cell: SheetCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return typeof cell === 'number' ? numberText(cell) : dateText(cell);
}

/** 15 digits, like spreadsheets; never with an exponent, and with a fourth decimal when three could be thousands. */
function numberText(number: number): string {
  const rounded = Number(number.toPrecision(15));
  if (!Number.isFinite(rounded)) return '';
  if (Number.isInteger(rounded)) return BigInt(rounded).toString();
  const text = Math.abs(rounded) < 1e-6 ? rounded.toFixed(20).replace(/(?<!0)0+$/, '') : String(rounded);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** Cells with only a time of day count from this day, or from the one before. */
const firstDay = Date.UTC(1900, 0, 1);

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString();
  const time = text.slice(11, 16);
  if (date.getTime() < firstDay) return time;
  return time === '00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`;
}
