import { Argument, type Command } from 'commander';
import type { CommandList, Context, Register } from '../context.ts';
import { completionScript, type Shell, shells } from '../render/completion.ts';
import { plain } from '../render/text.ts';

/** So many names are offered. */
const mostNames = 40;

export const register: Register = (program, run, commands) => {
  program
    .command('completion')
    .description('Prints what makes a shell complete commands, options and customers’ names.')
    .addArgument(new Argument('<shell>', 'the shell').choices([...shells, 'words']))
    .argument('[typed...]', 'with "words": what was typed so far; prints what may follow')
    .addHelpText('after', examples)
    .action(run((ctx: Context, shell: string, typed: string[]) => complete(ctx, shell, typed, commands)));
};

const examples = `
Examples:
  cadence completion bash >> ~/.bashrc
  cadence completion zsh > "\${fpath[1]}/_cadence"
  cadence completion fish > ~/.config/fish/completions/cadence.fish
`;

export async function complete(
  ctx: Context,
  shell: string,
  typed: readonly string[],
  commands: CommandList,
): Promise<void> {
  if (shell !== 'words') {
    ctx.io.out(completionScript(shell as Shell));
    return;
  }
  const words = await candidates(ctx, typed, commands);
  const last = (typed.at(-1) ?? '').toLowerCase();
  for (const word of words.filter((one) => one.toLowerCase().startsWith(last))) ctx.io.out(`${plain(word)}\n`);
}

/** What may stand in the place of the last word. */
async function candidates(ctx: Context, typed: readonly string[], commands: CommandList): Promise<string[]> {
  const [name = '', ...rest] = typed;
  if (typed.length < 2) return commands.names.map((one) => one.name);
  if (!commands.names.some((one) => one.name === name)) return [];
  const command = await commands.load(name);
  const last = rest.at(-1) ?? '';
  if (last.startsWith('-')) return command.options.flatMap(({ long }) => long ?? []).concat(globalOptions);
  const choices = choicesOf(command, rest.at(-2));
  if (choices.length > 0) return choices;
  const words = command.commands.map((one) => one.name());
  if (words.length > 0) return words;
  return command.registeredArguments.some((argument) => argument.name() === 'customer') ? await names(ctx, last) : [];
}

const globalOptions = ['--db', '--today', '--json', '--no-color', '--quiet', '--help'];

function choicesOf(command: Command, before: string | undefined): string[] {
  const option = command.options.find(
    ({ long, short }) => before !== undefined && (long === before || short === before),
  );
  return [...(option?.argChoices ?? [])];
}

/** Names of customers that begin so; none while there is no book. */
async function names(ctx: Context, start: string): Promise<string[]> {
  if ((await ctx.files.facts(ctx.files.database)) === null && ctx.files.database !== ':memory:') return [];
  const store = await ctx.openStore();
  return await store.customers.namesBeginning(start, mostNames);
}
