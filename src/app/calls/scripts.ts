/** The folder of the caller's own scripts, beside the file of settings. */
import { dirname, join } from 'node:path';
import { type Library, libraryOf, type ScriptFile } from '../../call/library.ts';
import type { Workspace } from '../../context.ts';
import { UserError } from '../../errors.ts';

const ending = '.md';
/** In bytes. A script is a page or two; what is larger is some other file. */
const largest = 100_000;

export function scriptFolder({ config }: Workspace): string {
  return join(dirname(config.path), 'scripts');
}

export function scriptPath(ctx: Workspace, name: string): string {
  return `${scriptFolder(ctx)}/${name}${ending}`;
}

export async function readLibrary(ctx: Workspace): Promise<Library> {
  const files: ScriptFile[] = [];
  for (const found of await ctx.files.list(scriptFolder(ctx))) {
    if (!found.endsWith(ending) || found.startsWith('.')) continue;
    const name = found.slice(0, -ending.length);
    const path = scriptPath(ctx, name);
    files.push({ name, path, ...(await readScript(ctx, path)) });
  }
  return libraryOf(files);
}

/** The text of a script; or why it cannot be read, which keeps no other from being read. */
export async function readScript(ctx: Workspace, path: string): Promise<Pick<ScriptFile, 'text' | 'unread'>> {
  try {
    return { text: await ctx.files.readOwn(path, largest) };
  } catch (error) {
    if (error instanceof UserError) return { text: '', unread: error.message };
    throw error;
  }
}
