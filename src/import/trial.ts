/** A header is a guess: the values of its column confirm it, move the column to another field, or refute it. */
import { whoFields } from '../domain/import-report.ts';
import type { ColumnCandidate, FileColumn } from './column-plan.ts';
import { isEvent, isOfEvents } from './events.ts';
import { Evidence } from './evidence.ts';
import type { Field } from './fields.ts';
import { dateFields, moneyFields } from './fields.ts';
import { isUnknown, ofLastResort, rowLabels } from './headers.ts';
import { anyOf, headersFor } from './languages/index.ts';
import { isStandingWord } from './standing.ts';
import { isDocument, meaningOfStatus } from './statuses.ts';
import { headerKey } from './text.ts';
import { countryCodeIn } from './values/countries.ts';
import { sideOf } from './values/sides.ts';
import { parseYesNo } from './values/yes-no.ts';

/** Headers that ask of everybody whether they are a customer, where the answers are yes and no. */
const customers = headersFor(({ standings }) => standings?.customer);
const contacts = headersFor((language) => language.contacts);
/** `Reference`, `Code`: what is numbered, the header leaves open. */
const ofAnything = [headersFor(({ weakIds }) => weakIds), headersFor(({ otherCodes }) => otherCodes)];
const customerIds = anyOf((language) => language.customerIds);
/** The names of people and companies, of which one says who a customer is. */
const names: readonly Field[] = ['name', 'company', 'firstName', 'lastName'];
const identities: readonly Field[] = whoFields;

export class Trial {
  readonly #columns: readonly FileColumn[];
  readonly #rows: readonly (readonly string[])[];
  readonly #evidence = new Map<number, Evidence>();

  constructor(columns: readonly FileColumn[], rows: readonly (readonly string[])[]) {
    this.#columns = columns;
    this.#rows = rows;
  }

