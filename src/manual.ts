/** Every command with its description, for the manual page; and the help of all of them, for the build. */
import type { Command } from 'commander';
import { commandList, newProgram } from './cli.ts';
import { optionText, overview } from './help.ts';
import { DescribedCommand } from './help-page.ts';
import type { Manual, ManualCommand } from './render/man.ts';

/** What `cadence --help` prints. */
export function overallHelp(): string {
  return overview(newProgram(''), commandList.names);
}

/** `date`: the day the page is made, `YYYY-MM-DD`. */
export async function manual(version: string, date: string): Promise<Manual> {
  const program = newProgram(version);
  const commands = await Promise.all(
    commandList.names.map(async ({ name, group }) => ({ ...described(await commandList.load(name), name), group })),
  );
  return { version, date, description: program.description(), options: optionsOf(program), commands };
}

function described(command: Command, name: string): Omit<ManualCommand, 'group'> {
  return {
    name,
    usage: command.usage(),
    description: command.description(),
    arguments: command.registeredArguments
      .filter(({ description }) => description !== '')
      .map((one) => ({ flags: one.name(), description: one.description })),
    options: optionsOf(command),
    examples: command instanceof DescribedCommand ? command.examples : [],
    commands: command.commands.map((inner) => described(inner, `${name} ${inner.name()}`)),
  };
}

function optionsOf(command: Command) {
  return command.options
    .filter(({ hidden }) => !hidden)
    .map((option) => ({ flags: option.flags, description: optionText(option) }));
}
