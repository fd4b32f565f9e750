import { Argument } from 'commander';
import { offeredInBash, readBashLine } from '../command-line/bash-line.ts';
import { candidates } from '../command-line/candidates.ts';
import { forceHelp } from '../command-line/force-option.ts';
import type { CommandList, Context, Register } from '../context.ts';
import { completionScript, type Shell, shells } from '../render/completion.ts';
import { plain } from '../render/text.ts';

interface CompletionOptions {
  readonly out?: string;
  readonly force?: boolean;
  readonly line?: string;
  readonly breaks: string;
}

export const register: Register = (program, run, commands) => {
  program
    .command('completion')
    .description('Prints a script that lets your shell complete commands, options and customer names.')
    .addArgument(new Argument('<shell>', 'the shell').choices([...shells, 'words']))
    .argument('[typed...]', 'with "words": what was typed so far; prints what may follow')
    .option('--out <file>', 'write it to this file instead of printing it')
    .option('--force', forceHelp)
    .option('--line <line>', 'with "words": what was typed so far, as bash has it; prints what bash puts in')
    .option('--breaks <characters>', 'with --line: the characters of COMP_WORDBREAKS', ':=')
    .addHelpText('after', examples)
    .action(
      run((ctx: Context, shell: string, typed: string[], options: CompletionOptions) =>
        complete(ctx, { shell, typed, options, commands }),
      ),
    );
};

const examples = `
Examples:
  cadence completion bash >> ~/.bashrc
  cadence completion zsh > "\${fpath[1]}/_cadence"
  cadence completion fish > ~/.config/fish/completions/cadence.fish
`;

interface CompletionRequest {
  readonly shell: string;
  readonly typed: readonly string[];
  readonly options: CompletionOptions;
  readonly commands: CommandList;
}

export async function complete(ctx: Context, { shell, typed, options, commands }: CompletionRequest): Promise<void> {
  if (shell !== 'words') {
    const { writeAnswer } = await import('../command-line/named-files.ts');
    return await writeAnswer(ctx, options, () => completionScript(shell as Shell));
  }
  const line = options.line === undefined ? null : readBashLine(options.line, options.breaks);
  const words = (await candidates(ctx, line === null ? typed : line.words.slice(1), commands)).map(plain);
  for (const word of line === null ? words : offeredInBash(words, line)) ctx.io.out(`${word}\n`);
}
