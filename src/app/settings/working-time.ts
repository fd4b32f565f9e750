/** What follows when the days for calling change: holidays, and calls that must move. */
import type { Workspace } from '../../context.ts';
import { type BookSettings, readBookSettings } from '../../domain/book-settings.ts';
import { countryIn } from '../../domain/country.ts';
import { moveOverflow } from '../../domain/plan/overflow.ts';
import { calendarOf } from '../../domain/plan/plan-settings.ts';
import type { PlannedCall } from '../../domain/plan/planner.ts';
import { range } from '../../domain/range.ts';
import { UserError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

/** The values to store, by key; null resets a setting. */
export type Changes = ReadonlyMap<string, string | null>;

const decideDays: ReadonlySet<string> = new Set(['capacity', 'workdays', 'days-off', 'country', 'region']);
/**
 * Holidays are stored for the past year and this many years ahead: calculating them takes longer than all of `today`.
 */
const yearsAhead = 9;

export function decidesDays(key: string): boolean {
  return decideDays.has(key);
}

/** Whether changing this setting may make other days better for planned calls. */
export function decidesPlan(key: string): boolean {
  return decidesDays(key) || key.startsWith('intervals.');
}

export interface FollowedChanges {
  readonly changes: Changes;
  /** The name of a country without known holidays. */
  readonly withoutHolidays: string | null;
}

/** The same changes, with the holidays of a new country or region. */
export async function withHolidays(
  ctx: Workspace,
  changes: Changes,
  stored: ReadonlyMap<string, string>,
): Promise<FollowedChanges> {
  if (!changes.has('country') && !changes.has('region')) return { changes, withoutHolidays: null };
  const wanted = (key: string) => (changes.has(key) ? changes.get(key) : stored.get(key)) ?? null;
  const [country, region] = [wanted('country'), wanted('region')];
  if (country === null) {
    if (changes.get('region') != null) {
      throw new UserError('a region needs a country', { hint: 'first: cadence config set country US' });
    }
    return { changes: new Map([...changes, ['region', null], ['holidays', null]]), withoutHolidays: null };
  }
  const code = region === null ? null : await regionCode(ctx, country, region, changes.has('region'));
  const { holidays, unknown } = await holidaysOf(ctx, country, code);
  return { changes: new Map([...changes, ['region', code], ['holidays', holidays]]), withoutHolidays: unknown };
}

/** The code of a region given by code or name. A stored region is dropped when a new country does not have it. */
async function regionCode(ctx: Workspace, country: string, region: string, asked: boolean): Promise<string | null> {
  const found = await ctx.holidays(country, '');
  const known = 'unknown' in found && found.unknown === 'region' ? found.known : {};
  const wanted = region.toLowerCase();
  const match = Object.entries(known).find(([code, name]) => [code, name].some((one) => one.toLowerCase() === wanted));
  if (match !== undefined) return match[0];
  if (!asked) return null;
  const names = Object.entries(known).map(([code, name]) => `${code} ${name}`);
  throw new UserError(`no public holidays are known for the region "${region}" of ${country}`, {
    hint: names.length === 0 ? `${country} has no regions here` : `there are ${names.join(', ')}`,
  });
}

interface FoundHolidays {
  /** Days, separated by spaces; null when none are known. */
  readonly holidays: string | null;
  /** The country's name when none are known. */
  readonly unknown: string | null;
}

async function holidaysOf(ctx: Workspace, country: string, region: string | null): Promise<FoundHolidays> {
  const book = await ctx.holidays(country, region);
  if ('unknown' in book) {
    const name = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(country);
    if (name === undefined || countryIn(country) === null) {
      throw new UserError(`there is no country "${country}"`, {
        hint: 'use its code of two letters, such as US or DE',
      });
    }
    return { holidays: null, unknown: name };
  }
  const year = Number(ctx.today.slice(0, 4));
  const years = range(year - 1, year + yearsAhead);
  const days = [...new Set(book.days(years).map(({ day }) => day))].sort();
  return { holidays: days.join(' '), unknown: null };
}

/** The public holidays of the book's country and region from now on; null when unknown. */
export async function holidaysAhead(ctx: Workspace, stored: ReadonlyMap<string, string>): Promise<string | null> {
  const country = stored.get('country');
  return country === undefined ? null : (await holidaysOf(ctx, country, stored.get('region') ?? null)).holidays;
}

/** The book's settings after these changes. */
export function settingsWith(before: ReadonlyMap<string, string>, changes: Changes): BookSettings {
  const stored = new Map(before);
  for (const [key, value] of changes) {
    if (value === null) stored.delete(key);
    else stored.set(key, value);
  }
  return readBookSettings(stored);
}

/** Calls that the days can no longer hold after these changes, with their new days. */
export async function overflowBy(ctx: Workspace, store: Store, changes: Changes): Promise<PlannedCall[]> {
  const calendar = calendarOf(settingsWith(await store.settings.all(), changes));
  return moveOverflow(await store.plan.customers(ctx.today), { ...(await store.plan.settings(ctx.today)), calendar });
}
