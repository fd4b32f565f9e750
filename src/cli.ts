/** The commands there are; argv in, exit code out. The only place where errors become messages. */
import { Command, CommanderError, Option } from 'commander';
import { askingForHelp, calledName, expanded } from './argv.ts';
import type { CommandList, Context, Io, Register, Run } from './context.ts';
import { Cancelled, exitCodes, UserError } from './errors.ts';
import { optionText, overview, wrongUsage } from './help.ts';
import { harmless, holding, readable, visible } from './screen.ts';

/** What every command understands, before or after its name. */
export interface GlobalOptions {
  readonly db?: string;
  readonly today?: string;
  readonly json?: boolean;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly debug?: boolean;
}

/** The real world of `main.ts`, or the one a test makes. */
export interface World {
  readonly version: string;
  /** The terms of the libraries whose code the program holds. */
  licenses(): string;
  io(options: GlobalOptions): Io;
  context(io: Io, options: GlobalOptions): Promise<Context>;
  /** The settings of this person and machine, for aliases and views. */
  settings(): ReadonlyMap<string, string>;
  /** Shows a text that is longer than the screen page by page; false when it cannot. */
  page(text: string): Promise<boolean>;
}

interface Listed {
  readonly name: string;
  readonly about: string;
  readonly group: string;
  /** Its answer may be long: shown in a pager on a terminal. */
  readonly pages?: true;
  /** Its answer is for other programs: on a terminal it is what it is in a file, lines of any length included. */
  readonly exact?: true;
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
  { name: 'list', about: 'customers, ranked', group: find, pages: true, load: () => import('./commands/list.ts') },
  {
    name: 'search',
    about: 'full text over names, notes and answers',
    group: find,
    pages: true,
    load: () => import('./commands/search.ts'),
  },
  {
    name: 'show',
    about: 'everything about one customer',
    group: find,
    pages: true,
    load: () => import('./commands/show.ts'),
  },
  {
    name: 'why',
    about: 'why this place, tier, priority and date',
    group: find,
    pages: true,
    load: () => import('./commands/why.ts'),
  },
  { name: 'add', about: 'a customer by hand', group: steer, load: () => import('./commands/add.ts') },
  { name: 'edit', about: 'what is known of a customer', group: steer, load: () => import('./commands/edit.ts') },
  { name: 'tag', about: 'tags on and off', group: steer, load: () => import('./commands/tag.ts') },
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
  {
    name: 'imports',
    about: 'the files that were imported',
    group: data,
    pages: true,
    load: () => import('./commands/imports.ts'),
  },
  {
    name: 'duplicates',
    about: 'customers who may be one',
    group: data,
    load: () => import('./commands/duplicates.ts'),
  },
  { name: 'merge', about: 'two customers who are one', group: data, load: () => import('./commands/merge.ts') },
  {
    name: 'history',
    about: 'what was done to one customer',
    group: data,
    pages: true,
    load: () => import('./commands/history.ts'),
  },
  { name: 'erase', about: 'take a person out for good', group: data, load: () => import('./commands/erase.ts') },
  {
    name: 'export',
    about: 'the book for other programs',
    group: data,
    exact: true,
    load: () => import('./commands/export.ts'),
  },
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
    exact: true,
    load: () => import('./commands/report.ts'),
  },
  {
    name: 'insights',
    about: 'what customers say, by question',
    group: find,
    load: () => import('./commands/insights.ts'),
  },
  {
    name: 'doctor',
    about: 'is everything sound, and what to do',
    group: data,
    load: () => import('./commands/doctor.ts'),
  },
  { name: 'undo', about: 'take the last change back', group: data, load: () => import('./commands/undo.ts') },
  { name: 'script', about: 'the questions of a call', group: setUp, load: () => import('./commands/script.ts') },
  {
    name: 'cron',
    about: 'the weekly list every Monday, by cron',
    group: setUp,
    exact: true,
    load: () => import('./commands/cron.ts'),
  },
  {
    name: 'completion',
    about: 'completion for bash, zsh and fish',
    group: setUp,
    exact: true,
    load: () => import('./commands/completion.ts'),
  },
  { name: 'config', about: 'settings', group: setUp, load: () => import('./commands/config.ts') },
  { name: 'demo', about: 'see it work on a made-up shop', group: setUp, load: () => import('./commands/demo.ts') },
];

export async function cadence(typed: readonly string[], world: World): Promise<number> {
  const plain = readable(world.io({}), false);
  const held = holding(plain);
  try {
    const argv = askingForHelp(expanded(typed, { isCommand, settings: () => world.settings() }), isCommand);
    const program = newProgram(world.version);
    program.on('option:licenses', () => {
      held.io.out(world.licenses());
      throw new CommanderError(exitCodes.done, 'cadence.licenses', '');
    });
    program.configureOutput({
      writeOut: (text) => held.io.out(text),
      writeErr: (text) => plain.err(text),
      getOutHelpWidth: () => Math.min(plain.width, widestHelp),
      outputError: (text, write) =>
        write(wrongUsage(visible(text), commands.find(({ name }) => name === calledName(argv))?.name)),
    });
    await registerFor(program, argv, runIn(world));
    await helped(() => program.parseAsync(argv, { from: 'user' }));
    await held.show(plain.outIsTerminal ? world.page : async () => false);
    return exitCodes.done;
  } catch (error) {
    return report(error, plain, typed.includes('--debug'));
  }
}

