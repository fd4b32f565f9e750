/**
 * The call log of 3CX as its console exports it. A call has a row for each telephone that rang: they have one call
 * number (from version 20 on), or begin at the same time. Version 18 names Caller ID and Destination, version 20 From, To
 * and Direction. Headers in another language are known by the rows below them, whose columns stand in the same places.
 */
import { writesMonthFirst } from '../../domain/numeric-date.ts';
import type { RawRecord } from '../raw-record.ts';
import {
  answeringMachine,
  badTime,
  type CallLog,
  type CallLogOptions,
  dayComesFirst,
  isInside,
  type LoggedCall,
  type OtherSide,
  secondsIn,
  type UnreadCall,
  writtenMoment,
} from './call-log.ts';

const columns = {
  time: ['call time'],
  call: ['call id'],
  from: ['from', 'caller id'],
  to: ['to', 'destination'],
  direction: ['direction'],
  status: ['status'],
  talking: ['talking'],
} as const;
type Column = keyof typeof columns;

type Places = Readonly<Record<Column, number>>;

/** Where the columns of the two versions stand; -1 for one that a version does not have. */
const version18: Places = { time: 0, call: -1, from: 1, to: 2, direction: -1, status: 3, talking: 5 };
const version20: Places = { time: 0, call: 1, from: 2, to: 3, direction: 4, status: 5, talking: 7 };

/** Where the columns stand, from a header or from a row under one in another language; null when it is neither. */
export function threeCxColumns(cells: readonly string[]): Places | null {
  const at = columnsIn(cells);
  if ((['time', 'from', 'to', 'talking'] as const).every((column) => at[column] >= 0)) return at;
  return [version20, version18].find((places) => isRow(cells, places)) ?? null;
}

function columnsIn(cells: readonly string[]): Places {
  const headers = cells.map((cell) => cell.trim().toLowerCase());
  const found = Object.entries(columns).map(([column, names]) => [
    column,
    headers.findIndex((header) => (names as readonly string[]).includes(header)),
  ]);
  return Object.fromEntries(found);
}

const length = /^\d{1,3}:\d\d:\d\d$/;
/** `Ann Bold (101)`, `101`, `+49 351 1234567`. */
const telephone = /\([+*#]?\d{1,20}\)$|^\+?[\d ()/-]{2,24}$/;

/** A moment, two telephones of which one is ours, and the lengths of the ringing and of the talk side by side. */
function isRow(cells: readonly string[], { time, from, to, talking }: Places): boolean {
  const at = (index: number) => cells[index]?.trim() ?? '';
  const [caller, called] = [at(from), at(to)];
  return (
    writtenMoment(at(time), true) !== null &&
    [caller, called].every((one) => telephone.test(one)) &&
    [caller, called].some((one) => isInside(numberIn(one))) &&
    length.test(at(talking - 1)) &&
    length.test(at(talking))
  );
}

type Row = Readonly<Record<Column, string>> & { readonly line: number };

export function threeCxCalls(records: readonly RawRecord[], { dayFirst, country }: CallLogOptions): CallLog {
  const at = records.map(({ cells }) => threeCxColumns(cells)).find((places) => places !== null) ?? version20;
  const rows = records.flatMap(({ line, cells }): Row[] => {
    const value = (column: Column) => cells[at[column]]?.trim() ?? '';
    if (!/\d/.test(value('time'))) return []; // an empty line, or that of the totals
    const [time, call, from, to] = [value('time'), value('call'), value('from'), value('to')];
    return [
      {
        line,
        time,
        call,
        from,
        to,
        ...{ direction: value('direction'), status: value('status') },
        talking: value('talking'),
      },
    ];
  });
  const isDayFirst =
    dayFirst ?? dayComesFirst(rows.map(({ time }) => time)) ?? (country !== null && !writesMonthFirst(country));
  const calls: LoggedCall[] = [];
  const problems: UnreadCall[] = [];
  let internal = 0;
  for (const legs of Map.groupBy(rows, callOf).values()) {
    const read = callIn(legs, isDayFirst);
    if (read === null) internal++;
    else if ('reason' in read) problems.push(read);
    else calls.push(read);
  }
  return { format: '3cx', calls, internal, problems };
}

/** What the rows of one call have in common. */
function callOf({ call, time, from, to, direction }: Row): string {
  if (call !== '') return call;
  return [time, ...sidesOf({ from, to, direction }).map(({ number }) => number)].join('\t');
}

/** Null for a call between two of our telephones. */
function callIn(legs: readonly Row[], dayFirst: boolean): LoggedCall | UnreadCall | null {
  const withSides = legs.find((leg) => sidesOf(leg).length > 0);
  if (withSides === undefined) return null;
  const { line } = withSides;
  const at = writtenMoment(withSides.time, dayFirst);
  if (at === null) return { line, reason: badTime };
  const talked = legs.filter(({ to }) => !answeringMachine.test(to)).map(({ talking }) => secondsIn(talking) ?? 0);
  const sides = sidesOf(withSides);
  const seconds = Math.max(0, ...talked);
  const answered = legs.find(({ talking }) => (secondsIn(talking) ?? 0) > 0) ?? withSides;
  const ours = sides[0]?.direction === 'outbound' ? answered.from : answered.to;
  const busy = legs.some(({ status }) => busySignal.test(status));
  return { ...{ line, day: at.day, time: at.time, seconds, busy, sides, extension: null }, by: nameIn(ours) };
}

const busySignal = /busy|besetzt|occup[ée]|ocupad|occupat|bezet|zaj[eę]t|upptag|занят/i;

/** `Ann Bold (101)`, `+49 351 1234567`, `Finch Wool (03511234567)`. */
function numberIn(text: string): string {
  const inside = /\(([+\d][^()]*)\)\s*$/.exec(text)?.[1];
  return (inside ?? text).trim();
}

function nameIn(text: string): string | null {
  const at = text.lastIndexOf('(');
  const name = (at < 0 ? '' : text.slice(0, at)).trim();
  return name === '' ? null : name;
}

function sidesOf({ from, to, direction }: Pick<Row, 'from' | 'to' | 'direction'>): OtherSide[] {
  const [caller, called] = [numberIn(from), numberIn(to)];
  const inbound = { number: caller, direction: 'inbound' } as const;
  const outbound = { number: called, direction: 'outbound' } as const;
  if (/^inbound/i.test(direction)) return [inbound];
  if (/^outbound/i.test(direction)) return [outbound];
  if (/^internal/i.test(direction)) return [];
  return [...(isInside(caller) ? [] : [inbound]), ...(isInside(called) ? [] : [outbound])];
}
