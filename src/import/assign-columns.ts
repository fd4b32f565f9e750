/** Assigns columns to fields: the most certain reading of a column wins, and each column has one meaning. */
import type { Rival } from '../domain/rival.ts';
import type { Choices, ColumnCandidate, FileColumn } from './column-plan.ts';
import type { Field } from './fields.ts';
import { dateFields, identityFields, listFields, moneyFields } from './fields.ts';
import { headerCurrency, ofLastResort, ofPart, ownWord } from './headers.ts';
import { isOfDeals } from './statuses.ts';
import { headerKey } from './text.ts';

interface Assigned {
  readonly columns: ReadonlyMap<Field, readonly FileColumn[]>;
  readonly rivals: readonly Rival[];
}

/** `chosen`: fields whose columns the user named. */
export function assignColumns(candidates: readonly ColumnCandidate[], chosen: Choices['map']): Assigned {
  const taken = new Map<Field, ColumnCandidate[]>();
  const beaten: ColumnCandidate[] = [];
  const used = new Set<number>();
  const isNamed = candidates.some(({ field, rank }) => rank < ofLastResort && names.includes(field));
  for (const candidate of surestFirst(candidates)) {
    const { field, column } = candidate;
    const sofar = taken.get(field) ?? [];
    const tells = used.has(column.index) && !chosen.has(field);
    if (tells || (isNamed && isWhere(candidate))) continue;
    if (mayHave(candidate, sofar[0], chosen.has(field))) {
      used.add(column.index);
      taken.set(field, [...sofar, candidate]);
    } else beaten.push(candidate);
  }
  const fillingIn = [...taken.values()]
    .flatMap((columns) => columns.slice(1))
    .filter(({ field }) => !listFields.has(field) && field !== 'status');
  const unread = beaten.filter(({ column }) => !used.has(column.index));
  return {
    columns: new Map([...taken].map(([field, of]) => [field, of.map(({ column }) => column)])),
    rivals: [
      ...fillingIn.flatMap((candidate) => rivalOf(candidate, taken, true)),
      ...unread.flatMap((candidate) => rivalOf(candidate, taken, false)),
    ].sort((a, b) => weightOf(b) - weightOf(a)),
  };
}

/** The recipient of the goods is not the buyer. */
function isWhere({ field, rank }: ColumnCandidate): boolean {
  return field === 'name' && rank >= ofLastResort;
}

/** The names of people and companies. */
const names: readonly Field[] = identityFields.slice(1, 5);

function surestFirst(candidates: readonly ColumnCandidate[]): readonly ColumnCandidate[] {
  return candidates.toSorted(
    (a, b) => Number(b.chosen) - Number(a.chosen) || a.rank - b.rank || a.column.index - b.column.index,
  );
}

/** Whether the field has no column yet, or may have several. */
function mayHave(candidate: ColumnCandidate, first: ColumnCandidate | undefined, isChosen: boolean): boolean {
  if (first === undefined) return true;
  if (candidate.rank >= ofLastResort && candidate.field !== 'name') return false;
  if (isChosen && candidate.rank >= 0) return false;
  return mayFollow(candidate, first.column) || isCorrected(candidate, first);
}

/** A program's own `Adjusted Order Total` has a value only where it differs from the `Order Total`. */
function isCorrected({ field, column }: ColumnCandidate, first: ColumnCandidate): boolean {
  return (
    moneyFields.includes(field) &&
    first.rank === ownWord &&
    headerKey(first.column.header).endsWith(headerKey(column.header))
  );
}

/** Whether a further column may fill in where the first one is empty. */
function mayFollow({ field, column, rank }: ColumnCandidate, first: FileColumn): boolean {
  if (listFields.has(field)) return true;
  if (field === 'amount' && areOfTwoCurrencies(first.header, column.header)) return true;
  if (moneyFields.includes(field) || dateFields.includes(field))
    return headerKey(first.header) === headerKey(column.header.replace(/ \(\d+\)$/, ''));
  if (field === 'orderId') return rank < 900;
  if (field === 'status') return rank < ofPart && !isOfDeals(first.header) && !isOfDeals(column.header);
  return field !== 'externalId' && !/^doNot/.test(field);
}

/** `Total EUR` and `Total USD`: each order has the one that it was paid in. */
function areOfTwoCurrencies(one: string, other: string): boolean {
  const currencies = [one, other].map(headerCurrency);
  const [bare, bareOther] = [one, other].map((header, at) => headerKey(header.replace(currencies[at] ?? '', '')));
  return !currencies.includes(null) && currencies[0] !== currencies[1] && bare === bareOther;
}

/** Errors in money or days do more harm. */
function weightOf({ field }: Rival): number {
  return Number([...moneyFields, ...dateFields].some((one) => one === field));
}

/** A user who chose a column knows which one is used. */
function rivalOf(
  other: ColumnCandidate,
  taken: ReadonlyMap<Field, readonly ColumnCandidate[]>,
  fillsIn: boolean,
): Rival[] {
  const [first] = taken.get(other.field) ?? [];
  if (first === undefined || first.chosen) return [];
  return [
    { field: other.field, read: first.column.header, other: other.column.header, fillsIn, why: whyOf(first, other) },
  ];
}

function whyOf(first: ColumnCandidate, other: ColumnCandidate): Rival['why'] {
  if (other.doubt !== undefined && other.doubt !== first.doubt) return other.doubt;
  if (first.rank < 0) return 'own word';
  return first.rank === other.rank ? 'first' : 'usual';
}
