/** Remarks about an orders file as a whole. */
import { plural } from '../domain/plural.ts';
import { shellWord } from '../domain/shell-word.ts';
import type { UnknownStatus } from './file.ts';

interface OrdersSeen {
  readonly unknown: readonly UnknownStatus[];
  /** Counted although not paid yet. */
  readonly unpaid: number;
  /** Orders whose lines have equal amounts and were added up. */
  readonly addedUp: number;
  /** The header of the amount column. */
  readonly amount: string;
}

/** The most unknown statuses to name. */
const mostStatuses = 8;

export function orderWarnings({ unknown, unpaid, addedUp, amount }: OrdersSeen): string[] {
  return [
    ...unknownStatuses(unknown),
    ...(unpaid === 0 ? [] : [`${plural(unpaid, 'order')} not paid yet and counted as bought`]),
    ...(addedUp === 0
      ? []
      : [
          `the lines of ${plural(addedUp, 'order')} are all of one amount and were added up; if that is the amount of the whole order: --map amount=${shellWord(amount)}`,
        ]),
  ];
}

function unknownStatuses(unknown: readonly UnknownStatus[]): string[] {
  if (unknown.length === 0) return [];
  const named = unknown.slice(0, mostStatuses).map(({ status, rows }) => `${JSON.stringify(status)} (${rows})`);
  const more = unknown.length > mostStatuses ? ` and ${unknown.length - mostStatuses} more` : '';
  return [`status not known, counted as bought: ${named.join(', ')}${more}`];
}

export function currencyWarnings(currencies: ReadonlySet<string>): string[] {
  if (currencies.size < 2) return [];
  return [`amounts are in ${[...currencies].sort().join(', ')}: they are kept apart and never added up without a rate`];
}
