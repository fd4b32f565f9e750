/** Kinds of values that people type, as an option, an answer or a setting. Each is read and refused in one way. */
import { countryIn } from './country.ts';
import { type Day, dayText } from './day.ts';
import { type Moment, parseMoment, parsePastMoment } from './moment.ts';
import type { Parsed } from './setting.ts';
import { parseDay } from './written-day.ts';

export interface OptionType<T> {
  /** The value, or what is wrong with the text, as a sentence about it: `"x" is not a day`. */
  readonly parse: (text: string) => Parsed<T>;
  /** How to write it. */
  readonly hint?: string;
}

export function wholeNumber(least: number, most: number): OptionType<number> {
  return {
    parse(text) {
      const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
      if (value >= least && value <= most) return { value };
      return { problem: `"${text}" is not a whole number from ${least} to ${most}` };
    },
  };
}

export function decimal(least: number, most: number): OptionType<number> {
  return {
    parse(text) {
      const value = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
      if (value >= least && value <= most) return { value };
      return { problem: `"${text}" is not a number from ${least} to ${most}` };
    },
  };
}

/** `20%` or `20`, as 0.2. */
export function share(least = 0, most = 100): OptionType<number> {
  return {
    parse(text) {
      const match = /^(\d{1,3})\s*%?$/.exec(text.trim());
      const percent = match === null ? Number.NaN : Number(match[1]);
      if (percent >= least && percent <= most) return { value: percent / 100 };
      return { problem: `"${text}" is not a share from ${least}% to ${most}%` };
    },
  };
}

export const currencyCode = code(/^[a-z]{3}$/i, 'currency code of three letters such as EUR');
const twoLetters = code(/^[a-z]{2}$/i, 'country code of two letters such as DE');
export const countryCode: OptionType<string> = {
  parse(text) {
    const written = twoLetters.parse(text);
    if ('problem' in written) return written;
    const value = countryIn(written.value);
    return value === null ? { problem: `there is no country "${text.trim()}"` } : { value };
  },
};

/** An IANA name, as the system spells it. */
export const timeZone: OptionType<string> = {
  hint: 'write it as Europe/Berlin or America/Chicago',
  parse(text) {
    // An offset is no zone: it has no summer time.
    if (!/^[a-z]/i.test(text.trim())) return { problem: `there is no zone "${text.trim()}"` };
    try {
      return { value: new Intl.DateTimeFormat('en', { timeZone: text.trim() }).resolvedOptions().timeZone };
    } catch {
      return { problem: `there is no zone "${text.trim()}"` };
    }
  },
};

function code(pattern: RegExp, what: string): OptionType<string> {
  return {
    parse(text) {
      const written = text.trim();
      return pattern.test(written) ? { value: written.toUpperCase() } : { problem: `"${text}" is not a ${what}` };
    },
  };
}

/** The accepted days, both included; any when absent. */
interface DayRange {
  readonly from?: Day;
  readonly to?: Day;
}

const writtenDay = 'write it as 2026-12-01, tomorrow, friday, 3 dec, +3d or "in 2 weeks"';

export function day(today: Day, range: DayRange = {}): OptionType<Day> {
  return {
    hint: writtenDay,
    parse(text) {
      const found = parseDay(text, today);
      if (found === null) return { problem: `"${text}" is not a day` };
      const problem = outside(found, today, range);
      return problem === null ? { value: found } : { problem };
    },
  };
}

/** A day, perhaps with an hour. */
export function moment(today: Day, range: DayRange = {}): OptionType<Moment> {
  return {
    hint: `${writtenDay}; an hour may follow: "tuesday at 10"`,
    parse(text) {
      const found = parseMoment(text, today);
      if (found === null) return { problem: `"${text}" is not a day` };
      const problem = outside(found.day, today, range);
      return problem === null ? { value: found } : { problem };
    },
  };
}

/** A moment in the past: `monday` is the last one. */
export function pastMoment(today: Day): OptionType<Moment> {
  return {
    hint: 'write it as yesterday, monday, 20 nov, 2026-11-20 14:30',
    parse(text) {
      const found = parsePastMoment(text, today);
      if (found !== null) return { value: found };
      const ahead = parseMoment(text, today);
      return { problem: ahead === null ? `"${text}" is not a day` : `${dayText(ahead.day)} is still to come` };
    },
  };
}

function outside(found: Day, today: Day, { from, to }: DayRange): string | null {
  if (from !== undefined && found < from) return from > today ? `${found} is not after today` : `${found} has passed`;
  return to !== undefined && found > to ? `${found} is still to come` : null;
}
