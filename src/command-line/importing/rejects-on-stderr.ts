import { join } from 'node:path';
import type { Context, FileDraft } from '../../context.ts';
import type { UserError } from '../../errors.ts';
import { plain } from '../../render/text.ts';

/**
 * When the files' folder is not writable, rejected rows are printed on stderr at the end; until then they are kept next
 * to the book, because there may be more than fit in memory.
 */
export async function rejectsOnStderr(ctx: Context, problem: UserError): Promise<FileDraft> {
  const folder = await ctx.files.workFolder();
  const path = join(folder.path, 'rejects');
  const draft = await ctx.files.draft(path);
  return {
    append: draft.append,
    async keep() {
      await draft.keep();
      ctx.io.err(`${plain(problem.message)}; these are the rows that were rejected:\n`);
      const text = new TextDecoder();
      for await (const chunk of ctx.files.read(path)) ctx.io.err(text.decode(chunk, { stream: true }));
      folder.remove();
    },
    async drop() {
      await draft.drop();
      folder.remove();
    },
  };
}