  /** The candidates that stand, each under the field that its values allow. */
  confirmed(candidates: readonly ColumnCandidate[]): ColumnCandidate[] {
    const settled = candidates.flatMap((candidate) => (candidate.chosen ? [candidate] : this.#settle(candidate)));
    const standing = settled.filter((candidate) => candidate.chosen || !this.#isSellers(candidate, settled));
    const labels = this.#labels(standing);
    if (labels.length === 0 && !standing.some(({ field }) => identities.includes(field)))
      standing.push(...this.#idsThatComeAgain(candidates));
    return [...standing, ...labels, ...(labels.length > 0 ? this.#sums(standing, labels) : [])];
  }

  /** Where nothing else says who a customer is: ids that are on several rows each, as those of customers are on their orders. */
  #idsThatComeAgain(candidates: readonly ColumnCandidate[]): ColumnCandidate[] {
    return candidates.filter(
      ({ field, column }) =>
        field === 'externalId' &&
        !ofAnything.some((headers) => headers.has(headerKey(column.header))) &&
        this.#of(column).areIdsThatComeAgain,
    );
  }

  /** Beside names that no header tells: the only other column, where it has prices. Its header is a month or a year. */
  #sums(candidates: readonly ColumnCandidate[], labels: readonly ColumnCandidate[]): ColumnCandidate[] {
    const others = this.#columns.filter(
      (column) => !this.#of(column).empty && !labels.some((label) => label.column === column),
    );
    const [only] = others;
    const isFree = only !== undefined && others.length === 1 && isUnknown(only.header);
    return isFree && candidates.length === 0 && this.#of(only).arePrices ? this.#onlyOne('value', [only]) : [];
  }

  /**
   * What an orders file cannot do without and no header tells: its day and its amount, each where the values of one column
   * alone may be it.
   */
  untold(candidates: readonly ColumnCandidate[]): ColumnCandidate[] {
    const free = this.#columns.filter(
      (column) => isUnknown(column.header) && !candidates.some((candidate) => candidate.column === column),
    );
    const has = (fields: readonly Field[]) => candidates.some(({ field }) => fields.includes(field));
    const days = has(['orderDate']) ? [] : free.filter((column) => this.#of(column).areDays);
    const amounts = has(orderAmounts) ? [] : free.filter((column) => this.#of(column).arePrices);
    return [...this.#onlyOne('orderDate', days), ...this.#onlyOne('amount', amounts)];
  }

  /** A customer has rows with several days, and no header calls them order dates: they are. */
  comesAgain(candidates: readonly ColumnCandidate[]): boolean {
    const days = [...candidates, ...this.untold(candidates)].filter(({ field }) => field === 'orderDate');
    const day = days.find(({ doubt }) => doubt !== 'record day')?.column.index;
    const who = candidates.find(({ field }) => identities.includes(field))?.column.index;
    if (day === undefined || who === undefined) return false;
    const firstDays = new Map<string, string>();
    return this.#rows.some((row) => {
      const [name, on] = [row[who] ?? '', row[day] ?? ''];
      const first = firstDays.get(name) ?? on;
      firstDays.set(name, first);
      return name !== '' && on !== '' && first !== '' && first !== on;
    });
  }

  /** In a list of customers, a column of days and one of prices that nothing tells about: it may be a list of orders. */
  unreadOrders(
    candidates: readonly ColumnCandidate[],
  ): { readonly day: FileColumn; readonly amount: FileColumn } | null {
    const free = this.#columns.filter(
      (column) => isUnknown(column.header) && !candidates.some((candidate) => candidate.column === column),
    );
    const told = candidates.find(({ field, doubt }) => field === 'orderDate' && doubt !== 'record day')?.column;
    const day = told ?? free.find((column) => this.#of(column).areDays);
    const amount =
      free.find((column) => this.#of(column).arePrices) ?? free.find((column) => this.#of(column).areWholeAmounts);
    return day === undefined || amount === undefined ? null : { day, amount };
  }

  /** Columns that say the same on each row are one. */
  #onlyOne(field: Field, [first, ...others]: readonly FileColumn[]): ColumnCandidate[] {
    if (first === undefined || first.header === `column ${first.index + 1}`) return [];
    const said = (column: FileColumn) => this.#of(column).values.join('\0');
    const isOnly = others.every((other) => said(other) === said(first));
    return isOnly ? [{ field, rank: untold, column: first, chosen: false, doubt: 'values' }] : [];
  }

  #of({ index }: FileColumn): Evidence {
    const known = this.#evidence.get(index) ?? new Evidence(this.#rows, index);
    this.#evidence.set(index, known);
    return known;
  }

  #settle(candidate: ColumnCandidate): ColumnCandidate[] {
    const values = this.#of(candidate.column);
    if (values.empty) return [candidate];
    const field = names.includes(candidate.field)
      ? ofName(candidate, values)
      : isPossible(candidate, values)
        ? candidate.field
        : instead(candidate.field, values);
    if (field === null) return [];
    return [
      field === candidate.field ? candidate : { ...candidate, field, rank: candidate.rank + moved, doubt: 'values' },
    ];
  }

  /** An id that is the same on the rows of different customers is the seller's own. */
  #isSellers({ field, column }: ColumnCandidate, all: readonly ColumnCandidate[]): boolean {
    const ids = this.#of(column);
    if (field !== 'externalId' || ids.filled < 2 || ids.distinct > 1) return false;
    return all.some(
      (other) => identities.includes(other.field) && other.column !== column && this.#of(other.column).distinct > 1,
    );
  }

  /** Where nothing names the customers: the column without a header, or with that of a pivot table, that holds names. */
  #labels(candidates: readonly ColumnCandidate[]): ColumnCandidate[] {
    if (candidates.some(({ field }) => names.includes(field) || field === 'phone')) return [];
    const isReachable = candidates.some(({ field }) => field === 'email');
    const column = this.#columns.find(
      ({ header, index }) =>
        (header === `column ${index + 1}` || rowLabels.has(headerKey(header))) &&
        (index === 0 || !isReachable) &&
        this.#of({ header, index }).areNames,
    );
    const taken = candidates.some((candidate) => candidate.column === column);
    return column === undefined || taken || this.#columns.length < 2
      ? []
      : [{ field: 'name', rank: 0, column, chosen: false }];
  }
}

/** Surer than the recipient of goods, less sure than any header. */
const untold = ofLastResort - 100;
const orderAmounts: readonly Field[] = ['amount', 'lineAmount', 'unitPrice', 'debit', 'value'];

/** A column that was taken for another field than its header says comes behind those whose header says so. */
const moved = 500;

/** What a column is whose header is that of a name. */
function ofName({ field, column }: ColumnCandidate, values: Evidence): Field | null {
  if (values.mostly((value) => typeof parseYesNo(value) === 'boolean'))
    return customers.has(headerKey(column.header)) ? 'isCustomer' : null;
  if (values.areAddresses) return 'email';
  if (contacts.has(headerKey(column.header)) ? values.areNumbersToCall : values.arePhones) return 'phone';
  if (field !== 'firstName' && field !== 'lastName' && values.areCodes) return 'externalId';
  return field;
}

