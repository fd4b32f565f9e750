/**
 * Every setting: its key, what it may be, what it is when nobody set it. The only list; `config`, its help and its
 * checks are made from it.
 */
import { type Intervals, intervalOf, parseInterval } from './cadence.ts';
import type { Tier } from './customer.ts';

/** Where a setting lives: with the book (and undone with it), or with this person on this machine. */
export type Home = 'book' | 'machine';

export interface Setting<T = unknown> {
  readonly key: string;
  readonly home: Home;
  /** One line for `config list` and the manual. */
  readonly about: string;
  readonly fallback: T;
  /** The value, or in words what is wrong with the text. */
  readonly parse: (text: string) => Parsed<T>;
  readonly format: (value: T) => string;
}

export type Parsed<T> = { readonly value: T } | { readonly problem: string };

function setting<T>(definition: Setting<T>): Setting<T> {
  return definition;
}

function text(key: string, home: Home, about: string): Setting<string | null> {
  const parse = (value: string) => (value.trim() === '' ? { problem: 'it is empty' } : { value: value.trim() });
  return setting({ key, home, about, fallback: null as string | null, parse, format: (value) => value ?? '' });
}

function tierIntervalSetting(tier: Tier, days: number): Setting<number> {
  return setting({
    key: `intervals.${tier}`,
    home: 'book',
    about: `the longest we mean to let pass between two conversations with a customer of tier ${tier}`,
    fallback: days,
    parse: parseTierInterval,
    format: (value) => `${value}d`,
  });
}

/** A tier's interval; unlike a customer's own it cannot be "none". */
function parseTierInterval(text: string): Parsed<number> {
  const parsed = parseInterval(text);
  if ('problem' in parsed) return parsed;
  return parsed.days > 0 ? { value: parsed.days } : { problem: 'a tier needs an interval' };
}

function parseWhole(text: string, [least, most]: readonly [number, number]): Parsed<number> {
  const value = Number(text.trim());
  return /^\d+$/.test(text.trim()) && value >= least && value <= most
    ? { value }
    : { problem: `"${text}" is not a whole number from ${least} to ${most}` };
}

/** The settings that live with the book. */
export const bookSettings = {
  capacity: setting({
    key: 'capacity',
    home: 'book',
    about: 'calls a working day',
    fallback: 8,
    parse: (value) => parseWhole(value, [0, 1_000]),
    format: String,
  }),
  intervalA: tierIntervalSetting('A', 90),
  intervalB: tierIntervalSetting('B', 180),
  intervalC: tierIntervalSetting('C', 365),
  product: text('product', 'book', 'what "our product" is called in a call'),
  currency: setting<string | null>({
    key: 'currency',
    home: 'book',
    about: 'the currency of amounts that do not say theirs, such as EUR',
    fallback: null,
    parse: (value) =>
      /^[a-z]{3}$/i.test(value.trim())
        ? { value: value.trim().toUpperCase() }
        : { problem: `"${value}" is not a currency code of three letters such as EUR` },
    format: (value) => value ?? '',
  }),
  country: setting<string | null>({
    key: 'country',
    home: 'book',
    about: 'the country of phone numbers without a prefix and of public holidays, such as DE',
    fallback: null,
    parse: (value) =>
      /^[a-z]{2}$/i.test(value.trim())
        ? { value: value.trim().toUpperCase() }
        : { problem: `"${value}" is not a country code of two letters such as DE` },
    format: (value) => value ?? '',
  }),
  region: text('region', 'book', 'the region whose public holidays count, such as BY'),
  script: text('script', 'book', 'the script of a call when no other fits'),
};

/** The settings that live with this person on this machine. */
export const machineSettings = {
  me: text('me', 'machine', "the caller's name"),
  mailSmtp: text(
    'mail.smtp',
    'machine',
    'the mail server: smtps://user@host:465, or smtp://user@host:587 with STARTTLS',
  ),
  mailFrom: text('mail.from', 'machine', 'the address the weekly list comes from'),
  mailTo: text('mail.to', 'machine', 'who gets the weekly list, separated by commas'),
  mailPassword: text(
    'mail.password',
    'machine',
    'the password of the mail server (never shown); the environment variable CADENCE_SMTP_PASSWORD is better',
  ),
};

export type BookSettings = { readonly [N in keyof typeof bookSettings]: (typeof bookSettings)[N]['fallback'] };
export type MachineSettings = { readonly [N in keyof typeof machineSettings]: (typeof machineSettings)[N]['fallback'] };

export const allSettings: readonly Setting[] = [
  ...Object.values(bookSettings),
  ...Object.values(machineSettings),
] as unknown as Setting[];

/** The settings of the book from what is stored; a stored value that no longer parses falls back. */
export function readBookSettings(stored: ReadonlyMap<string, string>): BookSettings {
  return read(bookSettings as unknown as Record<string, Setting>, stored) as BookSettings;
}

export function readMachineSettings(stored: ReadonlyMap<string, string>): MachineSettings {
  return read(machineSettings as unknown as Record<string, Setting>, stored) as MachineSettings;
}

function read(definitions: Record<string, Setting>, stored: ReadonlyMap<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => {
      const value = stored.get(definition.key);
      const parsed = value === undefined ? { value: definition.fallback } : definition.parse(value);
      return [name, 'value' in parsed ? parsed.value : definition.fallback];
    }),
  );
}

export function intervalsOf(settings: BookSettings): Intervals {
  return { A: settings.intervalA, B: settings.intervalB, C: settings.intervalC };
}

/** Days between conversations with this customer; null for no calls on a rhythm. */
export function intervalFor(
  customer: { readonly interval: number | null },
  tier: Tier | null,
  settings: BookSettings,
): number | null {
  return intervalOf({ interval: customer.interval, tier }, intervalsOf(settings));
}
