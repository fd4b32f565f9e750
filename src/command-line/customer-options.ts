/** A customer's fields that can be set by hand, as options of `add` and `edit`. */
import type { Command } from 'commander';
import { gathered } from '../argv.ts';
import { parseAddress } from '../domain/address.ts';
import { parseCallHours } from '../domain/call-hours.ts';
import type { CustomerChange } from '../domain/customer.ts';
import { type Day, parseIsoDay } from '../domain/day.ts';
import { day } from '../domain/option-types.ts';
import { UsageError } from '../errors.ts';
import { countryCodeIn } from '../import/values/countries.ts';
import { parsePhones } from '../import/values/phones.ts';
import { plain } from '../render/text.ts';
import { optionValue } from './option-value.ts';

export interface CustomerOptions {
  readonly name?: string;
  readonly company?: string;
  readonly email?: readonly string[];
  readonly phone?: readonly string[];
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
    .option('--email <address>', 'may be repeated, the preferred one first', gathered)
    .option('--phone <number>', 'may be repeated, the preferred one first', gathered)
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
  if (facts.email !== undefined) change.emails = filled(facts.email).map(anEmail);
  if (facts.phone !== undefined) change.phones = filled(facts.phone).flatMap(numbers);
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

function anEmail(text: string): string {
  const parsed = parseAddress(text);
  if ('problem' in parsed) throw new UsageError(`--email: ${parsed.problem}`);
  return parsed.value.address.toLowerCase();
}

function numbers(text: string): readonly string[] {
  const { phones, problem } = parsePhones(text);
  if (problem !== null || phones.length === 0)
    throw new UsageError(`--phone: "${text}" ${problem ?? 'is not a number'}`);
  return phones;
}

function aCountry(text: string): string {
  const country = countryCodeIn(text.trim());
  if (country !== null) return country;
  throw new UsageError(`--country: "${text}" is no country`, { hint: 'write its code or name: DE, Germany' });
}

function aZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw new UsageError(`--time-zone: there is no zone "${text}"`, {
      hint: 'write it as Europe/Berlin or America/Chicago',
    });
  }
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
