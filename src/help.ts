/** The help of the whole program, of an option, and after wrong usage. */
import type { Command } from 'commander';
import { Option } from 'commander';
import type { CommandList } from './context.ts';
import { capital } from './domain/capital.ts';
import { didYouMean } from './domain/spelling.ts';
import { UsageError } from './errors.ts';

/** `only this tier: A, B, C (default: A)`: an option with its choices and default. */
export function optionText(option: Option): string {
  const { description, argChoices, defaultValue } = option;
  const choices = argChoices === undefined ? '' : `: ${argChoices.join(', ')}`;
  const hasDefault = typeof defaultValue === 'string' || typeof defaultValue === 'number';
  return `${description}${choices}${hasDefault && defaultValue !== '' ? ` (default: ${defaultValue})` : ''}`;
}

/** Of a command on its own page: a sentence. A command of a command is described by the words it has in the list of them. */
export function descriptionText(command: Command): string {
  const text = capital(command.description());
  return text === '' || text.endsWith('.') ? text : `${text}.`;
}

/** The help of the whole program. commander's own layout looks the same, and takes 4 ms more. */
export function overview(program: Command, commands: CommandList['names']): string {
  const options = [...program.options.filter(({ hidden }) => !hidden), new Option('-h, --help', 'print help')];
  const widest = Math.max(...options.map(({ flags }) => flags.length), ...commands.map(({ name }) => name.length));
  const line = (term: string, about: string) => `  ${term.padEnd(widest)}  ${about}`;
  const isFirst = ({ name }: { name: string }) => first.includes(name);
  const others = commands.filter((one) => !isFirst(one));
  const groups = [...new Set(others.map(({ group }) => group))].map((group) => [
    '',
    group,
    ...others.filter((one) => one.group === group).map(({ name, about }) => line(name, about)),
  ]);
  return [
    ...['Usage: cadence [options] [command]', '', program.description(), ''],
    ...['Without a command: the desk, with the whole day on one screen and a key for everything.', ''],
    ...commands
      .filter(isFirst)
      .sort((a, b) => first.indexOf(a.name) - first.indexOf(b.name))
      .map(({ name, about }) => line(name, about)),
    ...groups.flat(),
    ...['', 'Options of every command:', ...options.map(({ flags, description }) => line(flags, description))],
    ...['', 'Examples:', ...examples.map(([command, about]) => `  ${command.padEnd(34)}${about}`)],
    ...['', 'cadence COMMAND --help shows examples and options; cadence help COMMAND shows everything.', ''],
  ].join('\n');
}

const examples = [
  ['cadence import customers.csv', 'start with your own customers'],
  ['cadence desk', 'the whole day on one screen'],
] as const;

/** The seven commands to begin with; the others are in groups. */
const first: readonly string[] = ['demo', 'import', 'today', 'call', 'log', 'show', 'undo'];

/** Words that people look for among the commands, and where they are. */
export const elsewhere: ReadonlyMap<string, string> = new Map([
  ['archive', 'edit 12 --archive'],
  ['assign', 'caller assign'],
  ['away', 'caller away'],
  ['brief', 'call --brief'],
  ['decrypt', 'config decrypt'],
  ['encrypt', 'config encrypt'],
  ['handover', 'caller handover'],
  ['hours', 'edit 12 --hours "tue-fri 7-10"'],
  ['rebalance', 'plan --rebalance'],
  ['simulate', 'plan --simulate 365'],
  ['stretch', 'plan --stretch'],
  ['what-if', 'plan --what-if'],
]);

/** commander's message about wrong usage as our error: the mistake, and what to do. */
export function wrongUsage(text: string, command: string | undefined): UsageError {
  const [mistake = '', ...guess] = text
    .replace(/^error: /, '')
    .trim()
    .split('\n');
  const [said = '', choices] = mistake.split(' is invalid. Allowed choices are ');
  const typed = said.split(" argument '")[1]?.slice(0, -1);
  if (choices !== undefined && typed !== undefined)
    guess.push(didYouMean(typed, choices.replace(/\.$/, '').split(', ')).trim());
  const place = elsewhere.get(/^unknown command '(.+)'$/.exec(mistake)?.[1] ?? '');
  if (place !== undefined) guess.splice(0, guess.length, `Did you mean ${place}?`);
  if (/^too many arguments .*Expected [1-9]/.test(mistake)) guess.push('Put quotes around a name of several words.');
  const help = command === undefined ? 'cadence --help lists the commands' : `cadence ${command} --help shows how`;
  const todo = [...guess, help].map((one) => one.replace(/^\((.*)\)$/, '$1')).join(' ');
  return new UsageError(mistake, { hint: todo.trim() });
}
