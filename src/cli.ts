/** The commands there are; argv in, exit code out. The only place where errors become messages. */
import { Command, CommanderError, Option } from 'commander';
import type { Context, Io, Register, Run } from './context.ts';
import { Cancelled, exitCodes, UserError } from './errors.ts';

/** What every command understands, before or after its name. */
export interface GlobalOptions {
  readonly db?: string;
  readonly today?: string;
  readonly json?: boolean;
  readonly color?: boolean;
  readonly quiet?: boolean;
}

/** The real world of `main.ts`, or the one a test makes. */
export interface World {
  readonly version: string;
  io(options: GlobalOptions): Io;
  context(io: Io, options: GlobalOptions): Promise<Context>;
}

interface Listed {
  readonly name: string;
  readonly about: string;
  readonly group: string;
  readonly load: () => Promise<{ readonly register: Register }>;
}

const every = 'Every day:';
const find = 'Find and understand:';
const steer = 'Steer one customer or many:';
const look = 'Look at the whole:';
const data = 'Data you can trust:';
const setUp = 'Set up:';

/** A command is loaded only when it is called: the start-up is the feel of a command line. */
export const commands: readonly Listed[] = [
  {
    name: 'today',
    about: 'promises first, then the calls for today',
    group: every,
    load: () => import('./commands/today.ts'),
  },
  { name: 'call', about: 'the guided call', group: every, load: () => import('./commands/call.ts') },
  { name: 'log', about: 'a touch already made', group: every, load: () => import('./commands/log.ts') },
  { name: 'week', about: 'the weekly list, also by mail', group: every, load: () => import('./commands/week.ts') },
  { name: 'plan', about: 'the programme for the year', group: every, load: () => import('./commands/plan.ts') },
  { name: 'promises', about: 'what we owe', group: every, load: () => import('./commands/promises.ts') },
  { name: 'done', about: 'a promise is done, and told', group: every, load: () => import('./commands/done.ts') },
  { name: 'note', about: 'a fact or a goal to remember', group: every, load: () => import('./commands/note.ts') },
  { name: 'ask', about: 'a question for the next call', group: every, load: () => import('./commands/ask.ts') },
  { name: 'dates', about: 'birthdays and other dates ahead', group: every, load: () => import('./commands/dates.ts') },
  { name: 'list', about: 'customers, ranked', group: find, load: () => import('./commands/list.ts') },
  {
    name: 'search',
    about: 'full text over names, notes and answers',
    group: find,
    load: () => import('./commands/search.ts'),
  },
  { name: 'show', about: 'everything about one customer', group: find, load: () => import('./commands/show.ts') },
  {
    name: 'why',
    about: 'why this place, tier, priority and date',
    group: find,
    load: () => import('./commands/why.ts'),
  },
  {
    name: 'interval',
    about: 'how often a customer is called',
    group: steer,
    load: () => import('./commands/interval.ts'),
  },
  { name: 'pause', about: 'no calls until a day', group: steer, load: () => import('./commands/pause.ts') },
  { name: 'resume', about: 'end a pause or a snooze', group: steer, load: () => import('./commands/resume.ts') },
  { name: 'snooze', about: 'put the next call off', group: steer, load: () => import('./commands/snooze.ts') },
  { name: 'dnc', about: 'do not call', group: steer, load: () => import('./commands/dnc.ts') },
  { name: 'event', about: 'one reason to call many', group: steer, load: () => import('./commands/event.ts') },
  {
    name: 'tier',
    about: 'the tier of a customer, pinned or not',
    group: steer,
    load: () => import('./commands/tier.ts'),
  },
  {
    name: 'potential',
    about: 'what you expect of a customer',
    group: steer,
    load: () => import('./commands/potential.ts'),
  },
  {
    name: 'rank',
    about: 'how the book is ranked, and how well',
    group: look,
    load: () => import('./commands/rank.ts'),
  },
  { name: 'stats', about: 'the 80:20 of the book', group: look, load: () => import('./commands/stats.ts') },
  {
    name: 'import',
    about: 'customers or orders from any CSV export or vCard',
    group: data,
    load: () => import('./commands/import.ts'),
  },
  { name: 'imports', about: 'the files that were imported', group: data, load: () => import('./commands/imports.ts') },
  {
    name: 'duplicates',
    about: 'customers who may be one',
    group: data,
    load: () => import('./commands/duplicates.ts'),
  },
  { name: 'merge', about: 'two customers who are one', group: data, load: () => import('./commands/merge.ts') },
  { name: 'history', about: 'what was done to one customer', group: data, load: () => import('./commands/history.ts') },
  { name: 'erase', about: 'take a person out for good', group: data, load: () => import('./commands/erase.ts') },
  { name: 'export', about: 'the book for other programs', group: data, load: () => import('./commands/export.ts') },
  {
    name: 'backup',
    about: 'a checked copy of the whole book',
    group: data,
    load: () => import('./commands/backup.ts'),
  },
  { name: 'restore', about: 'go back to a copy', group: data, load: () => import('./commands/restore.ts') },
  {
    name: 'report',
    about: 'the year as one page with charts',
    group: find,
    load: () => import('./commands/report.ts'),
  },
  {
    name: 'insights',
    about: 'what customers say, by question',
    group: find,
    load: () => import('./commands/insights.ts'),
  },
  { name: 'undo', about: 'take the last change back', group: data, load: () => import('./commands/undo.ts') },
  { name: 'script', about: 'the questions of a call', group: setUp, load: () => import('./commands/script.ts') },
  {
    name: 'cron',
    about: 'the weekly list every Monday, by cron',
    group: setUp,
    load: () => import('./commands/cron.ts'),
  },
  { name: 'config', about: 'settings', group: setUp, load: () => import('./commands/config.ts') },
  { name: 'demo', about: 'see it work on a made-up shop', group: setUp, load: () => import('./commands/demo.ts') },
];

