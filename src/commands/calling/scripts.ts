/** The folder of the caller's own scripts, beside the file of settings. */
import { dirname, join } from 'node:path';
import { type Library, libraryOf, type ScriptFile } from '../../call/library.ts';
import type { Context } from '../../context.ts';

const ending = '.md';
/** A script is a page or two; what is larger is some other file. */
const largest = 100_000;

export function scriptFolder({ config }: Context): string {
  return join(dirname(config.path), 'scripts');
}

export function scriptPath(ctx: Context, name: string): string {
  return `${scriptFolder(ctx)}/${name}${ending}`;
}

export async function readLibrary(ctx: Context): Promise<Library> {
  const files: ScriptFile[] = [];
  for (const found of await ctx.files.list(scriptFolder(ctx))) {
    if (!found.endsWith(ending) || found.startsWith('.')) continue;
    const name = found.slice(0, -ending.length);
    const path = scriptPath(ctx, name);
    files.push({ name, path, text: await readScript(ctx, path) });
  }
  return libraryOf(files);
}

export async function readScript(ctx: Context, path: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of ctx.files.read(path)) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > largest) break;
  }
  return text + decoder.decode();
}
