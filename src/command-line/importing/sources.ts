/** What `import` reads: a file, or standard input, which is kept in a file of our own so that it can be read twice. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import type { Context } from '../../context.ts';
import { UserError } from '../../errors.ts';
import { tablesOf } from '../../import/archive.ts';
import { refuseByName, type Source } from '../../import/source.ts';
import { plain, plural } from '../../render/text.ts';

export interface ImportSource extends Source {
  /** As the user named it. */
  readonly path: string;
  /** Null when unknown. */
  readonly bytes: number | null;
  /** Where rejected rows go: the first free name. */
  readonly rejects: (attempt: number) => string;
  close(): Promise<void>;
}

/** The tables of a path: a file, or several in an archive. */
export async function sourcesOf(ctx: Context, path: string): Promise<readonly ImportSource[]> {
  const source = await sourceOf(ctx, path);
  try {
    const { tables, ignored } = await tablesOf(source);
    if (tables === null) return [source];
    if (ignored.length > 0) ctx.io.talk(ignoredText(source.name, ignored));
    return tables.map(({ path: inside, source: table }, at) => ({
      ...table,
      path: `${path}/${inside}`,
      bytes: null,
      rejects: rejectsOf(`${path === '-' ? 'standard-input' : path}.${inside.replaceAll('/', '-')}`),
      close: at === 0 ? source.close : async () => {},
    }));
  } catch (error) {
    await source.close();
    throw error;
  }
}

function ignoredText(name: string, ignored: readonly string[]): string {
  const named = ignored.slice(0, 3).map(plain).join(', ');
  const more = ignored.length > 3 ? ` and ${ignored.length - 3} more` : '';
  return `${plain(name)}: ${plural(ignored.length, 'file')} in it not read: ${named}${more}\n`;
}

async function sourceOf(ctx: Context, path: string): Promise<ImportSource> {
  if (path === '-') return await keptInput(ctx);
  const facts = await ctx.files.facts(path);
  if (facts === null)
    throw new UserError(`there is no file ${path}`, { hint: 'check the name; a path with spaces needs quotes' });
  if (facts.kind === 'folder')
    throw new UserError(`${path} is a folder`, { hint: `name the files in it: cadence import ${join(path, '*.csv')}` });
  refuseByName(basename(path));
  return {
    name: basename(path),
    path,
    bytes: facts.kind === 'file' && !path.endsWith('.gz') ? facts.bytes : null,
    rejects: rejectsOf(path),
    open: () => ctx.files.read(path),
    close: async () => {},
  };
}

const rejectsOf = (path: string) => (attempt: number) => `${path}.rejects${attempt === 1 ? '' : `-${attempt}`}.csv`;

/**
 * The file is encrypted with a key that only this process has: the book may be encrypted, and a killed process leaves
 * the file behind.
 */
async function keptInput(ctx: Context): Promise<ImportSource> {
  const folder = await ctx.files.workFolder();
  const path = join(folder.path, 'input');
  const secret = [randomBytes(32), randomBytes(16)] as const;
  try {
    const draft = await ctx.files.draft(path);
    const cipher = createCipheriv('aes-256-ctr', ...secret);
    for await (const chunk of ctx.io.input()) await draft.append(cipher.update(chunk));
    await draft.keep();
  } catch (error) {
    folder.remove();
    throw error;
  }
  const facts = await ctx.files.facts(path);
  return {
    name: 'standard input',
    path: '-',
    bytes: facts?.bytes ?? null,
    rejects: rejectsOf('standard-input'),
    async *open() {
      const decipher = createDecipheriv('aes-256-ctr', ...secret);
      for await (const chunk of ctx.files.read(path)) yield decipher.update(chunk);
    },
    close: async () => folder.remove(),
  };
}
