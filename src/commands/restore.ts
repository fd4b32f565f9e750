import { basename, join, resolve } from 'node:path';
import { backup, backupFolder, backupsOf } from '../app/copies/backups.ts';
import { listBackups } from '../command-line/list-backups.ts';
import type { Context, Register } from '../context.ts';
import { backupName } from '../domain/backup.ts';
import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain, plural } from '../render/text.ts';
import { type Inspection, inspect, notAsMade, replaceBook, schemaVersion } from '../store/copies.ts';
import type { Remembered } from '../store/erasures.ts';
import type { Store } from '../store/store.ts';

interface RestoreOptions {
  readonly list?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('restore [file]')
    .description('Puts a copy in the place of the book, once the copy was found whole; the book as it is now is kept.')
    .option('--list', 'the copies there are')
    .option('-y, --yes', 'do not ask')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence restore --list\n  cadence restore cadence.2026-11-23T09-00-00.by-hand.db\n',
    )
    .action(run(restore));
};

export async function restore(ctx: Context, file: string | undefined, options: RestoreOptions): Promise<void> {
  if (options.list) return await listBackups(ctx, options.json === true);
  const from = await wanted(ctx, file);
  if (from === ctx.files.database) throw new UserError(`${from} is the book itself`, { hint: whatThereIs });
  if ((await ctx.files.facts(from))?.kind === 'folder')
    throw new UserError(`${from} is a folder`, { hint: whatThereIs });
  const copy = await checked(ctx, from);
  if (ctx.prompter.available && !options.yes) {
    const question = `Put this copy (${plural(copy.customers, 'customer')}) in the place of ${ctx.files.database}?`;
    if (!(await ctx.prompter.confirm(question, false))) {
      ctx.io.talk('nothing was changed\n');
      return;
    }
  }
  const { kept, erased } = await keepPresent(ctx, from);
  const onWait = (holder: string) => ctx.io.talk(`waiting for ${holder} …\n`);
  await replaceBook(from, ctx.files.database, { keys: await ctx.keys(), onWait });
  const again = await afterRestore(ctx, basename(from), erased);
  if (options.json) ctx.io.out(json({ restored: from, customers: copy.customers - again, kept, erasedAgain: again }));
  else ctx.io.out(`restored ${plural(copy.customers - again, 'customer')} from ${plain(from)}\n`);
  if (again > 0) ctx.io.talk(`${plural(again, 'customer')} in that copy had been erased since: erased again\n`);
  if (kept !== null) ctx.io.talk(`what was there is kept: ${plain(kept)}\n`);
}

const whatThereIs = 'cadence restore --list shows the copies there are';

/** A path, or the name of one of our own copies; a pick list on a terminal. */
async function wanted(ctx: Context, file: string | undefined): Promise<string> {
  if (file === undefined) {
    const backups = await backupsOf(ctx);
    if (!ctx.prompter.available || backups.length === 0)
      throw new UserError('say which copy to go back to', { hint: whatThereIs });
    const choices = backups.map(({ name, day, time, why }) => ({ value: name, label: `${day} ${time} ${why}` }));
    return join(backupFolder(ctx), await ctx.prompter.choose('Which copy?', choices));
  }
  if ((await ctx.files.facts(file)) !== null) return resolve(file);
  const own = join(backupFolder(ctx), basename(file));
  if ((await ctx.files.facts(own)) !== null) return own;
  throw new UserError(`there is no file ${file}`, { hint: whatThereIs });
}

async function checked(ctx: Context, path: string): Promise<Inspection> {
  const copy = await inspect(path, await ctx.keys());
  const refuse = (why: string) => {
    throw new UserError(`${path} ${why}`, { hint: 'nothing was changed; cadence restore --list shows other copies' });
  };
  if (!copy.isBook) refuse('is not a copy of a book');
  if (copy.damage.length > 0 || copy.dangling > 0) refuse(`is damaged: ${copy.damage[0] ?? 'rows are missing'}`);
  if (copy.schema > schemaVersion) refuse('was written by a newer cadence: install that one first');
  if (copy.differences.length > 0) refuse(`was changed by another program: ${notAsMade(copy.differences)}`);
  return copy;
}

interface Present {
  /** Where the book as it was is kept; null when there was none. */
  readonly kept: string | null;
  readonly erased: Remembered | null;
}

/** A book that can be read is copied as ever, without letting go of the copy to go back to; one that cannot is moved aside as it is. */
async function keepPresent(ctx: Context, from: string): Promise<Present> {
  const { database } = ctx.files;
  if ((await ctx.files.facts(database)) === null) return { kept: null, erased: null };
  const present = await inspect(database, await ctx.keys());
  if (present.isBook && present.damage.length === 0 && present.foreign.length === 0 && present.schema > 0) {
    const store = await ctx.openStore();
    const path = await backup(ctx, store, 'before-restore', { spare: from, asItIs: present.differences.length > 0 });
    const erased = await store.erasures.remembered();
    store.close();
    return { kept: path, erased };
  }
  await ctx.files.makeFolder(backupFolder(ctx));
  const aside = join(backupFolder(ctx), backupName(basename(database), ctx.now(), 'damaged'));
  await ctx.files.move(database, aside);
  for (const journal of ['-wal', '-shm']) await ctx.files.remove(`${database}${journal}`);
  return { kept: aside, erased: null };
}

/**
 * An older copy holds people whom the book has erased since: a restore must not bring them back. How many there were. And what
 * was done last in that copy is not what was done last here.
 */
async function afterRestore(ctx: Context, from: string, erased: Remembered | null): Promise<number> {
  const restored = await ctx.inBook(ctx.files.database, ctx.today);
  const { latest } = await ctx.keys();
  if (latest !== null) (await restored.keys()).learn(latest);
  const store = await restored.openStore();
  const people = erased === null ? [] : await eraseAgain(store, erased, ctx.today);
  await store.noteRestored(from, ctx.today);
  store.close();
  return people.length;
}

async function eraseAgain(store: Store, erased: Remembered, day: Day): Promise<readonly Customer[]> {
  await store.adoptErased(erased);
  const people = (await store.customers.all()).filter((customer) => erased.isErased(customer));
  for (const person of people) await store.erase(person, { day, keepSums: false });
  return people;
}
