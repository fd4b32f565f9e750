/** What the log of a telephone holds, whatever program wrote it. */
import { dayOf, dayOnTheWall } from '../../domain/day.ts';
import { clock, type Moment } from '../../domain/moment.ts';
import type { PhoneCall } from '../../domain/phone-call.ts';

/** The other side of a call: its number as it was sent or dialled, and who called whom if that number is a customer's. */
export interface OtherSide extends Pick<PhoneCall, 'direction'> {
  readonly number: string;
}

export interface LoggedCall extends Omit<PhoneCall, 'direction'> {
  /** Where it stands in the file; 1-based. */
  readonly line: number;
  /** One number; two when the log does not tell which of them is ours. */
  readonly sides: readonly OtherSide[];
  /** Dialled when they had answered; null for none. */
  readonly extension: string | null;
  /** Who of us it was, as the telephone system calls them; null when it does not say. */
  readonly by: string | null;
}

/** What could not be read, and why; without its number. */
export interface UnreadCall {
  readonly line: number;
  readonly reason: string;
}

export const callLogNames = {
  android: 'SMS Backup & Restore',
  fritzbox: 'FRITZ!Box',
  '3cx': '3CX',
  asterisk: 'Asterisk',
} as const;
export type CallLogFormat = keyof typeof callLogNames;

export interface CallLog {
  readonly format: CallLogFormat;
  readonly calls: readonly LoggedCall[];
  /** Calls between two of our own telephones. */
  readonly internal: number;
  readonly problems: readonly UnreadCall[];
}

export interface CallLogOptions {
  /** Of dates such as 03/04/2026; null when the file has to tell. */
  readonly dayFirst: boolean | null;
  /** Whose way of writing dates counts where the file does not tell; null when unknown. */
  readonly country: string | null;
}

/** The moment on our clock. */
export function momentOf(epoch: number): At | null {
  const at = new Date(epoch);
  return Number.isNaN(at.getTime()) || epoch <= 0 ? null : { day: dayOnTheWall(at), time: clock(at) };
}

const iso = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::\d\d)?(?:[.,]\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/;
const figures = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d\d),? (\d{1,2}):(\d\d)(?::\d\d)?(?: ?([ap])\.?m\.?)?$/i;

type At = Moment & { readonly time: string };

/** `2026-11-20 09:05:11`, with or without a zone, `20.11.26 09:05`, `11/20/2026 9:05 AM`; null for anything else. */
export function writtenMoment(text: string, dayFirst: boolean): At | null {
  const [, year, month, date, hour = '', minute = '', zone] = iso.exec(text) ?? [];
  if (year === undefined) return inFigures(text, dayFirst);
  if (zone !== undefined) return momentOf(Date.parse(text.replace(' ', 'T').replace(',', '.')));
  return momentWith([Number(year), Number(month), Number(date)], Number(hour), minute);
}

function inFigures(text: string, dayFirst: boolean): At | null {
  const [, first, second, year = '', written, minutes = '', half] = figures.exec(text) ?? [];
  if (first === undefined) return null;
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year);
  const [day, month] = dayFirst ? [Number(first), Number(second)] : [Number(second), Number(first)];
  const isAfternoon = half?.toLowerCase() === 'p';
  const hours = half === undefined ? Number(written) : (Number(written) % 12) + (isAfternoon ? 12 : 0);
  return momentWith([fullYear, month, day], hours, minutes);
}

function momentWith([year, month, date]: readonly [number, number, number], hour: number, minute: string): At | null {
  const day = dayOf(year, month, date);
  if (day === null || hour > 23 || Number(minute) > 59) return null;
  return { day, time: `${String(hour).padStart(2, '0')}:${minute}` };
}

/** Whether the day comes first in dates such as 03/04/2026; null when none of them tells. Before a dot it always does. */
export function dayComesFirst(texts: Iterable<string>): boolean | null {
  for (const text of texts) {
    const [, first, second] = figures.exec(text) ?? [];
    if (first !== undefined && text.startsWith(`${first}.`)) return true;
    if (Number(first) > 12) return true;
    if (Number(second) > 12) return false;
  }
  return null;
}

/** `1:02:03`, `02:03` as minutes and seconds, `75`; null for anything else. */
export function secondsIn(text: string): number | null {
  if (!/^\d{1,6}(?::\d\d){0,2}(?:\.\d{1,9})?$/.test(text)) return null;
  return Math.floor(text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0));
}

/** Numbers inside of a telephone system are this short. */
const longestExtension = 5;

/** A telephone of our own: 101, or a name of the dial plan such as s. */
export function isInside(number: string): boolean {
  const digits = number.replace(/\D/g, '').length;
  return !number.trim().startsWith('+') && digits <= longestExtension;
}

/** Calls that a machine answered, as telephone systems call it in their languages. */
export const answeringMachine =
  /anrufbeantworter|mailbox|answering|voice ?(?:box|mail)|r[eé]pondeur|messagerie vocale|segreteria|casella vocale|contestador|buz[oó]n de voz|correio de voz|antwoordapparaat|sekretarka|poczta głosowa|голосовая почта/i;

export const badTime = 'no readable day and time';
