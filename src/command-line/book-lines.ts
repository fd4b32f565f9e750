/** The whole book as lines of JSON; and a copy of a book on a server, which is such a file. */
import type { ExportedBook } from '../app/exports/book-export.ts';
import { exporting } from '../app/exports/exporting.ts';
import type { NamedFile } from '../app/files/named-file.ts';
import type { Context } from '../context.ts';
import { UserError } from '../errors.ts';
import { headLine, rowLine } from '../render/export.ts';
import type { Store } from '../store/store.ts';

export async function* bookLines({ marks, tables }: ExportedBook): AsyncGenerator<string> {
  yield headLine({ cadence: 'book', ...marks });
  for await (const { name, rows } of tables()) for await (const row of rows()) yield rowLine(name, row);
}

/**
 * Writes an export and reads it back: what is on the disk is what was read of the book at one moment. Returns how many
 * customers it has.
 */
export async function copyAsExport(ctx: Context, store: Store, file: NamedFile): Promise<number> {
  let customers = 0;
  const { createHash } = await import('node:crypto');
  const [sent, found] = [createHash('sha256'), createHash('sha256')];
  const draft = await file.begin();
  try {
    await exporting(ctx, store, 'book', async (content) => {
      if (content.kind !== 'book') return;
      customers = await store.customers.count();
      for await (const line of bookLines(content)) {
        sent.update(line);
        await draft.append(line);
      }
    });
  } catch (error) {
    await draft.drop();
    throw error;
  }
  await draft.keep();
  for await (const bytes of ctx.files.read(file.place.target)) found.update(bytes);
  if (sent.digest('hex') === found.digest('hex')) return customers;
  throw new UserError(`${file.path} reads back differently from what was written: is its disk failing?`, {
    hint: 'write it to another disk: cadence backup --to FILE',
  });
}
