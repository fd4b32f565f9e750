/** From a header to what it may be about. */
import type { RivalDoubt } from '../domain/rival.ts';
import type { Field } from './fields.ts';
import { allFields, listFields } from './fields.ts';
import { all, anyOf, headersFor, languageWords, listed, wordsFor } from './languages/index.ts';
import type { Headers, LanguageWords, Lookalike } from './languages/language.ts';
import { headerKey } from './text.ts';
import { isOfFax, withoutFax, withoutTypeWords } from './values/contact-types.ts';

export interface HeaderMeaning {
  readonly field: Field;
  /** Lower is surer; 1000 and more is a reading that left out a part of the header. */
  readonly rank: number;
  /** Why it is less sure than another reading would be. */
  readonly doubt?: RivalDoubt;
}

/** The rank of a column that the program which wrote the file calls so. */
export const ownWord = -1;
/** From this rank on only a part of the header tells what the column is about. */
export const ofPart = 1000;
/** From this rank on a column is read only where no other one of the file tells the same. */
export const ofLastResort = 5000;

const before = longestFirst(wordsFor(({ wordsBefore }) => wordsBefore, '|'));
const hundredths = longestFirst(wordsFor((language) => language.hundredths, '|'));
const after = longestFirst([...wordsFor(({ wordsAfter }) => wordsAfter, '|'), ...hundredths]);
const countWords = longestFirst(wordsFor((language) => language.countWords, '|'));
const surnames = headersFor(({ surname }) => surname);
const givenNames = headersFor(({ givenName }) => givenName);
/** Headers of a column of names where a table has none: of a pivot table. */
export const rowLabels = headersFor((language) => language.rowLabels);
const recordDates = headersFor((language) => language.recordDates);
const paidDates = headersFor((language) => language.paidDates);
const netAmounts = headersFor((language) => language.netAmounts);
const anyNumbers = headersFor((language) => language.anyNumbers);
const index = buildIndex();
/** About somebody or somewhere else than the customer, whatever the rest of the header says. */
const elsewhere = anyOf((language) => language.elsewhere);
/** Never stored, whatever the user maps. */
export const secrets = anyOf((language) => language.secrets);
/** Columns that look like purchases but are not, with what they really are. */
const lookalikes: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  lookalike('size', "the company's own size, not what it bought from you"),
  lookalike('owed', 'money owed, not a purchase'),
  lookalike('allowed', 'money allowed, not a purchase'),
  lookalike('average', 'an average, not the total'),
  lookalike('hoped', 'a forecast, not a purchase'),
  lookalike('period', 'only part of the time'),
  lookalike('activity', 'activity in the other program, not necessarily a call; if it is one: --map lastContact=…'),
];

function lookalike(kind: Lookalike, what: string) {
  return { pattern: anyOf(({ lookalikes: of }) => of?.[kind]), what };
}

const hoped = anyOf(({ lookalikes }) => lookalikes?.hoped);

/** A column of what may be bought one day. */
export function isForecast(header: string): boolean {
  return hoped.test(header);
}

/** What the column is that looks like a purchase and is none; null when it is not like that. */
export function looksLike(header: string): string | null {
  return lookalikes.find(({ pattern }) => pattern.test(header))?.what ?? null;
}

function buildIndex(): Map<string, HeaderMeaning[]> {
  const meanings = new Map<string, HeaderMeaning[]>();
  const add = (headers: Headers | undefined, first: number, doubt?: RivalDoubt) => {
    for (const { key, field, rank } of spellingsOf(headers)) {
      const known = meanings.get(key) ?? [];
      if (known.some((meaning) => meaning.field === field)) continue;
      meanings.set(key, [...known, priced(key, { field, rank: first + rank, ...(doubt && { doubt }) })]);
    }
  };
  const english = languageWords['en'];
  for (const language of all) add(language.headers, language === english ? 0 : 300);
  for (const language of all) add(fromOtherWords(language), 400);
  for (const language of all) add({ orderDate: language.paymentDates ?? '' }, 700, 'payment day');
  for (const language of all) add({ status: language.booked ?? '' }, 600);
  for (const language of all) add(language.lastResort, ofLastResort, 'delivery');
  return meanings;
}

/** What a language says of a bank's columns. */
function fromOtherWords({ counterparties = '', moneyIn = '', moneyOut = '' }: LanguageWords): Headers {
  return { name: counterparties, credit: moneyIn, debit: moneyOut };
}

function spellingsOf(headers: Headers | undefined) {
  const spellings = allFields.flatMap((field) =>
    listed(headers?.[field]).map((spelling, rank) => ({ key: headerKey(spelling), field, rank })),
  );
  return spellings.filter(({ key }) => key !== '');
}

/** What came in after fees says less of what was bought than any other amount, and `Ref` less of the order than its number. */
function priced(key: string, meaning: HeaderMeaning): HeaderMeaning {
  const isLess =
    (meaning.field === 'amount' && netAmounts.has(key)) || (meaning.field === 'orderId' && anyNumbers.has(key));
  return isLess ? { ...meaning, rank: meaning.rank + 450 } : dated(key, meaning);
}

