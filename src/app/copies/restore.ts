/** Restores the book from a copy. The present book is kept, and people it has erased since stay erased. */
import { basename, join, resolve } from 'node:path';
import type { Workspace } from '../../context.ts';
import { backupName } from '../../domain/backup.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Day } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { type Inspection, inspect, notAsMade, replaceBook, schemaVersion } from '../../store/copies.ts';
import type { ErasedCustomers } from '../../store/erasures.ts';
import type { Store } from '../../store/store.ts';
import { backup, backupFolder } from './backups.ts';
import { mustBeFile } from './on-server.ts';

export const whatThereIs = 'cadence restore --list shows the backups';

/** The path of a copy given by its path, or by the name of a backup. Throws when there is no such file. */
export async function copyCalled(ctx: Workspace, file: string): Promise<string> {
  mustBeFile(ctx, 'restore');
  if ((await ctx.files.facts(file)) !== null) return resolve(file);
  const own = join(backupFolder(ctx), basename(file));
  if ((await ctx.files.facts(own)) !== null) return own;
  throw new UserError(`there is no file ${file}`, { hint: whatThereIs });
}

/** The content of a copy. Throws, with the reason, when it cannot replace the book. */
export async function soundCopy(ctx: Workspace, path: string): Promise<Inspection> {
  if (path === ctx.files.database) throw new UserError(`${path} is the book itself`, { hint: whatThereIs });
  if ((await ctx.files.facts(path))?.kind === 'folder')
    throw new UserError(`${path} is a folder`, { hint: whatThereIs });
  const copy = await inspect(path, await ctx.keys());
  const flaw = flawOf(copy);
  if (flaw === null) return copy;
  throw new UserError(`${path} ${flaw}`, { hint: 'nothing was changed; cadence restore --list shows other backups' });
}

function flawOf(copy: Inspection): string | null {
  if (!copy.isBook) return 'is not a backup of a book';
  if (copy.damage.length > 0 || copy.dangling > 0) return `is damaged: ${copy.damage[0] ?? 'rows are missing'}`;
  if (copy.moveState !== 'none') return 'is marked as moved: the book is somewhere else';
  if (copy.schema > schemaVersion) return 'was written by a newer cadence: install that one first';
  return copy.differences.length > 0 ? `was changed by another program: ${notAsMade(copy.differences)}` : null;
}

interface Restored {
  /** Where the former book is kept; null when there was none. */
  readonly kept: string | null;
  /** Customers of the copy that the book had erased since. */
  readonly erasedAgain: number;
}

/** Replaces the book by a sound copy. `onWait` is told which process has the book open. */
export async function restoreFrom(ctx: Workspace, path: string, onWait: (holder: string) => void): Promise<Restored> {
  const { kept, erased } = await keepPresent(ctx, path);
  await replaceBook(path, ctx.files.database, { keys: await ctx.keys(), onWait });
  return { kept, erasedAgain: await afterRestore(ctx, basename(path), erased) };
}

interface Present {
  readonly kept: string | null;
  readonly erased: ErasedCustomers | null;
}

/** A readable book is backed up as usual, sparing the copy to restore; an unreadable one is moved aside. */
async function keepPresent(ctx: Workspace, from: string): Promise<Present> {
  const { database } = ctx.files;
  if ((await ctx.files.facts(database)) === null) return { kept: null, erased: null };
  const present = await inspect(database, await ctx.keys());
  if (present.isBook && present.damage.length === 0 && present.foreign.length === 0 && present.schema > 0) {
    const store = await ctx.openStore({ moving: present.moveState !== 'none' });
    const path = await backup(ctx, store, 'before-restore', { spare: from, asItIs: present.differences.length > 0 });
    const erased = await store.erasures.remembered();
    store.close();
    return { kept: path, erased };
  }
  await ctx.files.makeFolder(backupFolder(ctx));
  const aside = join(backupFolder(ctx), backupName(basename(database), ctx.now(), 'damaged'));
  await ctx.files.move(database, aside);
  // The latest writes may be in the log alone.
  if ((await ctx.files.facts(`${database}-wal`)) !== null) await ctx.files.move(`${database}-wal`, `${aside}-wal`);
  await ctx.files.remove(`${database}-shm`);
  return { kept: aside, erased: null };
}

/**
 * An older copy holds people whom the book has erased since: they are erased again; returns how many. And the copy's
 * last operation must not be undone as if it were the last one here.
 */
async function afterRestore(ctx: Workspace, from: string, erased: ErasedCustomers | null): Promise<number> {
  const restored = await ctx.inBook(ctx.files.database, ctx.today);
  const { latest } = await ctx.keys();
  if (latest !== null) (await restored.keys()).learn(latest);
  const store = await restored.openStore();
  const people = erased === null ? [] : await eraseAgain(store, erased, ctx.today);
  await store.noteRestored(from, ctx.today);
  store.close();
  return people.length;
}

async function eraseAgain(store: Store, erased: ErasedCustomers, day: Day): Promise<readonly Customer[]> {
  await store.adoptErased(erased);
  const people = (await store.customers.all()).filter((customer) => erased.isErased(customer));
  for (const person of people) await store.erase(person, { day, keepSums: false });
  return people;
}
