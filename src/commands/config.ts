import { type Command, Option } from 'commander';
import { rebalanceOffer } from '../app/plan/rebalance.ts';
import {
  allSettings,
  changeSettings,
  type SettingRow,
  type SettingsToChange,
  settingCalled,
  settingValue,
} from '../app/settings/configure.ts';
import { decidesPlan } from '../app/settings/working-time.ts';
import { expanded } from '../argv.ts';
import type { EncryptOptions } from '../command-line/config-encrypt.ts';
import { goOn } from '../command-line/go-on.ts';
import { tellNoHolidays } from '../command-line/no-holidays.ts';
import { tellOtherWeekend } from '../command-line/other-weekend.ts';
import { addTableOptions, showTable, type TableColumns, type TableOptions } from '../command-line/tables.ts';
import type { CommandList, Context, Register } from '../context.ts';
import { settableSettings } from '../domain/book-settings.ts';
import { typedAs } from '../domain/command-words.ts';
import type { PlannedCall } from '../domain/plan/planner.ts';
import { type ProductDateKind, parseProductInterval, productDateKinds } from '../domain/product-dates.ts';
import type { Setting } from '../domain/setting.ts';
import { UsageError, UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { offerText } from '../render/rebalance.ts';
import { plain, plural } from '../render/text.ts';

interface ConfigOptions extends TableOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
}

interface ProductOptions {
  readonly every?: string;
  readonly as: ProductDateKind;
  readonly json?: boolean;
}

export const register: Register = (program, run, commands) => {
  const change = (ctx: Context, key: string, words: string[], options: ConfigOptions) =>
    set(ctx, { key, value: typedValue(words), commands }, options);
  const config = program
    .command('config')
    .description('Shows and changes settings: those of the book are kept in it, your own on this computer in a file.')
    .usage('[options] [command] | KEY | KEY VALUE')
    .argument('[key]', 'the setting to show or change')
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
  const all = config.command('list').description('list every setting with its value and meaning').action(run(list));
  addTableOptions(all, columns);
  config.command('get <key>').description('show one setting').action(run(get));
  config
    .command('set <key> <value...>')
    .description('change a setting')
    .option('-y, --yes', 'do not ask before calls move')
    .allowUnknownOption()
    .action(run(change));
  config
    .command('dial [command]')
    .description('the command that dials a number, such as: config dial "open tel:{number}"')
    .action(
      run(async (ctx: Context, command: string | undefined, options: ConfigOptions) => {
        if (command === undefined) await get(ctx, 'dial', options);
        else await change(ctx, 'dial', [command], {});
      }),
    );
  config
    .command('product [name...]')
    .description('what to call "our product" in a call; with --every, when it needs attention')
    .option('--every <interval>', 'how long after it was bought it needs attention: 180d, 2y, or none')
    .addOption(new Option('--as <kind>', 'what is due then').choices([...productDateKinds]).default('service'))
    .action(
      run(async (ctx: Context, words: string[], options: ProductOptions) => {
        if (options.every !== undefined) await change(ctx, 'product.dates', [productRule(words, options)], {});
        else if (words.length === 0) await get(ctx, 'product', options);
        else await change(ctx, 'product', words, {});
      }),
    );
  registerConversations(config, run);
  config
    .command('reset [key]')
    .alias('unset')
    .description('reset to the default; without a key, all settings of the book')
    .option('-y, --yes', 'do not ask before calls move')
    .action(run(reset));
};

/** Subcommands with questions, loaded only when used. */
function registerConversations(config: Command, run: Parameters<Register>[1]): void {
  config
    .command('mail')
    .description('set up mail for the weekly list: asks, and sends a test')
    .action(run(async (ctx: Context) => await (await import('../command-line/config-mail.ts')).configMail(ctx)));
  config
    .command('encrypt')
    .description('encrypt the book and its backups with a key, or change the key')
    .option('--keyring', 'keep the key in this system’s keyring; makes one if none is given')
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
    .description('remove the encryption of the book')
    .option('-y, --yes', 'do not ask')
    .action(
      run(async (ctx: Context, options: EncryptOptions) => {
        const { decrypt } = await import('../command-line/config-encrypt.ts');
        await decrypt(ctx, options);
      }),
    );
}

const examples = `
Examples:
  cadence config capacity 6
  cadence config capacity
  cadence config list
  cadence config product "Filter set" --every 180d
  cadence config view.mine "--tier A --owner me"
  cadence config alias.top "list --tier A"
  cadence config unset alias.top
  cadence config encrypt --generate
  cadence config encrypt --keyring
`;

/** As the setting has it. */
function productRule(words: readonly string[], { every = '', as }: ProductOptions): string {
  const hint = 'cadence config product "Filter set" --every 180d';
  const product = words.join(' ').trim();
  if (product === '') throw new UsageError('--every needs the name of a product', { hint });
  if (/[;=]/.test(product)) throw new UsageError('the name of a product has no ; and no =', { hint });
  const days = parseProductInterval(every);
  if ('problem' in days) throw new UsageError(days.problem, { hint });
  return `${product} = ${as} ${days.value === 0 ? 'none' : `${days.value}d`}`;
}

