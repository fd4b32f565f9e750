import { rebalanceOffer } from '../app/settings/rebalance-offer.ts';
import { decidesDays, decidesPlan, displacedBy, withHolidays } from '../app/settings/working-time.ts';
import { expanded } from '../argv.ts';
import type { EncryptOptions } from '../command-line/config-encrypt.ts';
import { goOn } from '../command-line/go-on.ts';
import { tellNoHolidays } from '../command-line/no-holidays.ts';
import { addTableOptions, type Columns, showTable, type TableOptions } from '../command-line/tables.ts';
import type { CommandList, Context, Register } from '../context.ts';
import { settableSettings } from '../domain/book-settings.ts';
import { typedAs } from '../domain/command-words.ts';
import { namedByUser } from '../domain/machine-settings.ts';
import type { Placed } from '../domain/plan/programme.ts';
import type { Setting } from '../domain/setting.ts';
import { didYouMean } from '../domain/spelling.ts';
import { UsageError, UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { offerText } from '../render/rebalance.ts';
import { plain, plural } from '../render/text.ts';

interface ConfigOptions extends TableOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run, commands) => {
  const change = (ctx: Context, key: string, words: string[], options: ConfigOptions) =>
    set(ctx, { key, value: typedValue(words), commands }, options);
  const config = program
    .command('config')
    .description('Settings: those of the book are kept in it, those of this person and machine in a file beside.')
    .usage('[options] [command] | KEY | KEY VALUE')
    .argument('[key]', 'the setting to show, or to change')
    .argument('[value...]', 'its new value')
    .option('-y, --yes', 'do not ask before calls move')
    .allowUnknownOption() // a view's value begins with one
    .addHelpText('after', examples)
    .action(
      run(async (ctx: Context, key: string | undefined, words: string[], options: ConfigOptions) => {
        if (key === undefined) await list(ctx, options);
        else if (words.length === 0) await get(ctx, key, options);
        else await change(ctx, key, words, options);
      }),
    );
  const all = config.command('list').description('every setting, its value and what it is').action(run(list));
  addTableOptions(all, columns);
  config.command('get <key>').description('the value of one setting').action(run(get));
  config
    .command('set <key> <value...>')
    .description('change a setting')
    .option('-y, --yes', 'do not ask before calls move')
    .allowUnknownOption()
    .action(run(change));
  config
    .command('dial [command]')
    .description('what dials a number, as in: config dial "open tel:{number}"')
    .action(
      run(async (ctx: Context, command: string | undefined, options: ConfigOptions) => {
        if (command === undefined) await get(ctx, 'dial', options);
        else await change(ctx, 'dial', [command], {});
      }),
    );
  config
    .command('mail')
    .description('how the weekly list is mailed: asks, and sends a test')
    .action(run(async (ctx: Context) => await (await import('../command-line/config-mail.ts')).configMail(ctx)));
  config
    .command('encrypt')
    .description('encrypt the book and its copies with a key, or give them another one')
    .option('--keyring', 'keep the key in the keyring of this system; makes one where none is given')
    .option('--generate', 'make a passphrase of six words, and show it once')
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', encryptHelp)
    .action(
      run(async (ctx: Context, options: EncryptOptions) => {
        const { encrypt } = await import('../command-line/config-encrypt.ts');
        await encrypt(ctx, options);
      }),
    );
  config
    .command('decrypt')
    .description('make a plain file of an encrypted book')
    .option('-y, --yes', 'do not ask')
    .action(
      run(async (ctx: Context, options: EncryptOptions) => {
        const { decrypt } = await import('../command-line/config-encrypt.ts');
        await decrypt(ctx, options);
      }),
    );
  config
    .command('reset [key]')
    .alias('unset')
    .description('back to what it is when nobody sets it; all of the book without a key')
    .option('-y, --yes', 'do not ask before calls move')
    .action(run(reset));
};

const examples = `
Examples:
  cadence config capacity 6
  cadence config capacity
  cadence config list
  cadence config view.mine "--tier A --owner me"
  cadence config alias.top "list --tier A"
  cadence config unset alias.top
  cadence config encrypt --generate
  cadence config encrypt --keyring
`;

/** One word is the value as it is; several were typed without quotes. */
function typedValue(words: readonly string[]): string {
  const [only] = words;
  return words.length === 1 && only !== undefined ? only : typedAs(words);
}

