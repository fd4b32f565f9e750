/** The options that describe a caller. */
import type { Command } from 'commander';
import { optionValue } from '../app/settings/option-value.ts';
import { parseAddress } from '../domain/address.ts';
import type { OptionType } from '../domain/option-types.ts';
import { parseCapacity, parseDaysOff, parseWorkdays } from '../domain/plan/workdays.ts';
import type { CallerFacts } from '../domain/team.ts';
import { UsageError } from '../errors.ts';
import { plain } from '../render/text.ts';
import { aZone } from './customer-options.ts';

export interface CallerOptions {
  readonly name?: string;
  readonly mail?: string;
  readonly capacity?: string;
  readonly days?: string;
  readonly daysOff?: string;
  readonly zone?: string;
  readonly login?: string | true;
  readonly json?: boolean;
}

export function addCallerOptions(command: Command): Command {
  return command
    .option('--mail <address>', 'the address their list goes to')
    .option('--capacity <calls>', 'their calls a day: 6, or mon:4,fri:2 (default: the book’s)')
    .option('--days <days>', 'the days on which they call, such as mon-thu')
    .option('--days-off <days>', 'days without calls: 2026-12-24..2027-01-02')
    .option('--zone <zone>', 'their time zone, such as Europe/Berlin')
    .option('--login [role]', 'a login for a book on a server: keeper, caller or reader (default: caller)');
}

/** The facts these options give; an empty text clears one. */
export function callerFacts(options: CallerOptions): Partial<CallerFacts> {
  const { name, mail, capacity, days, daysOff, zone } = options;
  return {
    ...(name !== undefined && { name: callerName(name) }),
    ...(mail !== undefined && { mail: mail.trim() === '' ? null : anAddress(mail) }),
    ...(capacity !== undefined && { capacity: given({ parse: parseCapacity }, '--capacity', capacity) }),
    ...(days !== undefined && { workdays: given({ parse: parseWorkdays }, '--days', days) }),
    ...(daysOff !== undefined && { daysOff: given({ parse: parseDaysOff }, '--days-off', daysOff) ?? [] }),
    ...(zone !== undefined && { zone: zone.trim() === '' ? null : aZone(zone.trim(), '--zone') }),
  };
}

function given<T>(type: OptionType<T>, flag: string, text: string): T | null {
  return text.trim() === '' ? null : optionValue(type, flag, text);
}

/** Names appear in comma-separated lists, and before `=` in `mail.owners`. */
function callerName(text: string): string {
  const name = plain(text).trim().replace(/\s+/g, ' ');
  if (name === '' || /[,;=]/.test(name))
    throw new UsageError(`"${text}" is not a name for a caller`, {
      hint: 'write it without commas: Robin, Robin Hale',
    });
  return name;
}

function anAddress(text: string): string {
  const parsed = parseAddress(text);
  if ('problem' in parsed) throw new UsageError(`--mail: ${parsed.problem}`);
  return parsed.value.address;
}
