/**
 * The list of calls of a FRITZ!Box: the file of its web page (CSV, in the language of the box), and the list that
 * programs get from it (XML, AVM's X_AVM-DE_OnTel). Lengths are hours and minutes, begun minutes counted.
 */
import type { Touch } from '../../domain/touch.ts';
import type { RawRecord } from '../raw-record.ts';
import { readXml } from '../xml.ts';
import {
  answeringMachine,
  badTime,
  type CallLog,
  type LoggedCall,
  type UnreadCall,
  writtenMoment,
} from './call-log.ts';

interface Row {
  readonly line: number;
  readonly type: string;
  readonly date: string;
  readonly number: string;
  /** Which of our telephones. */
  readonly device: string;
  readonly duration: string;
}

type Answer = 'answered' | 'unanswered' | 'open';
type Meaning = readonly [Touch['direction'], Answer];

const incoming: Meaning = ['inbound', 'answered'];
const missed: Meaning = ['inbound', 'unanswered'];
const outgoing: Meaning = ['outbound', 'answered'];
/** Calls that were not over when the list was made: the next one has them whole. */
const going: Readonly<Record<string, Meaning>> = { '9': ['inbound', 'open'], '11': ['outbound', 'open'] };
const ofXml: Readonly<Record<string, Meaning>> = { '1': incoming, '2': missed, '3': outgoing, '10': missed, ...going };
const ofPage: Readonly<Record<string, Meaning>> = { '1': incoming, '2': missed, '3': missed, '4': outgoing };

export function fritzboxCalls(records: readonly RawRecord[]): CallLog {
  const rows = records.filter(({ cells }) => isRow(cells)).map(rowOf);
  const broken = records.filter(({ cells }) => /^\d{1,2}$/.test(cells[0]?.trim() ?? '') && !isRow(cells));
  // Older boxes wrote an outgoing call as 3; newer ones as 4, and one that was turned away as 3.
  const isNewer =
    rows.some(({ type }) => type === '4') ||
    records.some(({ cells }) => cells.length >= 8) ||
    !rows.some(({ type, duration }) => type === '3' && minutesIn(duration) > 0);
  const log = logOf(rows, isNewer ? ofPage : ofXml);
  return { ...log, problems: [...log.problems, ...broken.map(({ line }) => ({ line, reason: badTime }))] };
}

/** A row of any language: a type, a moment, and the length at its end. */
export function isRow(cells: readonly string[]): boolean {
  const [type = '', date = ''] = cells;
  const isCall = /^\d{1,2}$/.test(type.trim()) && /^\d\d\.\d\d\.\d\d(?:\d\d)? \d{1,2}:\d\d$/.test(date.trim());
  return isCall && cells.length >= 6 && /^\d{1,3}:\d\d$/.test(cells.at(-1)?.trim() ?? '');
}

/** Without the name (six columns), with it, and with the place of the number (eight). */
function rowOf({ line, cells }: RawRecord): Row {
  const at = (index: number) => cells[index]?.trim() ?? '';
  const number = cells.length === 6 ? 2 : 3;
  const device = cells.length >= 8 ? 5 : number + 1;
  return { line, type: at(0), date: at(1), number: at(number), device: at(device), duration: at(cells.length - 1) };
}

function minutesIn(duration: string): number {
  const [hours = '0', minutes = '0'] = duration.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function logOf(rows: readonly Row[], meanings: Readonly<Record<string, Meaning>>): CallLog {
  const read = rows.map((row) => callIn(row, meanings[row.type] ?? null));
  return {
    format: 'fritzbox',
    calls: read.filter((one) => 'sides' in one),
    internal: 0,
    problems: read.filter((one) => 'reason' in one),
  };
}

function callIn({ line, date, number, device, duration }: Row, meaning: Meaning | null): LoggedCall | UnreadCall {
  const at = writtenMoment(date, true);
  if (at === null) return { line, reason: badTime };
  if (meaning === null) return { line, reason: 'neither an incoming nor an outgoing call' };
  const [direction, answer] = meaning;
  if (answer === 'open') return { line, reason: 'not over yet' };
  const talked = answer === 'answered' && !(direction === 'inbound' && answeringMachine.test(device));
  const rest = { busy: false, extension: null, by: null, sides: [{ number, direction }] };
  return { line, day: at.day, time: at.time, seconds: talked ? minutesIn(duration) * 60 : 0, ...rest };
}

const fields = ['Type', 'Date', 'Caller', 'Called', 'Device', 'Port', 'Duration'] as const;

/** Ports from 40 to 49 are those of answering machines. */
export async function fritzboxXmlCalls(pieces: AsyncIterable<Buffer>): Promise<CallLog> {
  const rows: Row[] = [];
  let call: Record<string, string> | null = null;
  let field: string | null = null;
  await readXml(pieces, {
    open(name) {
      if (name === 'Call') call = {};
      field = fields.find((one) => one === name) ?? null;
    },
    text(text) {
      if (call !== null && field !== null) call[field] = (call[field] ?? '') + text;
    },
    close(name) {
      field = null;
      if (name !== 'Call' || call === null) return;
      const value = (of: (typeof fields)[number]) => call?.[of]?.trim() ?? '';
      const isOutgoing = ofXml[value('Type')]?.[0] === 'outbound';
      const device = /^4\d$/.test(value('Port')) ? 'answering machine' : value('Device');
      const number = value(isOutgoing ? 'Called' : 'Caller');
      const [type, date, duration] = [value('Type'), value('Date'), value('Duration')];
      rows.push({ line: rows.length + 1, type, date, number, device, duration });
      call = null;
    },
  });
  return logOf(rows, ofXml);
}