const encryptHelp = `
The key comes from CADENCE_KEY, from the command in the setting key-command, or from the keyring of the system; else
it is asked for. CADENCE_NEW_KEY gives another one to a book that is encrypted. A key has 12 characters or more, and
not only digits. A lost key is a lost book.

Examples:
  cadence config encrypt
  cadence config encrypt --generate
  cadence config encrypt --keyring
  cadence config set key-command "pass show cadence" && cadence config encrypt --yes
`;

async function list(ctx: Context, options: ConfigOptions): Promise<void> {
  const stored = await storedIn(ctx);
  const own = [...stored.keys()].flatMap((key) => namedByUser(key) ?? []);
  const rows = [...settableSettings, ...own].map((setting) => rowOf(setting, stored));
  if (options.json) {
    ctx.io.out(
      json(
        rows.map(({ setting: { key, home, about, fallback, format }, value, problem }) => ({
          ...{ key, value, default: format(fallback), home, about, problem },
        })),
      ),
    );
    return;
  }
  await showTable(ctx, { columns, rows, options, usual });
  for (const { setting, problem } of rows)
    if (problem !== null)
      ctx.io.talk(`${setting.key} counts as ${formatted(setting) || 'not set'}: ${plain(problem)}\n`);
  for (const key of ctx.config.entries().keys())
    if (!isSetting(key)) ctx.io.talk(`${noSetting(key)}; in ${ctx.config.path}\n`);
}

/** What was set, by hand in the file or by an older cadence, may not be understood. */
function rowOf(setting: Setting, stored: ReadonlyMap<string, string>): SettingRow {
  const value = stored.get(setting.key);
  const parsed = value === undefined ? null : setting.parse(value);
  return {
    setting,
    value: shown(setting, stored),
    problem: parsed !== null && 'problem' in parsed ? parsed.problem : null,
  };
}

const formatted = (setting: Setting) => setting.format(setting.fallback);

interface SettingRow {
  readonly setting: Setting;
  readonly value: string;
  /** Why the value is not understood. */
  readonly problem: string | null;
}

const columns: Columns<SettingRow> = {
  setting: { title: 'Setting', cell: ({ setting }) => setting.key },
  value: { title: 'Value', cell: ({ value }) => plain(value), flexible: true, least: 10 },
  about: { title: 'What it is', cell: ({ setting }) => setting.about, flexible: true },
  default: { title: 'Default', cell: ({ setting }) => setting.format(setting.fallback), flexible: true },
  home: { title: 'Kept in', cell: ({ setting }) => (setting.home === 'book' ? 'the book' : 'your file') },
};
const usual = ['setting', 'value', 'about'];

async function get(ctx: Context, key: string, options: ConfigOptions): Promise<void> {
  const setting = named(key);
  const value = shown(setting, await homeOf(ctx, setting));
  ctx.io.out(options.json ? json({ key: setting.key, value }) : `${plain(value)}\n`);
}

interface Change {
  readonly key: string;
  readonly value: string;
  readonly commands: CommandList;
}

async function set(ctx: Context, { key, value, commands }: Change, options: ConfigOptions): Promise<void> {
  const setting = named(key);
  const parsed = setting.parse(value);
  const problem = 'problem' in parsed ? parsed.problem : await mistakeInShorthand(ctx, setting.key, value, commands);
  if (problem !== null || 'problem' in parsed)
    throw new UsageError(`${setting.key}: ${problem}`, {
      hint: `${setting.key} is ${setting.about}; for example: cadence config ${setting.key} ${typedAs([setting.example])}`,
    });
  const formatted = setting.format(parsed.value);
  const moved = await store(ctx, [setting], formatted, { command: `config set ${setting.key}`, yes: options.yes });
  if (moved === null) return;
  const now = (await homeOf(ctx, setting)).get(setting.key) ?? formatted;
  ctx.io.talk(`${setting.key} is now ${plain(secret(setting) ? '(set)' : now)}${movedText(moved)}\n`);
  await offerRebalance(ctx, [setting]);
}

