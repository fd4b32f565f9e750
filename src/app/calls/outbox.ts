/**
 * What a call could not write because the book's server was out of reach: a file on this machine that only its owner can
 * read, until the call itself or the next command writes it.
 */
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CallNotes } from '../../call/notes.ts';
import type { KeptSteps, Outbox, WaitingCall } from '../../call/outbox.ts';
import type { Workspace } from '../../context.ts';
import { displayName } from '../../domain/customer.ts';
import { parseIsoDay } from '../../domain/day.ts';
import type { ProcessMark } from '../../domain/process-mark.ts';
import { CannotWrite, ConnectionLost, InUse, reasonOf } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

/** A call and its unsaved steps, as the file has them. */
interface KeptCall extends WaitingCall {
  readonly holder: ProcessMark;
}

type Around = Pick<Workspace, 'files' | 'programs'>;

const folderOf = ({ files }: Pick<Workspace, 'files'>) => join(dirname(files.database), 'calls');
const [ending, unwritten] = ['.json', '.unwritten'];

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
 * Writes what calls of ended processes left on this machine, each step once and in order; returns the messages about it.
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
  let kept: KeptCall | null;
  try {
    kept = await readKept(ctx, path);
  } catch (error) {
    return await setAside(ctx, path, `cannot be read (${reasonOf(error)})`);
  }
  if (kept === null || isGoingOn(ctx, kept.holder)) return null;
  try {
    const customer = await store.customers.get(kept.customerId);
    if (customer === null) throw new Error('the customer is no longer in the book');
    const touch = (await store.touches.of(kept.customerId)).find(({ id }) => id === kept.touchId) ?? null;
    if (kept.touchId !== null && touch === null) throw new Error('the call is no longer in the book');
    await CallNotes.replay({ store, screen: silent }, touch, kept);
    await ctx.files.remove(path);
    return `The last notes of the call with ${displayName(customer)} were saved on this computer and are now in the book.`;
  } catch (error) {
    if (error instanceof ConnectionLost) throw error;
    // A passing obstacle is no reason to give up the customer's words.
    if (error instanceof InUse || error instanceof CannotWrite)
      return `Notes from a call are still only on this computer (${error.message}). The next command tries again.`;
    return await setAside(ctx, path, `could not be written (${reasonOf(error)})`);
  }
}

/** The call is held by this process, or by another one. */
function isGoingOn({ programs }: Around, holder: ProcessMark): boolean {
  const own = programs.mark();
  return (holder.number === own.number && holder.host === own.host) || programs.isAlive(holder) === true;
}

/** Null when another command has written it meanwhile. Throws if the file is not one that cadence wrote. */
async function readKept({ files }: Around, path: string): Promise<KeptCall | null> {
  if ((await files.facts(path)) === null) return null;
  const found: unknown = JSON.parse(await text(files.read(path)));
  if (!isKept(found)) throw new Error('it is not what cadence writes there');
  return found;
}

function isKept(found: unknown): found is KeptCall {
  const { holder, touchId, customerId, day, waiting } = (found ?? {}) as Partial<Record<keyof KeptCall, unknown>>;
  const isMarked = typeof (holder as ProcessMark | undefined)?.number === 'number';
  const isOf = typeof customerId === 'number' && (touchId === null || typeof touchId === 'number');
  return (
    isMarked &&
    isOf &&
    typeof day === 'string' &&
    parseIsoDay(day) !== null &&
    Array.isArray(waiting) &&
    waiting.every(isKeptStep)
  );
}

function isKeptStep(found: unknown): boolean {
  const { key, steps } = (found ?? {}) as Partial<Record<keyof KeptSteps, unknown>>;
  return typeof key === 'string' && Array.isArray(steps) && steps.every((step) => typeof step?.kind === 'string');
}

/** Nothing is thrown away: the caller can read it there. */
async function setAside({ files }: Around, path: string, why: string): Promise<string> {
  const aside = `${path.slice(0, -ending.length)}${unwritten}`;
  await files.move(path, aside);
  return `Notes from a call ${why}. They are in ${aside}: add what you can read there by hand, then remove the file.`;
}

/** Files with what no command could write: they stay until somebody has read them. */
export async function keptAside({ files }: Pick<Workspace, 'files'>): Promise<readonly string[]> {
  const folder = folderOf({ files });
  return (await files.list(folder)).filter((one) => one.endsWith(unwritten)).map((one) => join(folder, one));
}

/** No questions here: what cannot be written is set aside. */
const silent = {
  warn: () => {},
  prompter: { confirm: async () => false } as never,
};
