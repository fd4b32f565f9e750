/** A customer's fields that can be set by hand, as options of `add` and `edit`. */
import type { Command } from 'commander';
import { optionValue } from '../app/settings/option-value.ts';
import { gathered } from '../argv.ts';
import { parseAddress } from '../domain/address.ts';
import { parseCallHours } from '../domain/call-hours.ts';
import {
  type ContactType,
  type ContactTypes,
  faxAt,
  isSilent,
  noTypes,
  type ReachFacts,
  typeOf,
} from '../domain/contact-type.ts';
import type { CustomerChange } from '../domain/customer.ts';
import { type Day, parseIsoDay } from '../domain/day.ts';
import { day, timeZone } from '../domain/option-types.ts';
import { isSameNumber } from '../domain/phone-number.ts';
import { UsageError } from '../errors.ts';
import { addressTypeIn } from '../import/values/contact-types.ts';
import { countryCodeIn } from '../import/values/countries.ts';
import { parsePhones } from '../import/values/phones.ts';
import { plain } from '../render/text.ts';

export interface CustomerOptions {
  readonly name?: string;
  readonly company?: string;
  readonly email?: readonly string[];
  readonly phone?: readonly string[];
  readonly fax?: readonly string[];
  readonly address?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly timeZone?: string;
  readonly hours?: string;
  readonly owner?: string;
  readonly product?: string;
  readonly birthday?: string;
  readonly website?: string;
}

export function addCustomerOptions(command: Command): Command {
  return command
    .option('--company <name>', 'the company')
    .option(
      '--email <address>',
      'may be repeated, the preferred one first; "work: ada@example.com" says which',
      gathered,
    )
    .option(
      '--phone <number>',
      'may be repeated, the preferred one first; "mobile: +1 312 555 0101" says which',
      gathered,
    )
    .option('--fax <number>', 'may be repeated; nobody is ever told to dial it', gathered)
    .option('--address <text>', 'street and number')
    .option('--city <city>', 'the city')
    .option('--region <region>', 'the state or region')
    .option('--postal-code <code>', 'the postal code')
    .option('--country <country>', 'the country')
    .option('--time-zone <zone>', 'such as America/Chicago')
    .option('--hours <days and hours>', 'when they may be called, by their clock: "tue-fri 7-10"')
    .option('--owner <name>', 'who looks after this customer')
    .option('--product <product>', 'what they bought from us, in the words to use on the phone')
    .option('--birthday <date>', 'such as 1980-05-17, or --05-17 without the year')
    .option('--website <address>', 'the website');
}

const texts = ['company', 'address', 'city', 'region', 'postalCode', 'owner', 'product', 'website'] as const;

/** The change these options make; an empty text clears a field. */
export function customerChange(facts: CustomerOptions, today: Day): CustomerChange {
  const change: { -readonly [Field in keyof CustomerChange]: CustomerChange[Field] } = {};
  for (const field of texts) {
    const text = facts[field];
    if (text !== undefined) change[field] = text.trim() === '' ? null : text.trim();
  }
  if (facts.name !== undefined) change.name = aName(facts.name);
  if (facts.email !== undefined) change.emails = filled(facts.email).map((text) => anEmail(text).address);
  if (facts.phone !== undefined) change.phones = filled(facts.phone).flatMap((text) => numbers(text, '--phone').phones);
  const types = typesGiven(facts);
  if (types !== null) change.contactTypes = types;
  if (facts.country !== undefined) change.country = facts.country.trim() === '' ? null : aCountry(facts.country);
  if (facts.timeZone !== undefined) change.timeZone = facts.timeZone === '' ? null : aZone(facts.timeZone);
  if (facts.hours !== undefined) change.hours = facts.hours.trim() === '' ? null : callHours(facts.hours);
  if (facts.birthday !== undefined) change.birthday = facts.birthday === '' ? null : aBirthday(facts.birthday, today);
  return change;
}

const filled = (values: readonly string[]) => values.map((value) => value.trim()).filter((value) => value !== '');

export function aName(text: string): string {
  const name = text.trim().replace(/\s+/g, ' ');
  if (plain(name).trim() === '') throw new UsageError('a customer needs a name');
  return name;
}