/** commander ends with an error when it has shown its help, or the version. */
async function helped(parse: () => Promise<unknown>): Promise<void> {
  try {
    await parse();
  } catch (error) {
    if (!(error instanceof CommanderError && error.exitCode === 0)) throw error;
  }
}

/** Longer lines of help are hard to read. */
const widestHelp = 100;

const isCommand = (name: string) => commands.some((command) => command.name === name);

/** Options that ask for a form in which no line may be folded. */
const exactForms = ['json', 'csv', 'html', 'ics', 'dryRun'];

/** Runs a command's work in its own context; the long answers of some go through a pager. */
function runIn(world: World): Run {
  return <Given extends unknown[]>(work: (context: Context, ...given: Given) => Promise<void>) =>
    async (...given) => {
      const command = given.at(-1) as Command;
      const options = command.optsWithGlobals<GlobalOptions>();
      const listed = commands.find(({ name }) => name === topmost(command).name());
      const exact = listed?.exact === true || exactForms.some((form) => form in options);
      const io = readable(harmless(world.io(options)), exact);
      const held = holding(io);
      const context = await world.context(listed?.pages && io.outIsTerminal ? held.io : io, options);
      try {
        await work(context, ...([...given.slice(0, -2), options] as unknown[] as Given));
      } finally {
        await held.show(world.page);
      }
    };
}

/** The command itself, also where one of its own commands was called. */
function topmost(command: Command): Command {
  return command.parent?.parent ? topmost(command.parent) : command;
}

export function newProgram(version: string): Command {
  return new Command('cadence')
    .description('Keeps a business in touch with the customers it already has.')
    .version(version, '-V, --version', 'print the version')
    .option('--db <file>', 'the book (else CADENCE_DB, else the folder for your data)')
    .option('--today <date>', 'act as if it were that day')
    .option('--json', 'print one JSON document and nothing else')
    .addOption(new Option('--no-color', 'print without colour'))
    .option('-q, --quiet', 'print answers only')
    .addOption(new Option('--debug', 'show where an error came from'))
    .option('--licenses', 'print the terms of the libraries inside')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .configureHelp({ optionDescription: optionText })
    .exitOverride();
}

/** Registers the command that is called in full; all by name when none is, for the help and for guesses. */
async function registerFor(program: Command, argv: readonly string[], run: Run): Promise<void> {
  const called = calledName(argv);
  const wanted = commands.find((command) => command.name === called);
  if (wanted !== undefined) {
    (await wanted.load()).register(program, run, commandList);
    return;
  }
  for (const { name } of commands) program.command(name).allowUnknownOption();
  program.configureHelp({ formatHelp: () => overview(program, commands) });
}

/** The commands as they describe themselves, for completion, the manual and settings; none of these can be run. */
export const commandList: CommandList = {
  names: commands,
  async mistakeIn(words) {
    const program = newProgram('');
    program.configureOutput({ writeOut: () => {}, writeErr: () => {} });
    try {
      await registerFor(program, words, () => async () => {});
      await program.parseAsync(words, { from: 'user' });
    } catch (error) {
      if (error instanceof UserError) return error.message;
      if (!(error instanceof CommanderError)) throw error;
      const said = error.exitCode === 0 || error.code === 'commander.missingArgument' ? null : error.message;
      return said?.replace(/^error: /, '').replace('\n', ' ') ?? null;
    }
    return null;
  },
  async load(name) {
    const program = new Command('cadence');
    const listed = commands.find((command) => command.name === name);
    (await listed?.load())?.register(program, () => async () => {}, commandList);
    const [command] = program.commands;
    if (command === undefined) throw new Error(`no command ${name}`);
    return command;
  },
};

function report(error: unknown, io: Io, debug: boolean): number {
  if (error instanceof CommanderError) return exitCodes.usage;
  if (error instanceof Cancelled) {
    io.err('cancelled\n');
    return exitCodes.cancelled;
  }
  if (error instanceof UserError) {
    io.err(`cadence: ${visible(error.message)}\n${error.hint === undefined ? '' : `  ${visible(error.hint)}\n`}`);
    if (debug) io.err(`${visible(error.stack ?? '')}\n${visible(stackOf(error.cause))}`);
    return error.exitCode;
  }
  io.err(`cadence: this is a defect in cadence, not in what you did\n${visible(stackOf(error))}\n`);
  return exitCodes.failed;
}

function stackOf(error: unknown): string {
  if (error === undefined) return '';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
