/** vCards (2.1, 3.0, 4.0) to drafts. The library reads the cards; escapes and quoted-printable are undone here. */
import vCard from 'vcf';
import type { ContactType } from '../domain/contact-type.ts';
import type { Day } from '../domain/day.ts';
import { type AsideKind, asides } from '../domain/kept-aside.ts';
import type { CustomerDraft } from './draft.ts';
import { blankDraft } from './draft.ts';
import type { ProblemList, Reject } from './problems.ts';
import { distinctRefusals, refusalsAmong, refusalsIn } from './refusals.ts';
import { asideWord, type KeptAside } from './standing.ts';
import { cleanLines, textOrNull } from './text.ts';
import { ToldTypes } from './told-types.ts';
import { addressTypeIn, numberTypeIn, typeOfLabel } from './values/contact-types.ts';
import { countryWritten } from './values/countries.ts';
import { parseBirthday } from './values/dates.ts';
import { splitEmails } from './values/emails.ts';
import { joinName } from './values/names.ts';
import { parsePhones } from './values/phones.ts';

type Property = ReturnType<typeof vCard.parse>[number]['data'][string] extends infer P
  ? P extends readonly (infer One)[]
    ? One
    : P
  : never;

interface CardContext {
  readonly today: Day;
  readonly problems: ProblemList;
  /** Categories that say of a card that it is no customer's, and that are taken in all the same. */
  readonly include: ReadonlySet<AsideKind>;
  /** What is not read is named here. */
  readonly unread: Set<string>;
}

interface CardBatch {
  readonly customers: readonly CustomerDraft[];
  readonly rejects: readonly Reject[];
  readonly aside: readonly KeptAside[];
}

/** Whether the file begins as a vCard does. */
export function isVcard(text: string): boolean {
  return /^\s*BEGIN:VCARD\s*(?:\r|\n)/i.test(text);
}

/** All cards of a file. A card that cannot be read, or names nobody, is rejected by the line it begins on. */
export function readCards(text: string, context: CardContext): CardBatch {
  const customers: CustomerDraft[] = [];
  const rejects: Reject[] = [];
  const aside: KeptAside[] = [];
  for (const { line, card } of splitCards(text)) {
    const draft = readCard(card, line, context);
    if (typeof draft !== 'string') {
      const why = draft.tags.map(asideWord).find((word) => word !== null) ?? null;
      if (why === null || context.include.has(why)) customers.push(draft);
      else {
        aside.push({ why, draft });
        context.problems.note(line, `set aside: ${asides[why].one}`);
      }
      continue;
    }
    context.problems.reject(line, draft);
    rejects.push({ line, cells: [card], reason: draft });
  }
  return { customers, rejects, aside };
}

function* splitCards(text: string): Generator<{ line: number; card: string }> {
  let line = 1;
  for (const part of text.split(/^(?=BEGIN:VCARD)/im)) {
    if (/^BEGIN:VCARD/i.test(part)) yield { line, card: part };
    line += part.match(/\r\n|\r|\n/g)?.length ?? 0;
  }
}

/** The draft, or the reason why the card is no customer. */
function readCard(card: string, line: number, context: CardContext): CustomerDraft | string {
  const data = parseCard(card);
  if (data === null) return 'the card cannot be read';
  const all = (name: string): readonly Property[] => {
    const found = data[name];
    return found === undefined ? [] : Array.isArray(found) ? found : [found as Property];
  };
  const first = (name: string) =>
    all(name)
      .map(textOf)
      .find((text) => text !== null) ?? null;
  const address = partsOf(all('adr')[0]);
  const { tags, note, refusals } = wishesOf(all);
  const uid = first('uid');
  const draft: CustomerDraft = {
    ...blankDraft,
    line,
    uid,
    externalId: uid,
    name: first('fn') ?? personOf(partsOf(all('n')[0])),
    company: textOrNull(partsOf(all('org')[0])[0]),
    ...reachOf(all, line, context),
    role: first('title'),
    language: first('xCadenceLanguage') ?? first('lang'),
    companyId: first('xCadenceCompany'),
    address: textOrNull([address[0], address[1], address[2]].filter(Boolean).join(', ')),
    city: textOrNull(address[3]),
    region: textOrNull(address[4]),
    postalCode: textOrNull(address[5]),
    country: countryOf(address[6], line, context),
    tags,
    birthday: birthdayOf(all('bday')[0], line, context),
    website: first('url'),
    note,
    refusals,
  };
  const named = draft.name !== null || draft.company !== null || draft.emails.length > 0 || draft.phones.length > 0;
  return named ? draft : 'the card has no name, company, e-mail or phone';
}

