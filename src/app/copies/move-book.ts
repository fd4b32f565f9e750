/** Moves the book from a file to a server, back, or from one server to another. */
import { resolve } from 'node:path';
import type { Workspace } from '../../context.ts';
import { UsageError, UserError } from '../../errors.ts';
import type { MovedBook } from '../../store/moving.ts';
import { isServerAddress } from '../../store/server-address.ts';
import type { Store } from '../../store/store.ts';
import { backup } from './backups.ts';

export interface BookMove {
  /** Where the book is. */
  readonly from: string;
  /** Where it goes, without a password. */
  readonly to: string;
  readonly customers: number;
  readonly isEncrypted: boolean;
  /** Returns the copy of a file that was made before; null of a book on a server. */
  run(onRows: (rows: number) => void): Promise<Moved>;
}

interface Moved {
  readonly kept: string | null;
  /** Null when the book was moved there before. */
  readonly book: MovedBook | null;
}

/** Throws where it cannot be done; nothing is written before `run`. */
export async function moveTo(ctx: Workspace, named: string): Promise<BookMove> {
  if (ctx.files.server === null && !isServerAddress(named)) mustBeServer(named);
  const store = await ctx.openStore({ moving: true });
  const there = await ctx.inBook(isServerAddress(named) ? named : resolve(named), ctx.today);
  const from = ctx.files.server ?? ctx.files.database;
  const to = there.files.server ?? there.files.database;
  if (from === to) throw new UsageError(`${to} is where the book is`, { hint: 'name another place' });
  await mustBeSound(store);
  return {
    ...{ from, to, customers: await store.customers.count(), isEncrypted: store.salt !== null },
    run: async (onRows) => await run({ ctx, there, store }, onRows),
  };
}

function mustBeServer(named: string): never {
  throw new UsageError(`a move is from a file to a server, or from a server: ${named} is another file`, {
    hint: `for a backup in another file: cadence backup ${named}; the file itself is moved with mv, while nobody works in it`,
  });
}

/** A server takes only what each column is for. */
async function mustBeSound(store: Store): Promise<void> {
  const [fault] = [...(await store.health.faults()), ...(await store.health.integrity()).damage];
  if (fault === undefined) return;
  throw new UserError(`the book is not sound: ${fault}`, { hint: 'cadence doctor says what to do; then move it' });
}

interface Places {
  readonly ctx: Workspace;
  readonly there: Workspace;
  readonly store: Store;
}

async function run({ ctx, there, store }: Places, onRows: (rows: number) => void): Promise<Moved> {
  const target = await there.openStore({ create: true, moving: true });
  try {
    let kept: string | null = null;
    const before = async () => {
      if (ctx.files.server === null) kept = await backup(ctx, store, 'before-move');
    };
    const book = await store.moveInto(await target.arrival(), { day: ctx.today, before, onRows });
    return { kept, book };
  } finally {
    target.close();
    store.close();
  }
}
