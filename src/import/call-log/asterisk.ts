/**
 * The call records of Asterisk: cdr-csv/Master.csv, which has no header (https://docs.asterisk.org, cdr_csv), the order of
 * cdr_custom, and tables with a header, as FreePBX exports them. Times are those of the server's clock.
 */
import type { RawRecord } from '../raw-record.ts';
import {
  badTime,
  type CallLog,
  isInside,
  type LoggedCall,
  type OtherSide,
  secondsIn,
  type UnreadCall,
  writtenMoment,
} from './call-log.ts';

const dispositions = /^(?:answered|no answer|busy|failed|congestion|noanswer)$/i;

interface Columns {
  readonly src: number;
  readonly dst: number;
  readonly context: number;
  readonly app: number;
  readonly start: number;
  readonly billsec: number;
  readonly disposition: number;
  /** Rows with the same one are one call. */
  readonly unique: number;
}

const master = { src: 1, dst: 2, context: 3, app: 7, start: 9, billsec: 13, disposition: 14, unique: 16 };
const custom = { src: 1, dst: 2, context: 3, app: 6, start: 8, billsec: 12, disposition: 13, unique: 16 };

const fits = ({ start, disposition }: Columns, cells: readonly string[]) =>
  writtenMoment(cells[start]?.trim() ?? '', true) !== null && dispositions.test(cells[disposition]?.trim() ?? '');

/** Where the columns stand, from a row or a header; null when it is neither. */
export function asteriskColumns(cells: readonly string[]): Columns | null {
  const known = [master, custom].find((columns) => fits(columns, cells));
  if (known !== undefined) return known;
  const headers = cells.map((cell) => cell.trim().toLowerCase());
  const at = (...names: readonly string[]) => headers.findIndex((header) => names.includes(header));
  const [src, dst, start, billsec, disposition] = [
    ...[at('src', 'source'), at('dst', 'destination'), at('calldate', 'start', 'date')],
    ...[at('billsec'), at('disposition')],
  ] as [number, number, number, number, number];
  if ([src, dst, start, billsec, disposition].some((index) => index < 0)) return null;
  return {
    src,
    dst,
    start,
    billsec,
    disposition,
    context: at('dcontext'),
    app: at('lastapp'),
    unique: at('linkedid', 'uniqueid'),
  };
}

export function asteriskCalls(records: readonly RawRecord[]): CallLog {
  const columns = records.map(({ cells }) => asteriskColumns(cells)).find((one) => one !== null) ?? master;
  const calls: LoggedCall[] = [];
  const problems: UnreadCall[] = [];
  let internal = 0;
  const rows = records.filter(({ cells }) => cells.length > columns.disposition && !isHeader(cells));
  for (const legs of Map.groupBy(rows, (row) => callOf(row, columns)).values()) {
    const read = callIn(legs, columns);
    if (read === null) internal++;
    else if ('reason' in read) problems.push(read);
    else calls.push(read);
  }
  return { format: 'asterisk', calls, internal, problems };
}

const isHeader = (cells: readonly string[]) => cells.some((cell) => cell.trim().toLowerCase() === 'disposition');

function callOf({ line, cells }: RawRecord, { unique }: Columns): string {
  const id = cells[unique]?.trim() ?? '';
  return id.includes('.') ? id : `line ${line}`;
}

/** Null for a call between two of our telephones. */
function callIn(legs: readonly RawRecord[], columns: Columns): LoggedCall | UnreadCall | null {
  const [first] = legs;
  if (first === undefined) return null;
  const { line } = first;
  const at = writtenMoment(first.cells[columns.start]?.trim() ?? '', true);
  if (at === null) return { line, reason: badTime };
  const sides = sidesOf(first.cells, columns);
  if (sides.length === 0) return null;
  const states = legs.map(({ cells }) => cells[columns.disposition]?.trim().toLowerCase() ?? '');
  if (states.every((state) => state === 'failed' || state === 'congestion'))
    return { line, reason: 'it did not get through to a telephone' };
  const talked = legs
    .filter(({ cells }) => isTalk(cells, columns))
    .map(({ cells }) => secondsIn(cells[columns.billsec] ?? '') ?? 0);
  const rest = { sides, busy: states.includes('busy'), extension: null, by: null };
  return { line, day: at.day, time: at.time, seconds: Math.max(0, ...talked), ...rest };
}

function isTalk(cells: readonly string[], { disposition, app }: Columns): boolean {
  return /^answered$/i.test(cells[disposition]?.trim() ?? '') && !/voicemail/i.test(cells[app] ?? '');
}

/** The number sent with our calls is often the one of the company: then both are as long, and the context may tell. */
function sidesOf(cells: readonly string[], { src, dst, context }: Columns): OtherSide[] {
  const [caller, called] = [cells[src]?.trim() ?? '', cells[dst]?.trim() ?? ''];
  const sides: OtherSide[] = [];
  if (!isInside(called)) sides.push({ number: called, direction: 'outbound' });
  if (!isInside(caller)) sides.push({ number: caller, direction: 'inbound' });
  if (sides.length < 2) return sides;
  const where = cells[context] ?? '';
  if (/from-internal|outgoing|outbound/i.test(where)) return sides.slice(0, 1);
  return /from-(?:trunk|pstn|did|sip-external)|incoming|inbound/i.test(where) ? sides.slice(1) : sides;
}