export async function cadence(argv: readonly string[], world: World): Promise<number> {
  const program = newProgram(world.version);
  const plain = world.io({});
  program.configureOutput({ writeOut: (text) => plain.out(text), writeErr: (text) => plain.err(text) });
  const run: Run =
    <Given extends unknown[]>(work: (context: Context, ...given: Given) => Promise<void>) =>
    async (...given) => {
      const command = given.at(-1) as Command;
      const options = command.optsWithGlobals<GlobalOptions>();
      const io = world.io(options);
      const context = await world.context(io, options);
      await work(context, ...([...given.slice(0, -2), options] as unknown[] as Given));
    };
  try {
    await registerFor(program, argv, run);
    await program.parseAsync(argv, { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    return report(error, plain);
  }
}

function newProgram(version: string): Command {
  return new Command('cadence')
    .description('Keeps a business in touch with the customers it already has.')
    .version(version, '-V, --version', 'print the version')
    .option('--db <file>', 'the database (else CADENCE_DB, else the folder for your data)')
    .option('--today <date>', 'act as if it were that day')
    .option('--json', 'print one JSON document and nothing else')
    .addOption(new Option('--no-color', 'print without colour'))
    .option('-q, --quiet', 'print answers only')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .showHelpAfterError('(cadence --help lists the commands)')
    .exitOverride()
    .addHelpText('after', '\nStart with: cadence import customers.csv, or look around first: cadence demo\n');
}

/** Registers the command that is called in full; all by name when none is, for the help. */
async function registerFor(program: Command, argv: readonly string[], run: Run): Promise<void> {
  const called = calledName(argv);
  const wanted = commands.find((command) => command.name === called);
  if (wanted !== undefined) {
    (await wanted.load()).register(program, run);
    return;
  }
  for (const { name, about, group } of commands)
    program.command(name).description(about).helpGroup(group).allowUnknownOption();
}

const valued = new Set(['--db', '--today']);

/** The first word that is neither an option nor an option's value; of `help NAME`, the name. */
function calledName(argv: readonly string[]): string | undefined {
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (valued.has(word)) i += 1;
    else if (word === 'help') continue;
    else if (!word.startsWith('-') || word === '-') return word;
  }
  return undefined;
}

function report(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (error instanceof Cancelled) {
    io.err('cancelled\n');
    return exitCodes.cancelled;
  }
  if (error instanceof UserError) {
    io.err(`cadence: ${visible(error.message)}\n${error.hint === undefined ? '' : `  ${visible(error.hint)}\n`}`);
    return error.exitCode;
  }
  io.err(
    `cadence: this is a defect in cadence, not in what you did\n${error instanceof Error ? (error.stack ?? error.message) : error}\n`,
  );
  return exitCodes.failed;
}

/** A message may quote what came from a file: nothing in it may steer the terminal. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '�');
}