/** An address in a column of telephone numbers, and the other way round; a kind of document in one of their numbers; a status in one of states. */
function instead(field: Field, values: Evidence): Field | null {
  if (field === 'orderId') return 'type';
  if (field === 'refunded') return 'cancelled';
  if (field === 'region') return 'status';
  if (field === 'status' || field === 'standing') return 'region';
  if (field === 'phone' && values.areAddresses) return 'email';
  return field === 'email' && values.arePhones ? 'phone' : null;
}

/** What the values have to be for a field, where not all will do. */
const tests: Readonly<Partial<Record<Field, (values: Evidence, column: FileColumn) => boolean>>> = {
  // `Refunded: 1` is a yes, and no amount.
  refunded: (values) => !values.some(isYes) || !values.values.every(isYesOrNo),
  isSupplier: (values) => values.mostly(isMark),
  isCustomer: (values) => values.mostly(isMark),
  orderId: (values) => !values.mostly((value) => !/\d/.test(value) && isDocument(value)),
  series: (values) => values.mostly((value) => /^[\p{L}\p{N}._/-]{1,10}$/u.test(value)),
  region: (values) => !values.mostly(isStatus),
  country: (values, { header }) => !townsOrCountries.has(headerKey(header)) || values.some(isCountry),
  city: (values, { header }) => !townsOrCountries.has(headerKey(header)) || !values.mostly(isCountry),
  // `Valuta` is a currency in Dutch and the day of a booking in German.
  currency: (values) => !values.areDays,
  status: isNoPlace,
  standing: isNoPlace,
  type: (values, { header }) => values.some(isOfEvents(header) ? isEvent : (value) => /\p{L}/u.test(value)),
  side: (values) => values.mostly((value) => sideOf(value) !== null),
  email: (values) => values.some((value) => value.includes('@') || value.includes('=')),
  externalId: (values, { header }) => tellsRowsApart(header, values) && !values.areAddresses,
};

function isPossible({ field, column }: ColumnCandidate, values: Evidence): boolean {
  const test = tests[field];
  if (test !== undefined) return test(values, column);
  return !isNumeric(field) || haveDigits(field, values);
}

const isYes = (value: string) => parseYesNo(value) === true;
const isYesOrNo = (value: string) => typeof parseYesNo(value) === 'boolean';

/** Money, days and telephone numbers; a birthday may be in words. */
function isNumeric(field: Field): boolean {
  return (
    field === 'phone' ||
    field === 'fax' ||
    moneyFields.includes(field) ||
    (dateFields.includes(field) && field !== 'birthday')
  );
}

function haveDigits(field: Field, values: Evidence): boolean {
  if (!values.some((value) => /\d/.test(value))) return false;
  if (field === 'phone' || field === 'fax') return !values.areAddresses;
  return !moneyFields.includes(field) || !values.mostly((value) => !/\d/.test(value));
}

/** `Kraj` is a country in Polish and a town in Slovenian. */
const countries = headersFor(({ headers }) => headers?.country);
const townsOrCountries = new Set(
  [...headersFor(({ headers }) => headers?.city)].filter((header) => countries.has(header)),
);
const isCountry = (value: string) => countryCodeIn(value) !== null;

const statesOfPlaces = headersFor((language) => language.statusOrRegion);

/** Of a column called `Estado`: whether it has statuses, and not `Yucatán`. */
function isNoPlace(values: Evidence, { header }: FileColumn): boolean {
  if (!statesOfPlaces.has(headerKey(header))) return true;
  return values.some((value) => isStatus(value) || isStandingWord(value) || parseYesNo(value) !== 'wrong');
}

/** `paid`, `draft`: and not `New York`. */
function isStatus(value: string): boolean {
  return !/^new\s/i.test(value) && meaningOfStatus(value.toLowerCase(), 'orders') !== 'unknown';
}

/** A number or a code, or yes and no: a name says who somebody else is. */
function isMark(value: string): boolean {
  return parseYesNo(value) !== 'wrong' || (/\d/.test(value) && !/[^\w./-]/.test(value));
}

/** An id that most rows share (`Reference: web`) would make one customer of them all. */
function tellsRowsApart(header: string, values: Evidence): boolean {
  if (customerIds.test(header)) return true;
  return values.filled < 4 || values.distinct >= values.filled / 2;
}
