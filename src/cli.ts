/** argv in, exit code out. The only place where errors become messages. */
import { type Command, CommanderError, Option } from 'commander';
import { askingForHelp, calledName, expanded, formerNames, withPresentName } from './argv.ts';
import { commands } from './command-list.ts';
import type { CommandList, Context, Io, Run } from './context.ts';
import { escapeControls } from './domain/plain.ts';
import { Cancelled, exitCodes, refusedBySystem, UsageError, UserError } from './errors.ts';
import { descriptionText, optionText, overview, wrongUsage } from './help.ts';
import { DescribedCommand, screenPage, wholePage } from './help-page.ts';
import { harmless, holding, readable, visible } from './screen.ts';

/** Options of every command, before or after its name. */
export interface GlobalOptions {
  readonly db?: string;
  readonly today?: string;
  readonly json?: boolean;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly debug?: boolean;
}

/** The real world of `main.ts`, or the one a test makes. */
interface World {
  readonly version: string;
  /** The licences of the bundled libraries. */
  licenses(): string;
  io(options: GlobalOptions): Io;
  context(io: Io, options: GlobalOptions): Promise<Context>;
  /** The settings of this person and machine, for aliases and views. */
  settings(): ReadonlyMap<string, string>;
  /** Shows a text longer than the screen page by page; false when that is not possible. */
  page(text: string): Promise<boolean>;
}

export async function cadence(typed: readonly string[], world: World): Promise<number> {
  const plain = readable(world.io({}), false);
  const held = holding(plain, false);
  const asJson = asksForJson(typed);
  try {
    const whole = expanded(typed, { isCommand, settings: () => world.settings() });
    const { words, former } = withPresentName(whole);
    if (former !== null && !asJson && !whole.some((word) => quietly.has(word))) plain.err(nowCalled(former));
    const argv = askingForHelp(words, isCommand);
    const program = newProgram(world.version);
    program.configureHelp({
      ...program.configureHelp(),
      formatHelp: (command, helper) =>
        argv.includes('help') ? wholePage(command, helper) : screenPage(command, helper, (plain.rows ?? usualRows) - 1),
    });
    program.on('option:licenses', () => {
      held.io.out(world.licenses());
      throw new CommanderError(exitCodes.done, 'cadence.licenses', '');
    });
    program.configureOutput({
      writeOut: (text) => held.io.out(text),
      writeErr: (text) => plain.err(text),
      getOutHelpWidth: () => Math.min(plain.width, widestHelp),
      getOutHasColors: () => false, // the help has none; commander would load Node's streams to ask
      outputError: (text, write) => {
        const error = wrongUsage(text, commands.find(({ name }) => name === calledName(argv))?.name);
        // Unfolded: no line of a JSON document may be broken.
        if (asJson) world.io({}).err(errorJson(error, error.exitCode));
        else write(errorText(error));
      },
    });
    await registerFor(program, argv, runIn(world));
    await helped(() => program.parseAsync(argv, { from: 'user' }));
    await held.show(plain.outIsTerminal ? world.page : async () => false);
    return exitCodes.done;
  } catch (error) {
    const io = asJson ? { ...plain, err: world.io({}).err } : plain;
    return report(refusedBySystem(error) ?? error, io, { debug: typed.includes('--debug'), asJson });
  }
}

const quietly: ReadonlySet<string> = new Set(['-q', '--quiet']);

function nowCalled(former: string): string {
  return `cadence ${former} is now cadence ${formerNames.get(former)?.join(' ')}; the next version will know only the new name\n`;
}

/** Words after `--` are not options. */
function asksForJson(typed: readonly string[]): boolean {
  const end = typed.indexOf('--');
  return typed.slice(0, end < 0 ? typed.length : end).includes('--json');
}

/** commander throws an error after showing help or the version. */
async function helped(parse: () => Promise<unknown>): Promise<void> {
  try {
    await parse();
  } catch (error) {
    if (!(error instanceof CommanderError && error.exitCode === 0)) throw error;
  }
}

/** Longer lines of help are hard to read. */
const widestHelp = 100;
const usualRows = 24;

const isCommand = (name: string) => formerNames.has(name) || commands.some((command) => command.name === name);

/** Options for output whose lines must not be folded. */
const exactForms = ['json', 'csv', 'html', 'ics', 'dryRun'];

/** Runs a command's work in its own context; some long answers go through a pager. */
function runIn(world: World): Run {
  return <Given extends unknown[]>(work: (context: Context, ...given: Given) => Promise<void>) =>
    async (...given) => {
      const command = given.at(-1) as Command;
      const options = command.optsWithGlobals<GlobalOptions>();
      const listed = commands.find(({ name }) => name === topmost(command).name());
      if (options.json && listed?.notJson !== undefined)
        throw new UsageError(`${listed.name} does not answer in JSON`, { hint: listed.notJson });
      const exact = listed?.exact === true || exactForms.some((form) => form in options);
      const io = readable(harmless(world.io(options)), exact);
      const held = holding(io, exact);
      const context = await world.context(listed?.pages && io.outIsTerminal ? held.io : io, options);
      try {
        await work(context, ...([...given.slice(0, -2), options] as unknown[] as Given));
      } catch (error) {
        throw isForeseen(error) ? error : ((await context.damage()) ?? error);
      } finally {
        await held.show(world.page);
      }
    };
}