/** A view or an alias that cannot be used is told of when it is set, not when it is used. */
async function mistakeInShorthand(
  ctx: Context,
  key: string,
  value: string,
  commands: CommandList,
): Promise<string | null> {
  const [kind, name = ''] = key.split('.');
  const isCommand = (word: string) => commands.names.some((one) => one.name === word);
  if (kind === 'alias' && isCommand(name)) return `${name} is a command, and keeps its meaning`;
  if (kind !== 'alias' && kind !== 'view') return null;
  // Who "me" is may be said later.
  const settings = new Map([['me', 'me'], ...ctx.config.entries()]).set(key, value);
  const typed = kind === 'alias' ? [name] : ['list', '--view', name];
  try {
    return await commands.mistakeIn(expanded(typed, { isCommand, settings: () => settings }));
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

async function reset(ctx: Context, key: string | undefined, options: ConfigOptions): Promise<void> {
  const settings = key === undefined ? settableSettings.filter((setting) => setting.home === 'book') : [named(key)];
  const moved = await store(ctx, settings, null, { command: `config reset ${key ?? 'all'}`, yes: options.yes });
  if (moved === null) return;
  const what = key === undefined ? 'all settings of the book are as they were' : `${key} is as it was`;
  ctx.io.talk(`${what} at first${movedText(moved)}\n`);
  await offerRebalance(ctx, settings);
}

/** Where the days of calls would be better chosen anew, what that takes and brings. */
async function offerRebalance(ctx: Context, changed: readonly Setting[]): Promise<void> {
  if (!changed.some(({ key }) => decidesPlan(key))) return;
  const offer = await rebalanceOffer(await ctx.openStore({ create: true }), ctx.today);
  if (offer !== null) ctx.io.talk(`${offerText(offer)}\n`);
}

function movedText(moved: readonly Placed[]): string {
  const without = moved.filter(({ planned }) => planned === null).length;
  const parts = [
    moved.length > without ? `${plural(moved.length - without, 'call')} moved to another day` : null,
    without > 0 ? `${plural(without, 'call')} found no room in the year` : null,
  ].filter((part) => part !== null);
  return parts.map((part) => `; ${part}`).join('');
}

/** Stores the value; the calls that moved because of it, or null when the user thought better of it. */
async function store(
  ctx: Context,
  settings: readonly Setting[],
  value: string | null,
  { command, yes }: { command: string; yes: boolean | undefined },
): Promise<readonly Placed[] | null> {
  for (const setting of settings.filter((one) => one.home === 'machine')) await ctx.config.set(setting.key, value);
  const ofBook = settings.filter((one) => one.home === 'book');
  if (ofBook.length === 0) return [];
  const book = await ctx.openStore({ create: true });
  const asked = new Map(ofBook.map((setting) => [setting.key, value]));
  const { changes, withoutHolidays } = await withHolidays(ctx, asked, await book.settings.all());
  if (withoutHolidays !== null) tellNoHolidays(ctx, withoutHolidays);
  const moved = [...changes.keys()].some(decidesDays) ? await displacedBy(ctx, book, changes) : [];
  const what = `moves ${plural(moved.length, 'call')} to another day`;
  // What a script sets is set; a person is asked before many calls move.
  const many = { customers: moved.length, what, yes: yes === true || !ctx.prompter.available };
  if (!(await goOn(ctx, many))) return null;
  await book.atomically({ kind: 'config', command, day: ctx.today }, async (transaction) => {
    for (const [key, text] of changes) await transaction.settings.set(key, text);
    await transaction.plan.record(moved);
    await transaction.summarize(value ?? '');
  });
  return moved;
}

/** What is stored where this setting lives. One of the machine needs no book, which may be encrypted, and wait for its key. */
async function homeOf(ctx: Context, { home }: Setting): Promise<ReadonlyMap<string, string>> {
  return home === 'machine' ? ctx.config.entries() : await storedIn(ctx);
}

/** Both homes in one map; a book that does not exist yet has no settings. */
async function storedIn(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const exists = (await ctx.files.facts(ctx.files.database)) !== null;
  const book = exists ? await (await ctx.openStore()).settings.all() : new Map<string, string>();
  return new Map([...ctx.config.entries(), ...book]);
}

function named(key: string): Setting {
  const setting = settingCalled(key);
  if (setting === null) throw new UsageError(noSetting(key), { hint: 'cadence config list shows all of them' });
  return setting;
}

function settingCalled(key: string): Setting | null {
  return settableSettings.find((one) => one.key.toLowerCase() === key.toLowerCase()) ?? namedByUser(key);
}

const isSetting = (key: string) => settingCalled(key) !== null;

function noSetting(key: string): string {
  const guess = didYouMean(
    key,
    settableSettings.map((one) => one.key),
  );
  return `there is no setting "${plain(key)}". ${guess}`.trim();
}

function shown(setting: Setting, stored: ReadonlyMap<string, string>): string {
  const value = stored.get(setting.key);
  if (secret(setting)) return value === undefined ? '' : '(set)';
  return value ?? setting.format(setting.fallback);
}

function secret(setting: Setting): boolean {
  return setting.key.endsWith('password');
}
