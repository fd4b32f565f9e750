/** Customers of earlier imports who are not in the newest files any more: counted, and archived on request. */
import { archiveMissing, missingCustomers } from '../../app/imports/missing-customers.ts';
import type { Context } from '../../context.ts';
import { displayName } from '../../domain/customer.ts';
import { plain, plural } from '../../render/text.ts';
import type { Store } from '../../store/store.ts';
import type { ImportedFile } from './import-one.ts';
import type { ImportOptions } from './options.ts';
import type { Questions } from './questions.ts';

/** The part about them in the import's JSON document. */
export interface MissingCustomers {
  /** By number. */
  readonly customers: readonly number[];
  /** The operation that archived them; null when none did. */
  readonly archived: number | null;
}

interface Options extends ImportOptions {
  readonly questions: Questions;
  /** A file could not be read: the missing customers may be in it. */
  readonly unread: boolean;
}

/** Reports missing customers, and archives them if that is wanted. Null when there are none, or it cannot be known. */
export async function attendToMissing(
  ctx: Context,
  store: Store,
  files: readonly ImportedFile[],
  options: Options,
): Promise<(MissingCustomers & { readonly text: string }) | null> {
  const newest = files.filter(({ report }) => report.kind === 'customers');
  const customers = options.unread || newest.length === 0 ? [] : await whoIsMissing(ctx, store, newest, options);
  if (customers.length === 0) {
    if (options.full) ctx.io.talk(`nobody to archive: ${whyNobody(newest.length, options.unread)}\n`);
    return null;
  }
  const text = await missingText(store, customers, newest.length);
  const next = missingStep(newest, options);
  if (!options.json) ctx.io.out(`${text}${next.say}\n`);
  const archives = next.archive || (next.question !== null && (await isWanted(next.question, options)));
  return { customers, archived: archives ? await archive(ctx, store, customers, options) : null, text };
}

async function whoIsMissing(
  ctx: Context,
  store: Store,
  newest: readonly ImportedFile[],
  { full = false }: ImportOptions,
): Promise<readonly number[]> {
  const { customers, otherLists } = await missingCustomers(store, newest, full);
  if (full) for (const other of otherLists) ctx.io.talk(otherListText(other));
  return customers;
}

interface MissingStep {
  /** What follows the names. */
  readonly say: string;
  readonly archive: boolean;
  readonly question: string | null;
}

/**
 * Rejected rows may be about customers who seem to be missing: then only a person who looks at the names can archive
 * them.
 */
function missingStep(newest: readonly ImportedFile[], options: Options): MissingStep {
  const rejected = newest.reduce((sum, { report }) => sum + report.rejected, 0);
  const step = { archive: false, question: null };
  if (!options.full || options.dryRun) return { ...step, say: '; --full offers to archive them' };
  const doubt = `may be in the ${plural(rejected, 'rejected row')}`;
  if (options.yes) {
    if (rejected > 0) return { ...step, say: `; nobody was archived, because they ${doubt}` };
    return { ...step, say: '', archive: true };
  }
  if (!options.questions.mayAsk) return { ...step, say: '; with --full --yes they are archived' };
  return { ...step, say: '', question: rejected === 0 ? 'Archive them?' : `Archive them? They ${doubt}.` };
}

async function isWanted(question: string, { questions }: Options): Promise<boolean> {
  return await questions.decide(async (prompter) => await prompter.confirm(question, false));
}

function whyNobody(files: number, unread: boolean): string {
  if (unread) return 'a file could not be read, and they may be in it';
  return files === 0 ? '--full is about customers files' : 'no customer of earlier imports is missing';
}

function otherListText({ file, customers }: { file: string; customers: number }): string {
  return `${plural(customers, 'customer')} of ${plain(file)}, a different list, ${customers === 1 ? 'was' : 'were'} left alone\n`;
}

const mostNamed = 5;

async function missingText(store: Store, ids: readonly number[], files: number): Promise<string> {
  const some = await store.customers.some(ids.slice(0, mostNamed));
  const names = some.map((customer) => plain(displayName(customer))).join(', ');
  const more = ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : '';
  const are = ids.length === 1 ? 'is' : 'are';
  return `${plural(ids.length, 'customer')} of earlier imports ${are} not in ${files === 1 ? 'this file' : 'these files'} any more: ${names}${more}`;
}

async function archive(ctx: Context, store: Store, ids: readonly number[], { json }: ImportOptions): Promise<number> {
  const operation = await archiveMissing(ctx, store, ids);
  if (!json) {
    ctx.io.out(`${plural(ids.length, 'customer')} archived\n`);
    ctx.io.talk(`Undo this: cadence undo ${operation}\n`);
  }
  return operation;
}
