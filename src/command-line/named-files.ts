/** Output to a named file: asks before an existing one is replaced. */
import { isOurs, type NamedFile, permitted, toWrite } from '../app/files/named-file.ts';
import type { Context, Place } from '../context.ts';
import { UserError } from '../errors.ts';
import { plain, plural } from '../render/text.ts';

export interface Naming {
  /** Replace existing files without a question, and write into devices, pipes and links. */
  readonly force?: boolean | undefined;
}

/** One file; null when the user wants to keep the existing one. */
export async function namedFile(ctx: Context, path: string, naming: Naming): Promise<NamedFile | null> {
  return (await namedFiles(ctx, [path], naming))?.[0] ?? null;
}

/** Several at once, with one question for all existing ones. */
export async function namedFiles(ctx: Context, paths: readonly string[], naming: Naming): Promise<NamedFile[] | null> {
  const places = new Map<string, Place>();
  for (const path of paths) places.set(path, await permitted(ctx, path, naming.force === true));
  const foreign: string[] = [];
  for (const [path, place] of places)
    if (!naming.force && place.targetKind === 'file' && !(await isOurs(ctx, place.target))) foreign.push(path);
  if (foreign.length > 0 && !(await mayReplace(ctx, foreign))) return null;
  return [...places].map(([path, place]) => toWrite(ctx, path, place));
}

async function mayReplace(ctx: Context, paths: readonly string[]): Promise<boolean> {
  const [first = ''] = paths;
  const named =
    paths.length === 1 ? `${plain(first)} is` : `${plain(first)} and ${plural(paths.length - 1, 'more file')} are`;
  if (!ctx.prompter.available)
    throw new UserError(`${named} already there; nothing was written`, {
      hint: 'name another file, or overwrite: --force',
    });
  if (await ctx.prompter.confirm(`${named} already there. Replace ${paths.length === 1 ? 'it' : 'them'}?`, false))
    return true;
  ctx.io.talk('nothing was written\n');
  return false;
}

/** Writes all of it, or leaves the old content. */
export async function writeNamed(
  ctx: Context,
  file: NamedFile,
  pieces: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  const draft = await file.begin();
  try {
    let gathered = '';
    for await (const piece of pieces) {
      gathered += piece;
      if (gathered.length < 1 << 16) continue;
      await draft.append(gathered);
      gathered = '';
    }
    await draft.append(gathered);
  } catch (error) {
    await draft.drop();
    throw error;
  }
  await draft.keep();
  ctx.io.talk(`wrote ${plain(file.path)}\n`);
}

/** Prints a command's answer, or writes it to the file of `--out`. */
export async function writeAnswer(
  ctx: Context,
  { out, force }: Naming & { readonly out?: string | undefined },
  text: () => Promise<string> | string,
): Promise<void> {
  if (out === undefined || out === '-') return ctx.io.out(await text());
  const file = await namedFile(ctx, out, { force });
  if (file !== null) await writeNamed(ctx, file, [await text()]);
}
