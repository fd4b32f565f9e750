/** The copy of a book on a server is an export, which counts only if it reads back as it was written. */
import { expect, it } from 'vitest';
import type { NamedFile } from '../../src/app/files/named-file.ts';
import { copyAsExport } from '../../src/command-line/book-lines.ts';
import type { Context } from '../../src/context.ts';
import { emptyBook, runCadence, workspaceOf } from '../support/cadence.ts';

/** A disk that may be full, or gives something else than it was given. */
async function copied(disk: { readonly isFull?: boolean; readonly reads?: (text: string) => string }) {
  const store = await emptyBook();
  await runCadence(['add', 'Ada Finch'], { store });
  let written = '';
  const states = ['begun'];
  const file = {
    path: 'copy.jsonl',
    place: { kind: null, target: '/disk/copy.jsonl' },
    begin: async () => ({
      append: async (text: string) => {
        if (disk.isFull) throw new Error('the disk is full');
        written += text;
      },
      keep: async () => void states.push('kept'),
      drop: async () => void states.push('dropped'),
    }),
  } as unknown as NamedFile;
  const ctx = { ...workspaceOf(store) } as Context;
  Object.assign(ctx, {
    files: {
      read: async function* () {
        yield Buffer.from((disk.reads ?? ((text) => text))(written));
      },
    },
  });
  const customers = await copyAsExport(ctx, store, file).catch((error: Error) => error.message);
  return { customers, state: states.at(-1) };
}

it('says how many customers it has once it was read back', async () => {
  expect(await copied({})).toEqual({ customers: 1, state: 'kept' });
});

it('is refused where the disk gives back something else', async () => {
  const { customers } = await copied({ reads: (text) => text.replace('Ada', 'Bob') });
  expect(customers).toBe('copy.jsonl reads back differently from what was written: is its disk failing?');
});

it('leaves nothing where it could not be written', async () => {
  expect(await copied({ isFull: true })).toEqual({ customers: 'the disk is full', state: 'dropped' });
});
