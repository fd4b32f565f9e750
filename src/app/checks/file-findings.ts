/** Checks the book's file: who may read it, its disk, its backups, and leftovers. */
import { dirname, join } from 'node:path';
import type { Workspace } from '../../context.ts';
import { daysBetween, dayText } from '../../domain/day.ts';
import { grouped } from '../../domain/money.ts';
import { plural } from '../../domain/plural.ts';
import { UserError } from '../../errors.ts';
import { type Inspection, inspect, peopleIn } from '../../store/copies.ts';
import type { Store } from '../../store/store.ts';
import { backup, backupFolder, backupsOf, isCopy, leftIn } from '../copies/backups.ts';
import { encryptionFinding } from './encryption-finding.ts';
import { type Finding, ok } from './finding.ts';
import { serverFindings } from './server-findings.ts';
import { syncFindings } from './sync-findings.ts';

/** Less free space than this is little for a book, its backups and its journal. */
const littleSpace = 200_000_000;
/** What an operation may need besides the book: a copy of it, and as much again in its log. */
const timesTheBook = 3;
const oldestBackup = 14;

export async function fileFindings(ctx: Workspace, store: Store): Promise<Finding[]> {
  if (ctx.files.server !== null) return [...(await serverFindings(ctx, store)), ...settingsFindings(ctx)];
  return [
    ...(await looked('files', () => modeFindings(ctx))),
    ...settingsFindings(ctx),
    ...(await looked('disk', () => diskFindings(ctx))),
    ...(await looked('sync', () => syncFindings(ctx, store))),
    ...(await looked('encryption', () => encryptionFinding(ctx, store))),
    ...(await looked('copies', () => backupFinding(ctx, store))),
    ...(await looked('erased', () => erasedFindings(ctx, store))),
    ...(await looked('files', () => leftovers(ctx))),
  ];
}

/** What cannot be checked, such as an unreadable folder, is a finding too and does not stop other checks. */
async function looked(what: string, look: () => Promise<Finding | readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return [await look()].flat();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [{ what, state: 'bad', text: error.message, todo: error.hint ?? null }];
  }
}

async function modeFindings(ctx: Workspace): Promise<Finding[]> {
  const { database } = ctx.files;
  const copies = (await backupsOf(ctx)).map(({ name }) => join(backupFolder(ctx), name));
  const files = [database, `${database}-wal`, `${database}-shm`, ctx.config.path, ...copies];
  const findings: Finding[] = [];
  for (const path of [...files, dirname(database), backupFolder(ctx)]) {
    const facts = await ctx.files.facts(path);
    if (facts === null || facts.mode === null || (facts.mode & 0o077) === 0) continue;
    const text = `${path} can be read by others on this machine`;
    const todo = `chmod ${facts.kind === 'folder' ? 700 : 600} ${path}`;
    // A folder may be shared on purpose: only files are made private.
    const fix = facts.kind === 'folder' ? {} : { fix: () => ctx.files.close(path) };
    findings.push({ what: 'files', state: 'look', text, todo, ...fix });
  }
  return findings.length > 0 ? findings : [ok('files', 'for their owner only')];
}

/** Somebody who can write the settings could name a program in them. */
function settingsFindings({ config }: Workspace): Finding[] {
  const doubt = config.doubt();
  return doubt === null ? [] : [{ what: 'settings', state: 'bad', text: doubt.message, todo: doubt.hint }];
}

async function diskFindings(ctx: Workspace): Promise<Finding[]> {
  const { freeBytes, network } = await ctx.files.disk(ctx.files.database);
  const needed = Math.max(littleSpace, timesTheBook * ((await ctx.files.facts(ctx.files.database))?.bytes ?? 0));
  const free = `${grouped(Math.round(freeBytes / 1_000_000))} MB free`;
  const space: Finding =
    freeBytes < needed
      ? { what: 'disk', state: 'bad', text: free, todo: 'free some space: without it nothing can be stored' }
      : ok('disk', free);
  if (network === null) return [space];
  const text = `the book is on a network file system (${network})`;
  const todo = 'SQLite’s locks are not reliable there: keep the book on this machine’s own disk, and backups there';
  return [{ what: 'disk', state: 'look', text, todo }, space];
}

