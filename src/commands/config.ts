import type { Context, Register } from '../context.ts';
import type { Placed } from '../domain/plan/programme.ts';
import { namedByUser, type Setting, settableSettings } from '../domain/settings.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { table } from '../render/table.ts';
import { plain, plural } from '../render/text.ts';
import { goOn } from './go-on.ts';
import { decidesDays, displacedBy, withHolidays } from './working-time.ts';

interface ConfigOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const config = program
    .command('config')
    .description('Settings: those of the book are kept in it, those of this person and machine in a file beside.')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence config set capacity 6\n  cadence config list\n  cadence config reset intervals.A\n  cadence config set view.mine "--tier A --owner me"\n  cadence config set alias.top "list --tier A"\n',
    );
  config.command('list').description('every setting, its value and what it is').action(run(list));
  config.command('get <key>').description('the value of one setting').action(run(get));
  config
    .command('set <key> <value>')
    .description('change a setting')
    .option('-y, --yes', 'do not ask before calls move')
    .allowUnknownOption() // a view's value begins with one
    .action(run(set));
  config
    .command('dial <command>')
    .description('what dials a number, as in: config dial "open tel:{number}"')
    .action(run(async (ctx: Context, command: string) => await set(ctx, 'dial', command, {})));
  config
    .command('mail')
    .description('how the weekly list is mailed: asks, and sends a test')
    .action(run(async (ctx: Context) => await (await import('./config-mail.ts')).configMail(ctx)));
  config
    .command('reset [key]')
    .description('back to what it is when nobody sets it; all of the book without a key')
    .option('-y, --yes', 'do not ask before calls move')
    .action(run(reset));
};

async function list(ctx: Context, options: ConfigOptions): Promise<void> {
  const stored = await storedIn(ctx);
  const own = [...stored.keys()].flatMap((key) => namedByUser(key) ?? []);
  const rows = [...settableSettings, ...own].map((setting) => ({ setting, value: shown(setting, stored) }));
  if (options.json) {
    ctx.io.out(
      json(
        rows.map(({ setting, value }) => ({
          key: setting.key,
          value,
          default: setting.format(setting.fallback),
          home: setting.home,
          about: setting.about,
        })),
      ),
    );
    return;
  }
  const columns = [
    { title: 'Setting', cell: ({ setting }: (typeof rows)[number]) => setting.key },
    { title: 'Value', cell: ({ value }: (typeof rows)[number]) => plain(value), flexible: true },
    { title: 'What it is', cell: ({ setting }: (typeof rows)[number]) => setting.about, flexible: true },
  ];
  ctx.io.out(table(columns, rows, ctx.io.outIsTerminal ? { width: ctx.io.width } : {}));
}

async function get(ctx: Context, key: string, options: ConfigOptions): Promise<void> {
  const setting = named(key);
  const value = shown(setting, await storedIn(ctx));
  ctx.io.out(options.json ? json({ key: setting.key, value }) : `${plain(value)}\n`);
}

async function set(ctx: Context, key: string, value: string, options: ConfigOptions): Promise<void> {
  const setting = named(key);
  const parsed = setting.parse(value);
  if ('problem' in parsed)
    throw new UsageError(`${setting.key}: ${parsed.problem}`, { hint: `${setting.key} is ${setting.about}` });
  const formatted = setting.format(parsed.value);
  const moved = await store(ctx, [setting], formatted, { command: `config set ${setting.key}`, yes: options.yes });
  if (moved === null) return;
  const now = (await storedIn(ctx)).get(setting.key) ?? formatted;
  ctx.io.talk(`${setting.key} is now ${plain(secret(setting) ? '(set)' : now)}${movedText(moved)}\n`);
  if (setting.key.startsWith('intervals.'))
    ctx.io.talk('days already chosen stay; cadence plan --rebalance chooses them anew\n');
}

async function reset(ctx: Context, key: string | undefined, options: ConfigOptions): Promise<void> {
  const settings = key === undefined ? settableSettings.filter((setting) => setting.home === 'book') : [named(key)];
  const moved = await store(ctx, settings, null, { command: `config reset ${key ?? 'all'}`, yes: options.yes });
  if (moved === null) return;
  const what = key === undefined ? 'all settings of the book are as they were' : `${key} is as it was`;
  ctx.io.talk(`${what} at first${movedText(moved)}\n`);
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
  const changes = await withHolidays(ctx, asked, await book.settings.all());
  const moved = [...changes.keys()].some(decidesDays) ? await displacedBy(ctx, book, changes) : [];
  const what = `moves ${plural(moved.length, 'call')} to another day`;
  // What a script sets is set; a person is asked before many calls move.
  const many = { customers: moved.length, what, yes: yes === true || !ctx.prompter.available };
  if (!(await goOn(ctx, many))) return null;
  await book.atomically({ command, day: ctx.today }, async (transaction) => {
    for (const [key, text] of changes) transaction.settings.set(key, text);
    transaction.plan.record(moved);
    transaction.summarize(value ?? '');
  });
  return moved;
}

/** Both homes in one map; a book that does not exist yet has no settings. */
async function storedIn(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const exists = (await ctx.files.facts(ctx.files.database)) !== null;
  const book = exists ? await (await ctx.openStore()).settings.all() : new Map<string, string>();
  return new Map([...ctx.config.entries(), ...book]);
}

function named(key: string): Setting {
  const setting = settableSettings.find((one) => one.key.toLowerCase() === key.toLowerCase()) ?? namedByUser(key);
  if (setting === null)
    throw new UsageError(`there is no setting "${key}"`, { hint: 'cadence config list shows all of them' });
  return setting;
}

function shown(setting: Setting, stored: ReadonlyMap<string, string>): string {
  const value = stored.get(setting.key);
  if (secret(setting)) return value === undefined ? '' : '(set)';
  return value ?? setting.format(setting.fallback);
}

function secret(setting: Setting): boolean {
  return setting.key.endsWith('password');
}