export function aTag(text: string): string {
  const tag = plain(text).trim();
  if (tag === '') throw new UsageError('a tag needs letters or digits', { hint: 'cadence tag 12 +vip' });
  return tag;
}

function anEmail(text: string): { readonly address: string; readonly type: ContactType | null } {
  const [, label = null, rest] = /^([^:@]*):(.*)$/.exec(text) ?? [];
  const parsed = parseAddress(rest ?? text);
  if ('problem' in parsed) throw new UsageError(`--email: ${parsed.problem}`);
  const type = label === null ? null : addressTypeIn(label);
  if (label !== null && type === null)
    throw new UsageError(`--email: "${label.trim()}" does not say which address it is`, {
      hint: 'write home, work or other in front: "work: ada@example.com"',
    });
  return { address: parsed.value.address.toLowerCase(), type };
}

function numbers(text: string, option: string): { readonly phones: readonly string[]; readonly types: ContactTypes } {
  const { phones, types = noTypes, problem } = parsePhones(text);
  if (problem !== null || (phones.length === 0 && types === noTypes))
    throw new UsageError(`${option}: "${text}" ${problem ?? 'is not a number'}`, {
      hint: `write it as "+1 312 555 0101", or with which it is: "mobile: +1 312 555 0101"`,
    });
  return { phones, types };
}

/** Which number or address is which, as far as these facts say it; null where they do not. */
function typesGiven({ email = [], phone = [], fax }: CustomerOptions): ContactTypes | null {
  const types: Record<string, ContactType> = {};
  for (const { address, type } of filled(email).map(anEmail)) if (type !== null) types[address] = type;
  for (const text of filled(phone)) Object.assign(types, numbers(text, '--phone').types);
  for (const text of filled(fax ?? [])) {
    const read = numbers(text, '--fax');
    for (const number of read.phones) types[number] = faxAt(null);
    for (const [number, type] of Object.entries(read.types)) types[number] = faxAt(type);
  }
  return fax === undefined && Object.keys(types).length === 0 ? null : types;
}

/** What is to be changed of a customer: types that are not given stay as they are known. */
export function changeFor(known: ReachFacts, facts: CustomerOptions, change: CustomerChange): CustomerChange {
  const contactTypes = typesWith(known, facts, change);
  const isTold =
    change.contactTypes !== undefined || JSON.stringify(contactTypes) !== JSON.stringify(known.contactTypes);
  return isTold ? { ...change, contactTypes } : change;
}

/** Given faxes take the place of all, and a number in another spelling stays what it was. */
function typesWith(
  known: ReachFacts,
  facts: CustomerOptions,
  { phones = [], contactTypes = noTypes }: CustomerChange,
): ContactTypes {
  const isGiven = facts.fax !== undefined || Object.values(contactTypes).some(isSilent);
  const kept = Object.entries(known.contactTypes).filter(([, type]) => !(isGiven && isSilent(type)));
  const respelt = phones.flatMap((phone) => {
    const same = known.phones.find((one) => one !== phone && isSameNumber(one, phone));
    const type = same === undefined ? null : typeOf(known, same);
    return type === null ? [] : [[phone, type] as const];
  });
  return { ...Object.fromEntries(kept), ...Object.fromEntries(respelt), ...contactTypes };
}

function aCountry(text: string): string {
  const country = countryCodeIn(text.trim());
  if (country !== null) return country;
  throw new UsageError(`--country: "${text}" is not a country`, { hint: 'write its code or name: DE, Germany' });
}

export function aZone(text: string, flag = '--time-zone'): string {
  return optionValue(timeZone, flag, text);
}

function callHours(text: string): string {
  const parsed = parseCallHours(text);
  if ('value' in parsed) return parsed.value;
  throw new UsageError(`--hours: ${parsed.problem}`, {
    hint: 'write them as "tue-fri 7-10" or "mon-fri 9-12,14-17; sat 10-12"',
  });
}

function aBirthday(text: string, today: Day): string {
  const yearless = /^--(\d{2}-\d{2})$/.exec(text);
  if (yearless !== null && parseIsoDay(`2000-${yearless[1]}`) !== null) return text;
  const written = { ...day(today, { to: today }), hint: 'write it as 1980-05-17 or --05-17' };
  return optionValue(written, '--birthday', text);
}