/** Only copies of a sound book: copies made before a repair, with their damage, are not for restoring. */
async function backupFinding(ctx: Workspace, store: Store): Promise<Finding> {
  const [latest] = (await backupsOf(ctx)).filter(({ why }) => why !== 'before-fix' && why !== 'damaged');
  const age = latest === undefined ? null : daysBetween(latest.day, ctx.today);
  const anew = { todo: 'cadence backup', fix: async () => await backup(ctx, store, 'by-doctor') };
  if (latest === undefined || age === null)
    return { what: 'copies', state: 'look', text: 'there is none yet', ...anew };
  const copy = await lookAt(ctx, join(backupFolder(ctx), latest.name));
  if (typeof copy === 'string') return { what: 'copies', state: 'look', text: copy, ...anew };
  if (!copy.isBook || copy.damage.length > 0 || copy.differences.length > 0) {
    const text =
      copy.differences.length > 0
        ? `the latest, ${latest.name}, was changed by another program`
        : `the latest, ${latest.name}, is damaged: is the disk failing?`;
    return { what: 'copies', state: 'bad', text, ...anew };
  }
  if (age <= oldestBackup) return ok('copies', `the latest is of ${dayText(latest.day)}`);
  return { what: 'copies', state: 'look', text: `the latest is ${plural(age, 'day')} old`, ...anew };
}

/** An erased person is gone only when no copy holds them any more. */
async function erasedFindings(ctx: Workspace, store: Store): Promise<Finding[]> {
  const remembered = await store.erasures.remembered();
  if (remembered === null) return [];
  const holding: string[] = [];
  const { unattended } = await ctx.keys();
  for (const path of (await backupsOf(ctx)).map(({ name }) => join(backupFolder(ctx), name))) {
    try {
      if ((await peopleIn(path, unattended)).some((facts) => remembered.isErased(facts))) holding.push(path);
    } catch (error) {
      if (!(error instanceof UserError || error instanceof SyntaxError)) throw error;
      holding.push(path); // unreadable, so it may
    }
  }
  if (holding.length === 0) return [];
  const text = `${plural(holding.length, 'backup')} may still hold people who were erased`;
  return [{ what: 'erased', state: 'look', text, todo: `remove any that must not: ${holding.join(' ')}` }];
}

/** The kind of a copy; in words when its key is not available. */
async function lookAt(ctx: Workspace, path: string): Promise<Inspection | string> {
  try {
    return await inspect(path, (await ctx.keys()).unattended);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** Drafts of writers that were interrupted; and files that are only named like one, or like a copy. */
async function leftovers(ctx: Workspace): Promise<Finding[]> {
  const { own, foreign } = await leftIn(ctx, 'book', 'copies', 'settings');
  for (const one of await backupsOf(ctx))
    if (!(await isCopy(ctx, one))) foreign.push(join(backupFolder(ctx), one.name));
  const findings: Finding[] = [];
  if (own.length > 0) {
    const text = `${plural(own.length, 'unfinished file')} of a command that was stopped`;
    const fix = async () => {
      for (const path of own) await ctx.files.remove(path);
    };
    findings.push({ what: 'files', state: 'look', text, todo: `remove ${own.join(' ')}`, fix });
  }
  if (foreign.length > 0) {
    const text = `${plural(foreign.length, 'name looks', 'names look')} like one of cadence’s, but what is there does not`;
    findings.push({
      what: 'files',
      state: 'look',
      text,
      todo: `look at it, then rename or remove: ${foreign.join(' ')}`,
    });
  }
  return findings;
}