/** One word is the value itself; several were typed without quotes. */
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
  const { rows, unknown } = await allSettings(ctx);
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
      ctx.io.talk(`${setting.key} counts as ${setting.format(setting.fallback) || 'not set'}: ${plain(problem)}\n`);
  for (const line of unknown) ctx.io.talk(`${line}; in ${ctx.config.path}\n`);
  if (rows.some(({ setting, value }) => setting.key === 'country' && value === ''))
    ctx.io.talk(
      'No country is set, so cadence doesn’t know your public holidays or the country code of local phone numbers. Set it: cadence config set country CODE\n',
    );
}

const columns: TableColumns<SettingRow> = {
  setting: { title: 'Setting', cell: ({ setting }) => setting.key },
  value: { title: 'Value', cell: ({ value }) => plain(value), flexible: true, least: 10 },
  about: { title: 'What it is', cell: ({ setting }) => setting.about, flexible: true },
  default: { title: 'Default', cell: ({ setting }) => setting.format(setting.fallback), flexible: true },
  home: { title: 'Kept in', cell: ({ setting }) => (setting.home === 'book' ? 'the book' : 'your file') },
};
const usual = ['setting', 'value', 'about'];

async function get(ctx: Context, key: string, options: ConfigOptions): Promise<void> {
  const setting = settingCalled(key);
  const value = await settingValue(ctx, setting);
  ctx.io.out(options.json ? json({ key: setting.key, value }) : `${plain(value)}\n`);
}

interface Change {
  readonly key: string;
  readonly value: string;
  readonly commands: CommandList;
}

async function set(ctx: Context, { key, value, commands }: Change, options: ConfigOptions): Promise<void> {
  const setting = settingCalled(key);
  const parsed = setting.parse(value);
  const problem = 'problem' in parsed ? parsed.problem : await mistakeInShorthand(ctx, setting.key, value, commands);
  if (problem !== null || 'problem' in parsed)
    throw new UsageError(`${setting.key}: ${problem}`, {
      hint: `${setting.key} is ${setting.about}; for example: cadence config ${setting.key} ${typedAs([setting.example])}`,
    });
  const wanted = setting.format(await joined(ctx, setting, parsed.value));
  const change = await changeSettings(ctx, [setting], wanted, `config set ${setting.key}`);
  if (!(await agreedTo(ctx, change, options))) return;
  // A country or region may have been stored in another spelling.
  const now = await settingValue(ctx, setting, wanted);
  ctx.io.talk(`${setting.key} is now ${plain(now)}${movedText(change.moved)}\n`);
  if (options.json) ctx.io.out(json({ key: setting.key, value: now }));
  await offerRebalance(ctx, [setting]);
}

/** What the new value makes of the present one. */
async function joined(ctx: Context, setting: Setting, given: unknown): Promise<unknown> {
  if (setting.join === undefined) return given;
  const present = setting.parse(await settingValue(ctx, setting));
  return 'value' in present ? setting.join(present.value, given) : given;
}

/** A broken view or alias is reported when it is set, not when it is used. */
async function mistakeInShorthand(
  ctx: Context,
  key: string,
  value: string,
  commands: CommandList,
): Promise<string | null> {
  const [kind, name = ''] = key.split('.');
  const isCommand = (word: string) => commands.names.some((one) => one.name === word);
  if (kind === 'alias' && isCommand(name)) return `${name} is a command, and an alias cannot replace it`;
  if (kind !== 'alias' && kind !== 'view') return null;
  // "me" may be set later.
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
  const ofBook = () => settableSettings.filter((setting) => setting.home === 'book');
  const settings = key === undefined ? ofBook() : [settingCalled(key)];
  const change = await changeSettings(ctx, settings, null, `config reset ${key ?? 'all'}`);
  if (!(await agreedTo(ctx, change, options))) return;
  const [only] = settings;
  const what =
    key === undefined || only === undefined
      ? 'all settings of the book reset to their defaults'
      : `${only.key} reset to default (${only.format(only.fallback) || 'none'})`;
  ctx.io.talk(`${what}${movedText(change.moved)}\n`);
  if (options.json && key !== undefined) await get(ctx, key, options);
  await offerRebalance(ctx, settings);
}

/** Stores the change; false when the user declined. */
async function agreedTo(ctx: Context, change: SettingsToChange, { yes }: ConfigOptions): Promise<boolean> {
  if (change.withoutHolidays !== null) tellNoHolidays(ctx, change.withoutHolidays);
  if (change.newCountry !== null) tellOtherWeekend(ctx, change.newCountry.country, change.newCountry.workdays);
  const { length: customers } = change.moved;
  const what = `moves ${plural(customers, 'call')} to another day`;
  // A script is not asked; a person is, before many calls move.
  if (!(await goOn(ctx, { customers, what, yes: yes === true || !ctx.prompter.available }))) return false;
  await change.store();
  return true;
}

/** Offers a rebalance when other days would now be better. */
async function offerRebalance(ctx: Context, changed: readonly Setting[]): Promise<void> {
  if (!changed.some(({ key }) => decidesPlan(key))) return;
  const offer = await rebalanceOffer(await ctx.openStore({ create: true }), ctx.today);
  if (offer !== null) ctx.io.talk(`${offerText(offer)}\n`);
}

function movedText(moved: readonly PlannedCall[]): string {
  const without = moved.filter(({ planned }) => planned === null).length;
  const parts = [
    moved.length > without ? `${plural(moved.length - without, 'call')} moved to another day` : null,
    without > 0 ? `${plural(without, 'call')} did not fit in the year` : null,
  ].filter((part) => part !== null);
  return parts.map((part) => `; ${part}`).join('');
}
