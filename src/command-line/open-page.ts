/** Pages that are only to be looked at, or printed: in the browser of this machine. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from '../context.ts';
import { UserError } from '../errors.ts';

/** Writes it to a folder that the system throws away; answers where. */
export async function passingPage(ctx: Context, name: string, page: string): Promise<string> {
  const path = join(await ctx.files.temporaryFolder(), name);
  await ctx.files.write(path, page);
  ctx.io.talk(`wrote ${path}\n`);
  return path;
}

export async function openPage(ctx: Context, path: string): Promise<void> {
  const address = pathToFileURL(path).href;
  const openers = [['xdg-open'], ['open'], ['cmd', '/c', 'start', '']] as const;
  for (const [program, ...args] of openers) {
    const { code } = await ctx.programs.run(program, [...args, address]);
    if (code === 0) return;
  }
  throw new UserError('no browser could be opened', { hint: `open ${path} yourself` });
}
