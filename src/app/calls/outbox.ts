/**
 * What a call could not write because the server of the book was away: a file on this machine, for its owner only, until
 * the call itself or the next command writes it.
 */
import { dirname, join } from 'node:path';
import { json } from 'node:stream/consumers';
import { CallNotes } from '../../call/notes.ts';
import type { KeptSteps, Outbox } from '../../call/outbox.ts';
import type { Workspace } from '../../context.ts';
import { displayName } from '../../domain/customer.ts';
import type { ProcessMark } from '../../domain/process-mark.ts';
import { ConnectionLost } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

/** A call with what waits, as it is kept. */
interface KeptCall {
  readonly holder: ProcessMark;
  readonly touchId: number;
  readonly customerId: number;
  readonly waiting: readonly KeptSteps[];
}

type Around = Pick<Workspace, 'files' | 'programs'>;

const folderOf = ({ files }: Pick<Workspace, 'files'>) => join(dirname(files.database), 'calls');
const ending = '.json';

/** For one call; null of a book that is a file. */
export function outboxOf({ files, programs }: Around, newKey: () => string): Outbox | null {
  if (files.server === null) return null;
  const path = join(folderOf({ files }), `${newKey()}${ending}`);
  return {
    newKey,
    async keep(call) {
      await files.makeFolder(folderOf({ files }));
      const kept: KeptCall = { holder: programs.mark(), ...call };
      await files.write(path, `${JSON.stringify(kept)}\n`);
    },
    clear: async () => await files.remove(path),
  };
}

/**
 * Writes what calls of processes that are gone left on this machine, each step once and in its order; returns what to say
 * about it.
 */
export async function writeKept(ctx: Around, store: Store): Promise<readonly string[]> {
  if (ctx.files.server === null) return [];
  const folder = folderOf(ctx);
  const said: string[] = [];
  for (const name of (await ctx.files.list(folder)).filter((one) => one.endsWith(ending)))
    said.push(...[await writeOne(ctx, store, join(folder, name))].flatMap((line) => line ?? []));
  return said;
}

async function writeOne(ctx: Around, store: Store, path: string): Promise<string | null> {
  const { holder, customerId, touchId, waiting } = (await json(ctx.files.read(path))) as KeptCall;
  const own = ctx.programs.mark();
  const isOurs = holder.number === own.number && holder.host === own.host;
  if (isOurs || ctx.programs.isAlive(holder) === true) return null;
  try {
    const customer = await store.customers.get(customerId);
    const touch = (await store.touches.of(customerId)).find(({ id }) => id === touchId);
    if (customer === null || touch === undefined) throw new Error('the call is no longer in the book');
    await (await CallNotes.resume({ store, screen: silent }, touch, [])).replay(waiting);
    await ctx.files.remove(path);
    return `The last words of the call with ${displayName(customer)} were kept on this computer, and are in the book now.`;
  } catch (error) {
    if (error instanceof ConnectionLost) throw error;
    const aside = `${path.slice(0, -ending.length)}.unwritten`;
    await ctx.files.move(path, aside);
    const why = error instanceof Error ? error.message : String(error);
    return `What was kept of a call could not be written (${why}): it is in ${aside}.`;
  }
}

/** Nobody is asked: what cannot be written is put aside. */
const silent = {
  warn: () => {},
  prompter: { confirm: async () => false } as never,
};
