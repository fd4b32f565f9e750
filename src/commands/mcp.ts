import type { Context, Register } from '../context.ts';
import { UserError } from '../errors.ts';

interface McpOptions {
  readonly allowWrites?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('mcp')
    .description(
      'Gives an AI assistant the book as tools, over standard input and output (Model Context Protocol). It reads; it never dials, mails, imports, exports or erases.',
    )
    .option('--allow-writes', 'let it log calls, note, promise, tick promises off and snooze; you can undo each')
    .addHelpText('after', '\nExamples:\n  cadence mcp\n  cadence mcp --allow-writes\n')
    .action(run(async (ctx: Context, options: McpOptions) => await mcp(ctx, options, program.version() ?? '')));
};

async function mcp(ctx: Context, { allowWrites = false }: McpOptions, version: string): Promise<void> {
  await ctx.openStore(); // a problem with the book is reported at once, while somebody is setting this up
  if (ctx.io.outIsTerminal)
    throw new UserError('cadence mcp talks to an assistant’s program, not to a person', {
      hint: 'add "cadence mcp" to the settings of that program, which starts it (docs/assistant.md)',
    });
  const [{ serve }, { onItsDay }] = await Promise.all([import('../mcp/serve.ts'), import('../mcp/on-its-day.ts')]);
  await serve({ version, allowWrites, workspace: onItsDay(ctx) });
}
