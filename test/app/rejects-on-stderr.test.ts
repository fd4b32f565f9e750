/** Rejected rows of a file whose folder may not be written to: kept beside the book, shown at the end, or forgotten. */
import { expect, it } from 'vitest';
import { rejectsOnStderr } from '../../src/command-line/importing/rejects-on-stderr.ts';
import type { Context } from '../../src/context.ts';
import { UserError } from '../../src/errors.ts';

function scene() {
  const done: string[] = [];
  const files = {
    workFolder: async () => ({ path: '/beside', remove: () => void done.push('folder removed') }),
    draft: async (path: string) => ({
      append: async (text: string) => void done.push(`${path}: ${text}`),
      keep: async () => void done.push('kept'),
      drop: async () => void done.push('dropped'),
    }),
    async *read() {
      yield new TextEncoder().encode('Ann,');
      yield new TextEncoder().encode('99/99\n');
    },
  };
  const said: string[] = [];
  const ctx = { files, io: { err: (text: string) => void said.push(text) } } as unknown as Context;
  return { ctx, done, said };
}

const problem = new UserError('list.csv.rejects.csv could not be written', { hint: '' });

it('are shown once all are there', async () => {
  const { ctx, done, said } = scene();
  const draft = await rejectsOnStderr(ctx, problem);
  await draft.append('Ann,99/99\n');
  await draft.keep();
  expect(done).toEqual(['/beside/rejects: Ann,99/99\n', 'kept', 'folder removed']);
  expect(said.join('')).toBe(
    'list.csv.rejects.csv could not be written; these are the rows that were rejected:\nAnn,99/99\n',
  );
});

it('are forgotten where the import was taken back', async () => {
  const { ctx, done, said } = scene();
  const draft = await rejectsOnStderr(ctx, problem);
  await draft.drop();
  expect(done).toEqual(['dropped', 'folder removed']);
  expect(said).toEqual([]);
});
