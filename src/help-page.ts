/** The help of one command: whole, or the part of it that fits on a screen. */
import { type AddHelpTextContext, Command, Help } from 'commander';

/** A command that keeps what is said behind its options, so that its help can be cut to a screen. */
export class DescribedCommand extends Command {
  readonly #behind: (() => string)[] = [];

  override createCommand(name?: string): DescribedCommand {
    return new DescribedCommand(name);
  }

  override addHelpText(_position: string, text: string | ((context: AddHelpTextContext) => string | undefined)): this {
    this.#behind.push(() => (typeof text === 'string' ? text : (text({ error: false, command: this }) ?? '')));
    return this;
  }

  /** Paragraphs, some with a heading, such as `Examples:`. */
  get behind(): string {
    return this.#behind.map((text) => `${text()}\n`).join('');
  }

  get examples(): readonly string[] {
    const [, lines = ''] = this.behind.split(/^Examples?:\n/m);
    return lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  }
}

/** All that there is to say of the command. */
export function wholePage(command: Command, helper: Help): string {
  const page = Help.prototype.formatHelp.call(helper, command, helper);
  return command instanceof DescribedCommand ? page + command.behind : page;
}

/**
 * At most as many lines as `rows`: what the command is for, three examples, and the first of its commands and options,
 * a line each. The last line says what shows all of it. A page that fits is whole.
 */
export function screenPage(command: Command, helper: Help, rows: number): string {
  const width = helper.helpWidth ?? 80;
  const whole = wholePage(command, helper);
  if (!(command instanceof DescribedCommand) || height(whole.trimEnd().split('\n'), width) <= rows) return whole;
  const head = [
    ...helper.boxWrap(`Usage: ${helper.commandUsage(command)}`, width).split('\n'),
    ...['', ...helper.boxWrap(helper.commandDescription(command), width).split('\n')],
    ...['', 'Examples:', ...command.examples.slice(0, 3).map((line) => `  ${line}`)],
  ];
  const all = partsOf(command, helper, width);
  // Two lines are the foot.
  const shown = fitting(all, rows - height(head, width) - 2);
  const missing = countOf(all) - countOf(shown);
  const foot = missing === 0 ? 'In full' : `In full, with ${missing} more`;
  const lines = shown.flatMap((part) => ['', part.heading, ...part.lines]);
  return [...head, ...lines, '', `${foot}: ${callOfHelp(command)}`, ''].join('\n');
}

/** A heading, and a line for each command or option. */
interface Part {
  readonly heading: string;
  readonly lines: readonly string[];
}

function partsOf(command: Command, helper: Help, width: number): Part[] {
  const commands = helper
    .visibleCommands(command)
    .filter((one) => one.name() !== 'help')
    .map((one) => [helper.subcommandTerm(one), helper.subcommandDescription(one)] as const);
  const options = helper
    .visibleOptions(command)
    .filter(({ long }) => long !== '--help')
    .map((one) => [helper.optionTerm(one), helper.optionDescription(one)] as const);
  const room = Math.max(0, ...[...commands, ...options].map(([term]) => term.length)) + 2;
  return [
    { heading: 'Commands:', items: commands },
    { heading: 'Options:', items: options },
  ].flatMap(({ heading, items }) =>
    items.length === 0
      ? []
      : [{ heading, lines: items.map(([term, about]) => `  ${term.padEnd(room)}${brief(about, width - room - 2)}`) }],
  );
}

/** The parts from the first on, each with a blank line and its heading, as far as the rows reach. */
function fitting(parts: readonly Part[], rows: number): Part[] {
  let left = rows;
  return parts.flatMap(({ heading, lines }) => {
    const fit = lines.slice(0, Math.max(0, left - 2));
    left -= fit.length + 2;
    return fit.length === 0 ? [] : [{ heading, lines: fit }];
  });
}

const countOf = (parts: readonly Part[]) => parts.reduce((sum, { lines }) => sum + lines.length, 0);

/** In lines of the screen, which folds long ones. */
function height(lines: readonly string[], width: number): number {
  return lines.reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / width)), 0);
}

/** Up to the first mark behind which the details stand; cut where that is too long as well. */
function brief(about: string, room: number): string {
  if (about.length <= room) return about;
  const [first = ''] = about.split(/; |: | \(/);
  if (first.length <= room) return first;
  return `${first.slice(0, first.lastIndexOf(' ', room - 2)).replace(/,$/, '')} …`;
}

/** `cadence help list`, `cadence caller help add`. */
function callOfHelp(command: Command): string {
  const above: string[] = [];
  for (let at = command.parent; at !== null; at = at.parent) above.unshift(at.name());
  return [...above, 'help', command.name()].join(' ');
}
