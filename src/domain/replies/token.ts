/** Proves that a mail answers a list: the token is in the mail and comes back with the answer. */
import { addDays, type Day, dayOf, isoWeekOf, weekStart } from '../day.ts';

export interface ReplyToken {
  /** `2026-W48`, the week of the list. */
  readonly week: string;
  /** The customer; 0 for the list as a whole. */
  readonly customerId: number;
  /** Proves the rest: only this book can make it, for one list and one recipient. */
  readonly mac: string;
}

/** The customer number of a token for a whole list. */
export const wholeList = 0;

/** `[cadence 2026-W48 36 6PGf…]`: as written in a subject or a line of text. */
export function tokenText({ week, customerId, mac }: ReplyToken): string {
  return `[cadence ${week} ${customerId} ${mac}]`;
}

const inText = /\[cadence\s{1,3}(\d{4}-W\d{2})\s{1,3}(\d{1,12})\s{1,3}([\w-]{22})\]/g;

/** All tokens in a text, each once. */
export function tokensIn(text: string): ReplyToken[] {
  const found = new Map(
    [...text.matchAll(inText)].map(([whole, week = '', id, mac = '']) => [
      whole,
      { week, customerId: Number(id), mac },
    ]),
  );
  return [...found.values()];
}

/** The local part of a list's Message-ID, which the answers of all mail programs name. */
export function tokenAsId({ week, mac }: Pick<ReplyToken, 'week' | 'mac'>): string {
  return `cadence.${week}.${mac}`;
}

const inId = /<cadence\.(\d{4}-W\d{2})\.([\w-]{22})@/g;

/** The lists that these headers (In-Reply-To, References) name. */
export function tokensInIds(ids: string): ReplyToken[] {
  return [...ids.matchAll(inId)].map(([, week = '', mac = '']) => ({ week, customerId: wholeList, mac }));
}

/** How long after its week a list can be answered, in days. */
const answerable = 28;
/** A list may go out on the weekend before. */
const ahead = 2;

/** The days on which a list can be answered; null when there is no such week. */
export function daysToAnswer(week: string): { readonly from: Day; readonly to: Day } | null {
  const fourth = dayOf(Number(week.slice(0, 4)), 1, 4);
  if (fourth === null) return null;
  const monday = addDays(weekStart(fourth, 1), 7 * (Number(week.slice(6)) - 1));
  if (isoWeekOf(monday) !== week) return null;
  return { from: addDays(monday, -ahead), to: addDays(monday, 6 + answerable) };
}