/** When the record was made says less of the day of an order than any other date does, and when it was paid still less. */
function dated(key: string, meaning: HeaderMeaning): HeaderMeaning {
  if (meaning.field !== 'orderDate') return meaning;
  if (recordDates.has(key)) return { ...meaning, rank: meaning.rank + 500, doubt: 'record day' };
  return paidDates.has(key) ? { ...meaning, rank: meaning.rank + 550, doubt: 'payment day' } : meaning;
}

/** `Betrag CHF`, `Total in SEK`; `Order ID` has no currency behind it, for `ID` is none of three letters. */
const unitBehind = /(?<=\S)[\s_]{1,4}(?:in )?(?:[A-Z]{3}|[€$£¥₺₹₴₽]|Kč|zł|Ft|kr|lei)\s{0,4}$/;

/** What the header may be about, the surest reading first; none when it is unknown or about somebody else. */
export function meaningsOf(header: string): readonly HeaderMeaning[] {
  const key = headerKey(header);
  const exact = index.get(key) ?? transcribed(key);
  if (exact !== undefined) return exact;
  if (elsewhere.test(header)) return [];
  const bare = headerKey((header.split(/[([（]/, 1)[0] ?? '').replace(unitBehind, ''));
  const short = bare !== key ? index.get(bare) : numberSign(header);
  if (short !== undefined) return later(short, 1000);
  return countOf(bare) ?? numbered(bare) ?? withoutHarmlessWords(bare) ?? joined(header) ?? ofType(header) ?? [];
}

/** `Count of Invoice`, `Anzahl von Rechnungsnummer`: a pivot table counted orders. */
function countOf(key: string): readonly HeaderMeaning[] | undefined {
  const counted = countWords.find((word) => key.startsWith(word));
  const isOrder =
    counted !== undefined && index.get(key.slice(counted.length))?.some(({ field }) => field === 'orderId');
  return isOrder ? [{ field: 'orders', rank: 2000 }] : undefined;
}

/** `Waehrung`, `Forfaldsbeloeb`: where a program has no letters with dots and strokes. */
function transcribed(key: string): readonly HeaderMeaning[] | undefined {
  const letters = key.replace(/([aou])e/g, '$1');
  return letters === key ? undefined : index.get(letters);
}

/** `Order #`, `Invoice#`: without the sign the header would be about the order itself. */
function numberSign(header: string): readonly HeaderMeaning[] | undefined {
  if (!header.includes('#')) return undefined;
  return ['number', 'no', 'nr'].map((word) => index.get(headerKey(header.replace('#', ` ${word}`)))).find(Boolean);
}

/** `customer.email`, `Bill To: Email`: the last part says what it is. `Phone / WhatsApp`: the first one that says anything. */
function joined(header: string): readonly HeaderMeaning[] | undefined {
  const path = partsOf(header);
  const last = path.length > 1 ? understood(path.at(-1) ?? '', 2500) : undefined;
  if (last !== undefined) return last;
  const choices = header
    .split(/[/|&+·.:>]|__| - | (?:or|and|oder|und|ou|et|o|y|e|en|of|och|eller|lub|i) /)
    .filter((part) => headerKey(part) !== '');
  if (choices.length < 2) return undefined;
  return choices.map((choice) => understood(choice, 2600)).find((meanings) => meanings !== undefined);
}

/** `client.nom`: what stands between points, colons and the like. */
function partsOf(header: string): readonly string[] {
  return header.split(/[.:>·]|__| - /).filter((part) => headerKey(part) !== '');
}

/** Whether more of the headers are words of other languages alone than words that English has as well. */
export function areForeign(headers: readonly string[]): boolean {
  const parts = headers.map((header) => [header, partsOf(header).at(-1) ?? ''].map(headerKey));
  const english = headersFor((language) => (language === languageWords['en'] ? wordsOf(language.headers) : undefined));
  const known = parts.flatMap((keys) => keys.filter((key) => index.has(key)).slice(0, 1));
  return known.filter((key) => !english.has(key)).length > known.length / 2;
}

const wordsOf = (headers: Headers | undefined) => Object.values(headers ?? {}).join('|');

function understood(part: string, by: number): readonly HeaderMeaning[] | undefined {
  const key = headerKey(part);
  const known = index.get(key) ?? numbered(key) ?? withoutHarmlessWords(key);
  return known === undefined ? undefined : later(known, by);
}

/** `Phone 2`, `E-mail 3 - Value`: the second and third of what a customer may have several of. */
function numbered(key: string): readonly HeaderMeaning[] | undefined {
  const number = /\d+/.exec(key);
  if (number === null) return undefined;
  const found =
    index.get(key.replace(/\d+/g, '').replace(/value$/, '')) ?? withoutHarmlessWords(key.replace(/\d+/g, ''));
  const several = found?.filter((meaning) => listFields.has(meaning.field) || number[0] === '1');
  return several === undefined || several.length === 0
    ? undefined
    : later(several, 1500 + Number(number[0].slice(0, 3)));
}

/** `Telefono ufficio`, `自宅電話番号`: a number or an address, with which of them it is. */
function ofType(header: string): readonly HeaderMeaning[] | undefined {
  const rest = withoutTypeWords(header);
  const found = rest === null ? undefined : index.get(headerKey(rest))?.filter(({ field }) => reached.includes(field));
  return found === undefined || found.length === 0 ? undefined : later(found, 2700);
}
const reached: readonly Field[] = ['phone', 'email'];

function withoutHarmlessWords(key: string): readonly HeaderMeaning[] | undefined {
  const starts = before.filter((word) => key.startsWith(word)).map((word) => key.slice(word.length));
  const ends = after.filter((word) => key.endsWith(word)).map((word) => key.slice(0, -word.length));
  const both = starts.flatMap((rest) =>
    after.filter((word) => rest.endsWith(word)).map((word) => rest.slice(0, -word.length)),
  );
  const found = [...starts, ...ends, ...both].map((rest) => index.get(rest)).find((meanings) => meanings !== undefined);
  return found === undefined ? undefined : later(found, 2000);
}

/** So that `default address` goes before `address` does. */
function longestFirst(words: readonly string[]): readonly string[] {
  return words.map(headerKey).sort((a, b) => b.length - a.length);
}

function later(meanings: readonly HeaderMeaning[], by: number): readonly HeaderMeaning[] {
  return meanings.map((meaning) => ({ doubt: 'part of the header', ...meaning, rank: meaning.rank + by }));
}

/** About the delivery address and recipient: such a column is read only if no other has the same fact. */
export function isOfLastResort(header: string): boolean {
  return (meaningsOf(header)[0]?.rank ?? 0) >= ofLastResort;
}

/** Nothing tells what a column of this header is about, nor that it is about something else. */
export function isUnknown(header: string): boolean {
  const named = elsewhere.test(header) || isOfFax(header) || secrets.test(header) || looksLike(header) !== null;
  return !named && meaningsOf(header).length === 0;
}

/** The header of a column with the type of the adjacent number. */
const ofLabel = /(?:label|type|typ|tipo|kind)\s?$/i;

/** The customer's own fax or pager, not a supplier's or the delivery address's. */
export function isOwnFax(header: string): boolean {
  if (!isOfFax(header) || ofLabel.test(header)) return false;
  const rest = withoutFax(header);
  return !elsewhere.test(rest) || meaningsOf(`Telefon ${rest.trim()}`).some(isOfPhone);
}

const isOfPhone = ({ field, rank }: HeaderMeaning) => field === 'phone' && rank < ofLastResort;

/** How many cells of a row are known headers; exact spellings count double. */
export function headerHits(cells: readonly string[]): number {
  let hits = 0;
  for (const cell of cells) {
    if (cell === '' || cell.length > 60) continue;
    const key = headerKey(cell);
    if (index.has(key) || surnames.has(key) || givenNames.has(key) || rowLabels.has(key)) hits += 2;
    else if ((meaningsOf(cell)[0]?.rank ?? 9999) < 3000) hits += 1;
  }
  return hits;
}

/** What the name-like headers that depend on their neighbours mean in this header row. */
export function dependentMeaning(header: string, hasFirst: boolean, hasLast: boolean): Field | null {
  const [whole, last] = [headerKey(header), headerKey(partsOf(header).at(-1) ?? '')];
  const isIn = (words: ReadonlySet<string>) => words.has(whole) || words.has(last);
  if (isIn(surnames)) return hasFirst ? 'lastName' : 'name';
  if (isIn(givenNames)) return hasLast ? 'firstName' : 'name';
  return hasFirst && !hasLast && plainNames.has(whole) ? 'lastName' : null;
}

const plainNames: ReadonlySet<string> = new Set(['name', 'naam', 'namn']);

/** The field a user names in `--map`: by its own name in any spelling, else by any header synonym. */
export function fieldNamed(name: string): Field | null {
  const key = headerKey(name);
  return allFields.find((field) => headerKey(field) === key) ?? index.get(key)?.[0]?.field ?? null;
}

/** `amount_cents`, `Total (in pence)`. */
export function isInHundredths(header: string): boolean {
  const key = headerKey(header);
  return hundredths.some((word) => key.endsWith(word));
}

/** The currency a header states: `Total (USD)`, `Umsatz in €`. */
export function headerCurrency(header: string): string | null {
  return (
    /[([]\s*([A-Z]{3}|[€$£¥₺₹₴₽]|Kč|zł|Ft|kr|lei)\s*[)\]]/.exec(header)?.[1] ??
    /\b(?:in|en) ([A-Z]{3}|[€$£¥])(?:\s|$)/.exec(header)?.[1] ??
    /\p{Ll}[\s_]+([A-Z]{3}|[€$£¥₺₹₴₽]|Kč|zł|Ft|kr|lei)\s*$/u.exec(header)?.[1] ??
    null
  );
}
