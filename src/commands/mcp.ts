import type { Context, Register, Workspace } from '../context.ts';
import { UserError } from '../errors.ts';

interface McpOptions {
  readonly allowWrites?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('mcp')
    .description(
      'The book as tools for an assistant, over standard input and output (Model Context Protocol). It reads; it never dials, mails, imports, exports or erases.',
    )
    .option('--allow-writes', 'let it log calls, note, promise, tick promises off and snooze, each undoable')
    .addHelpText('after', '\nExamples:\n  cadence mcp\n  cadence mcp --allow-writes\n')
    .action(run(async (ctx: Context, options: McpOptions) => await mcp(ctx, options, program.version() ?? '')));
};

async function mcp(ctx: Context, { allowWrites = false }: McpOptions, version: string): Promise<void> {
  await ctx.openStore(); // a problem with the book is reported at once, while somebody is setting this up
  if (ctx.io.outIsTerminal)
    throw new UserError('mcp speaks with the program of an assistant, not with a person', {
      hint: 'name "cadence mcp" in the settings of that program: it starts it (docs/assistant.md)',
    });
  const { serve } = await import('../mcp/serve.ts');
  await serve({ version, allowWrites, workspace: onItsDay(ctx) });
}

/** An assistant may stay connected overnight: the book is reopened every day, unless the user named a day. */
function onItsDay(ctx: Context): () => Promise<Workspace> {
  const follows = ctx.today === ctx.dayNow();
  let current: Workspace = ctx;
  return async () => {
    const day = follows ? ctx.dayNow() : ctx.today;
    if (current.today === day) return current;
    const { path } = await ctx.openStore();
    current = await ctx.inBook(path, day);
    return current;
  };
}
