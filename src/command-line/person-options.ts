/** The facts of a person at a customer, as options of `add --at` and `edit --person`. */
import type { Command } from 'commander';
import type { PersonFacts } from '../call/new-person.ts';
import type { Day } from '../domain/day.ts';
import { UsageError } from '../errors.ts';
import { type CustomerOptions, customerChange } from './customer-options.ts';

export interface PersonOptions extends CustomerOptions {
  readonly role?: string;
  readonly language?: string;
}

export function addPersonOptions(command: Command): Command {
  return command
    .option('--role <role>', 'what a person does there')
    .option('--language <language>', 'the language to speak with a person');
}

const ofPerson: ReadonlySet<string> = new Set([
  'name',
  'emails',
  'phones',
  'contactTypes',
  'address',
  'birthday',
  'hours',
]);
const optionOf: Readonly<Record<string, string>> = { postalCode: 'postal-code', timeZone: 'time-zone' };

/** An empty text clears a field. A UsageError for facts that only the whole customer can have. */
export function personChange({ role, language, ...facts }: PersonOptions, today: Day): PersonFacts {
  const change = customerChange(facts, today);
  const other = Object.keys(change).find((field) => !ofPerson.has(field));
  if (other !== undefined)
    throw new UsageError(`--${optionOf[other] ?? other} is about the customer, not about one of their people`, {
      hint: 'say it in a command of its own: cadence edit CUSTOMER',
    });
  const words = Object.entries({ role, language }).filter(([, text]) => text !== undefined);
  return { ...change, ...Object.fromEntries(words.map(([field, text]) => [field, text?.trim() || null])) };
}

/** A UsageError when they are given for a private customer. */
export function refusePersonOptions({ role, language }: PersonOptions, hint: string): void {
  if (role === undefined && language === undefined) return;
  const option = role === undefined ? '--language' : '--role';
  throw new UsageError(`${option} is about a person of a customer`, { hint });
}
