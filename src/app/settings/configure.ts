/** Settings by name: their values, and what changing them affects. */
import type { Workspace } from '../../context.ts';
import { type BookSettings, settableSettings } from '../../domain/book-settings.ts';
import { namedByUser } from '../../domain/machine-settings.ts';
import { plain } from '../../domain/plain.ts';
import type { PlannedCall } from '../../domain/plan/planner.ts';
import type { Setting } from '../../domain/setting.ts';
import { didYouMean } from '../../domain/spelling.ts';
import { UsageError } from '../../errors.ts';
import { type Changes, decidesDays, overflowBy, settingsWith, withHolidays } from './working-time.ts';

/** Throws when there is no setting of that name. */
export function settingCalled(key: string): Setting {
  const setting = knownSetting(key);
  if (setting === null) throw new UsageError(noSetting(key), { hint: 'cadence config list shows all of them' });
  return setting;
}

function knownSetting(key: string): Setting | null {
  return settableSettings.find((one) => one.key.toLowerCase() === key.toLowerCase()) ?? namedByUser(key);
}

function noSetting(key: string): string {
  const guess = didYouMean(
    key,
    settableSettings.map((one) => one.key),
  ).trim();
  return `there is no setting "${plain(key)}"${guess === '' ? '' : `. ${guess}`}`;
}

export interface SettingRow {
  readonly setting: Setting;
  readonly value: string;
  /** Why the value is invalid. */
  readonly problem: string | null;
}

interface AllSettings {
  readonly rows: readonly SettingRow[];
  /** Problems with lines of the user's file that are not settings. */
  readonly unknown: readonly string[];
}

export async function allSettings(ctx: Workspace): Promise<AllSettings> {
  const stored = await storedIn(ctx);
  const own = [...stored.keys()].flatMap((key) => namedByUser(key) ?? []);
  const unknown = [...ctx.config.entries().keys()].filter((key) => knownSetting(key) === null).map(noSetting);
  return { rows: [...settableSettings, ...own].map((setting) => rowOf(setting, stored)), unknown };
}

/** A value set by hand in the file or by an older version may be invalid. */
function rowOf(setting: Setting, stored: ReadonlyMap<string, string>): SettingRow {
  const value = stored.get(setting.key);
  const parsed = value === undefined ? null : setting.parse(value);
  const problem = parsed !== null && 'problem' in parsed ? parsed.problem : null;
  return { setting, value: shown(setting, stored), problem };
}

/** The value of a setting for display; `unset` when it is not set. */
export async function settingValue(ctx: Workspace, setting: Setting, unset?: string): Promise<string> {
  // A machine setting needs no book, which may be encrypted and wait for its key.
  return shown(setting, setting.home === 'machine' ? ctx.config.entries() : await storedIn(ctx), unset);
}

function shown(setting: Setting, stored: ReadonlyMap<string, string>, unset?: string): string {
  const value = stored.get(setting.key);
  if (setting.key.endsWith('password')) return value === undefined ? '' : '(set)';
  return value ?? unset ?? setting.format(setting.fallback);
}

/** The settings of book and machine in one map; a missing book has none. */
async function storedIn(ctx: Workspace): Promise<ReadonlyMap<string, string>> {
  const exists = (await ctx.files.facts(ctx.files.database)) !== null;
  const book = exists ? await (await ctx.openStore()).settings.all() : new Map<string, string>();
  return new Map([...ctx.config.entries(), ...book]);
}

/** Settings about to change, and what follows. */
export interface SettingsToChange {
  /** Calls that get another day, or none. */
  readonly moved: readonly PlannedCall[];
  /** The name of a country without known holidays. */
  readonly withoutHolidays: string | null;
  /** Where the country changes: that one, and the days on which calls are made. */
  readonly newCountry: Pick<BookSettings, 'country' | 'workdays'> | null;
  store(): Promise<void>;
}

/** The same value for all of them; null resets them. `command` is for the history. */
export async function changeSettings(
  ctx: Workspace,
  settings: readonly Setting[],
  value: string | null,
  command: string,
): Promise<SettingsToChange> {
  const storeOwn = async () => {
    for (const { key, home } of settings) if (home === 'machine') await ctx.config.set(key, value);
  };
  const asked: Changes = new Map(settings.filter(({ home }) => home === 'book').map(({ key }) => [key, value]));
  if (asked.size === 0) return { moved: [], withoutHolidays: null, newCountry: null, store: storeOwn };
  const book = await ctx.openStore({ create: true });
  const stored = await book.settings.all();
  const { changes, withoutHolidays } = await withHolidays(ctx, asked, stored);
  const moved = [...changes.keys()].some(decidesDays) ? await overflowBy(ctx, book, changes) : [];
  const store = async () => {
    await storeOwn();
    await book.atomically({ kind: 'config', command, day: ctx.today }, async (transaction) => {
      for (const [key, text] of changes) await transaction.settings.set(key, text);
      await transaction.plan.record(moved);
      await transaction.summarize(value ?? '');
    });
  };
  return { moved, withoutHolidays, newCountry: asked.has('country') ? settingsWith(stored, changes) : null, store };
}