function isForeseen(error: unknown): boolean {
  return error instanceof UserError || error instanceof Cancelled || error instanceof CommanderError;
}

/** The top-level command, also for one of its subcommands. */
function topmost(command: Command): Command {
  return command.parent?.parent ? topmost(command.parent) : command;
}

export function newProgram(version: string): Command {
  return new DescribedCommand('cadence')
    .description('Keeps a business in touch with the customers it already has.')
    .version(version, '-V, --version', 'print the version')
    .option('--db <file>', 'the book (default: CADENCE_DB, or cadence.db in your data folder)')
    .option('--today <date>', 'act as if today were this day')
    .option('--json', 'print one JSON document and nothing else')
    .addOption(new Option('--no-color', 'print without colour'))
    .option('-q, --quiet', 'print only the answer')
    .addOption(new Option('--debug', 'show where an error came from'))
    .option('--licenses', 'print the licences of the libraries inside')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .configureHelp({ commandDescription: descriptionText, optionDescription: optionText })
    .exitOverride();
}

/** Registers the called command with its options; without one, all by name, for the help and for suggestions. */
async function registerFor(program: Command, argv: readonly string[], run: Run): Promise<void> {
  const called = calledName(argv);
  const wanted = commands.find((command) => command.name === called);
  if (wanted !== undefined) {
    (await wanted.load()).register(program, run, commandList);
    return;
  }
  for (const { name } of commands) program.command(name).allowUnknownOption();
  program.configureHelp({ ...program.configureHelp(), formatHelp: () => overview(program, commands) });
}

/** The commands with their descriptions, for completion, the manual and settings; they cannot be run. */
export const commandList: CommandList = {
  names: commands,
  async mistakeIn(words) {
    const program = newProgram('');
    program.configureOutput({ writeOut: () => {}, writeErr: () => {} });
    try {
      const present = withPresentName(words).words;
      await registerFor(program, present, () => async () => {});
      await program.parseAsync(present, { from: 'user' });
    } catch (error) {
      if (error instanceof UserError) return error.message;
      if (!(error instanceof CommanderError)) throw error;
      const said = error.exitCode === 0 || error.code === 'commander.missingArgument' ? null : error.message;
      return said?.replace(/^error: /, '').replace('\n', ' ') ?? null;
    }
    return null;
  },
  async load(name) {
    const program = new DescribedCommand('cadence');
    const listed = commands.find((command) => command.name === name);
    (await listed?.load())?.register(program, () => async () => {}, commandList);
    const [command] = program.commands;
    if (command === undefined) throw new Error(`no command ${name}`);
    return command;
  },
};

/** One line of JSON, the last on stderr, when JSON was asked for: what happened, and what to do. */
function errorJson(
  { message, hint = null }: { message: string; hint?: string | null | undefined },
  code: number,
): string {
  return `${escapeControls(JSON.stringify({ error: { message, hint, code } }))}\n`;
}

/** `cadence: what`, and below it what to do. */
function errorText({ message, hint }: UserError): string {
  return `cadence: ${visible(message)}\n${hint === undefined ? '' : `  ${visible(hint)}\n`}`;
}

interface Reporting {
  /** Show the stack. */
  readonly debug: boolean;
  readonly asJson: boolean;
}

function report(error: unknown, io: Io, { debug, asJson }: Reporting): number {
  if (error instanceof CommanderError) return exitCodes.usage;
  if (asJson) return reportAsJson(error, io);
  if (error instanceof Cancelled) {
    io.err('cancelled\n');
    return exitCodes.cancelled;
  }
  if (error instanceof UserError) {
    io.err(errorText(error));
    if (debug) io.err(`${visible(error.stack ?? '')}\n${visible(stackOf(error.cause))}`);
    return error.exitCode;
  }
  io.err(`cadence: this is a bug in cadence, not a mistake of yours\n${visible(stackOf(error))}\n`);
  return exitCodes.failed;
}

function reportAsJson(error: unknown, io: Io): number {
  if (error instanceof UserError) {
    io.err(errorJson(error, error.exitCode));
    return error.exitCode;
  }
  const isCancelled = error instanceof Cancelled;
  const code = isCancelled ? exitCodes.cancelled : exitCodes.failed;
  io.err(errorJson({ message: isCancelled ? 'cancelled' : stackOf(error) }, code));
  return code;
}

function stackOf(error: unknown): string {
  if (error === undefined) return '';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