/** Cadence wrote each refusal three times: in its own property, in the note, and as a label among the tags. */
function wishesOf(all: (name: string) => readonly Property[]): Pick<CustomerDraft, 'tags' | 'note' | 'refusals'> {
  const own = all('xCadenceRefusal').flatMap((property) => refusalsIn(cleanLines(decoded(property))).refusals);
  const { refusals: noted, rest: note } = refusalsIn(
    all('note')
      .map((property) => cleanLines(decoded(property)))
      .filter((text) => text !== '')
      .join('\n') || null,
  );
  const { refusals: labelled, tags } = refusalsAmong(
    all('categories')
      .flatMap(listOf)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  );
  return { tags, note, refusals: distinctRefusals([...own, ...noted, ...labelled]) };
}

/** The values of a property that may have several; a comma within one is escaped. */
function listOf(property: Property): readonly string[] {
  return quoted(property, String(property.valueOf()))
    .split(/(?<!\\),/)
    .map(unescaped);
}

function parseCard(card: string): ReturnType<typeof vCard.parse>[number]['data'] | null {
  // A soft line break of quoted-printable would end the line for the library.
  const joined = card.replace(/=\r?\n(?=[^:\r\n]*(?:\r?\n|$))/g, (match) =>
    /ENCODING=QUOTED-PRINTABLE/i.test(card) ? '' : match,
  );
  try {
    // The library knows CRLF alone, as the standard has it; files often have LF.
    return vCard.parse(joined.trim().replace(/\r\n|\r|\n/g, '\r\n'))[0]?.data ?? null;
  } catch {
    return null;
  }
}

function decoded(property: Property): string {
  return unescaped(quoted(property, String(property.valueOf())));
}

function quoted(property: Property, text: string): string {
  if (!/quoted-printable/i.test(String(property['encoding'] ?? ''))) return text;
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const latin = /8859|1252/.test(String(property['charset'] ?? ''));
  return latin ? bytes : Buffer.from(bytes, 'latin1').toString();
}

function unescaped(text: string): string {
  return text.replace(/\\([nN,;:\\])/g, (_, character: string) => (character.toLowerCase() === 'n' ? '\n' : character));
}

function textOf(property: Property): string | null {
  return textOrNull(decoded(property));
}

/** The parts of a structured value such as N, ADR and ORG, which are told apart by semicolons. */
function partsOf(property: Property | undefined): readonly string[] {
  if (property === undefined) return [];
  const data = property._data;
  const parts = typeof data === 'string' ? data.split(/(?<!\\);/) : data;
  return parts.map((part) => unescaped(quoted(property, part)).trim());
}

function personOf([last = '', first = '', middle = '']: readonly string[]): string | null {
  return textOrNull(joinName(first, middle, last, ''));
}

function reachOf(
  all: (name: string) => readonly Property[],
  line: number,
  { problems }: CardContext,
): Pick<CustomerDraft, 'emails' | 'phones' | 'contactTypes'> {
  const types = new ToldTypes();
  const labels = all('xAbLabel');
  const emails = all('email').flatMap((property) => {
    const { found, wrong } = splitEmails(decoded(property));
    if (wrong !== null) problems.value(line, 'EMAIL', wrong, 'is not an e-mail address');
    for (const address of found)
      types.tell(address, addressTypeIn(typesOf(property)) ?? labelOf(property, labels, 'address'));
    return found;
  });
  const phones = all('tel').flatMap((property) => {
    const cell = parsePhones(decoded(property));
    if (cell.problem !== null) problems.value(line, 'TEL', decoded(property), cell.problem);
    return types.numbers(cell, numberTypeIn(typesOf(property)) ?? labelOf(property, labels, 'number'));
  });
  return { emails, phones, contactTypes: types.of(phones, emails) };
}

function typesOf(property: Property): string {
  return String(property['type'] ?? '').replaceAll(',', ' ');
}

/** The label that Apple's phones give a property in its group: a built-in one as `_$!<Work>!$_`, or the user's own. */
function labelOf(property: Property, labels: readonly Property[], of: 'number' | 'address'): ContactType | null {
  const group = property['group'];
  const label = group === undefined ? undefined : labels.find((one) => one['group'] === group);
  return label === undefined
    ? null
    : typeOfLabel(
        decoded(label)
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim(),
        of,
      );
}

function countryOf(cell: string | undefined, line: number, context: CardContext): string | null {
  const written = textOrNull(cell);
  const country = written === null ? null : countryWritten(written);
  if (written !== null && country === null) context.problems.value(line, 'ADR', written, 'is not a country');
  return country;
}

function birthdayOf(property: Property | undefined, line: number, context: CardContext): string | null {
  const text = property === undefined ? null : textOf(property);
  if (property === undefined || text === null) return null;
  const noYear = String(property['xAppleOmitYear'] ?? '');
  if (noYear !== '' && text.startsWith(noYear)) return birthdayIn(`-${text.slice(4)}`, line, context);
  return birthdayIn(text, line, context);
}

function birthdayIn(text: string, line: number, context: CardContext): string | null {
  const birthday = parseBirthday(text.split('T', 1)[0] ?? '', { order: null, today: context.today });
  if (birthday !== 'wrong') return birthday;
  context.problems.value(line, 'BDAY', text, 'is not a birthday');
  return null;
}
