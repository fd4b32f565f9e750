/** Imports one file as one operation: all of it or nothing. */

import type { FileDraft, Interrupts, Workspace } from '../../context.ts';
import type { ControlTotal, DifferingSums } from '../../domain/control-totals.ts';
import type { IdsReport, ImportReport, PeopleReport } from '../../domain/import-report.ts';
import type { KeptAsideCount } from '../../domain/kept-aside.ts';
import { grouped } from '../../domain/money.ts';
import { plural } from '../../domain/plural.ts';
import { InUse, UserError } from '../../errors.ts';
import type { CustomerDraft } from '../../import/draft.ts';
import type { Batch, ImportFile } from '../../import/file.ts';
import { ControlTotals } from '../../import/totals.ts';
import { attempt } from '../../store/attempt.ts';
import type { ErasedAmong } from '../../store/erasures.ts';
import type { ImportRecord } from '../../store/imports.ts';
import type { Store, Transaction } from '../../store/store.ts';
import { freeFile } from '../files/named-file.ts';
import type { Changes } from '../settings/working-time.ts';
import { CustomerWriter } from './apply-import.ts';
import { OrderWriter } from './apply-orders.ts';
import { differingSums, differingTexts } from './differing-totals.ts';
import { readByEarlierVersion } from './earlier-imports.ts';
import { checkSums, roundedText } from './exact-sums.ts';
import { KeptAsides } from './kept-aside.ts';
import { notSearchedText, paidInPartText, writerWarnings } from './order-warnings.ts';
import type { WhereReached } from './people-moves.ts';
import { peopleTexts, type SharedAddress, sharedAddresses } from './people-warnings.ts';
import type { SameMoney, SameMoneyAnswer } from './recorded-money.ts';
import { RejectsFile } from './rejects.ts';
import { type IdsOf, idsTexts, whoseIds } from './whose-ids.ts';

/** Called as the work proceeds. */
export interface Progress {
  at(done: { bytes: number; rows: number }): void;
  end(): void;
}

export interface RunOptions {
  readonly name: string;
  /** As the user named it. */
  readonly path: string;
  readonly rejects: (attempt: number) => string;
  /** Another place for rejected rows when their file cannot be created. */
  readonly rejectsElsewhere: (problem: UserError) => Promise<FileDraft>;
  readonly country: string | null;
  readonly dryRun: boolean;
  readonly strict: boolean;
  /** The choice of columns, to use again for the next file with this header row. */
  readonly remember: { readonly fingerprint: string; readonly mapping: string } | null;
  /** For a book that begins with this import. */
  readonly settings: Changes;
  readonly progress: Progress;
  /** Checked after each batch; an interrupt leaves the book unchanged. */
  readonly interrupts: Interrupts;
  readonly sameMoney: SameMoneyAnswer | null;
  /** Whose the ids are, where the user said. */
  readonly idsOf: IdsOf | null;
  /** The file once more, from its beginning. */
  readonly again: () => Promise<ImportFile>;
  /** At which company people are whose address stands at two. */
  readonly reached: WhereReached;
}

interface Applied {
  readonly operationId: number | null;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly people: PeopleReport | null;
  readonly ids: IdsReport | null;
  readonly takenBack: number;
  readonly totals: readonly ControlTotal[];
  readonly keptAside: readonly KeptAsideCount[];
  readonly differing: readonly DifferingSums[];
  readonly sameMoney: SameMoney | null;
  readonly warnings: readonly string[];
  readonly told: CustomerWriter['ofFile'];
  readonly shared: readonly SharedAddress[];
  /** An earlier version read the same file otherwise: nothing is changed. */
  readonly isOtherwise: boolean;
}

interface Done {
  readonly applied: Applied;
  /** `--strict`, and there were problems. */
  readonly refused: boolean;
}

export interface ImportOutcome {
  readonly report: ImportReport;
  /** The existing customers that the file is about. */
  readonly told: CustomerWriter['ofFile'];
  /** Orders about which the user may want to decide; null when there are none or they were decided. */
  readonly question: SameMoney | null;
  /** People whose address stands at two companies; only the user knows at which they are. */
  readonly shared: readonly SharedAddress[];
}

/**
 * The file is read inside the transaction: a million rows do not fit in memory, and no question is asked meanwhile. A
 * dry run is the same work, rolled back.
 */
export async function runImport(
  ctx: Workspace,
  store: Store,
  file: ImportFile,
  options: RunOptions,
): Promise<ImportOutcome> {
  const rejects = new RejectsFile(() => freeFile(ctx, options.rejects), {
    headers: file.headers,
    delimiter: file.format().sheet === null ? file.format().delimiter : ',',
    elsewhere: options.rejectsElsewhere,
  });
  const importing = { kind: 'import', command: `import ${options.name}`, day: ctx.today } as const;
  try {
    const { applied, refused } = await attempt<Transaction, Done>(
      (work) => store.atomically(importing, work),
      async (book) => {
        const applied = await apply(book, ctx, file, { ...options, rejectsFile: options.dryRun ? null : rejects });
        const refused = options.strict && file.problems.serious > 0;
        return { keep: !options.dryRun && !refused && !applied.isOtherwise, result: { applied, refused } };
      },
    );
    const isDropped = [options.dryRun, refused, applied.isOtherwise].includes(true);
    if (isDropped) await rejects.drop();
    const rejectsFile = isDropped ? null : await rejects.keep();
    return outcomeOf(file, options, applied, { rejectsFile, refused });
  } catch (error) {
    options.progress.end();
    await rejects.drop();
    throw error;
  }
}

/** The result of importing several files in a row: the work itself, rolled back. Null when one fails. */
export async function tryImport(
  ctx: Workspace,
  store: Store,
  files: readonly { readonly file: ImportFile; readonly options: RunOptions }[],
): Promise<readonly (ImportOutcome | null)[]> {
  try {
    return await attempt<Transaction, readonly (ImportOutcome | null)[]>(
      (work) => store.atomically({ kind: 'import', day: ctx.today }, work),
      async (book) => {
        const outcomes: (ImportOutcome | null)[] = [];
        for (const { file, options } of files)
          outcomes.push(await tryOne(book, ctx, file, { ...options, dryRun: true }));
        return { keep: false, result: outcomes };
      },
    );
  } finally {
    for (const { options } of files) options.progress.end();
  }
}

async function tryOne(
  book: Transaction,
  ctx: Workspace,
  file: ImportFile,
  options: RunOptions,
): Promise<ImportOutcome | null> {
  try {
    const applied = await apply(book, ctx, file, { ...options, rejectsFile: null });
    return outcomeOf(file, options, applied, { rejectsFile: null, refused: false });
  } catch (error) {
    if (error instanceof UserError && !(error instanceof InUse)) return null;
    throw error;
  }
}

function outcomeOf(
  file: ImportFile,
  options: RunOptions,
  applied: Applied,
  { rejectsFile, refused }: { readonly rejectsFile: string | null; readonly refused: boolean },
): ImportOutcome {
  const { operationId, warnings, sameMoney, told, isOtherwise: _, shared, ...counts } = applied;
  const report: ImportReport = {
    file: options.path,
    import: options.dryRun || refused ? null : operationId,
    kind: file.kind,
    format: file.format(),
    mapping: file.mapping(),
    unread: file.unread(),
    rivals: file.rivals(),
    rows: file.rows,
    ...counts,
    rejected: file.problems.rejected,
    unknownStatuses: file.unknownStatuses(),
    problems: file.problems.all(),
    warnings: [...file.warnings, ...warnings],
    rejectsFile,
    dryRun: options.dryRun,
    refused,
  };
  return { report, told, shared, question: options.sameMoney === null ? sameMoney : null };
}

type ApplyOptions = RunOptions & { readonly rejectsFile: RejectsFile | null };

async function apply(book: Transaction, ctx: Workspace, file: ImportFile, options: ApplyOptions): Promise<Applied> {
  const customers = new CustomerWriter(book, {
    today: ctx.today,
    source: options.name,
    country: options.country,
    problems: file.problems,
    totalsAddUp: file.totalsAddUp,
    peopleOf: file.kind === 'customers' ? file.grouping().of : 'none',
    reached: options.reached,
  });
  const totals = new ControlTotals();
  const orders = new OrderWriter(book, customers, {
    layout: file.layoutNumber,
    totals,
    sameMoney: options.sameMoney,
  });
  const aside = new KeptAsides();
  const { leftOut, ids } = await book.filling(() => takeAll(book, file, options, { customers, orders, aside, totals }));
  await checkSums(book, totals);
  options.progress.end();
  if (options.remember !== null) await book.imports.remember(options.remember.fingerprint, options.remember.mapping);
  const counts = file.kind === 'orders' ? orders.counts : customers.counts;
  const differing = differingSums(
    (await book.purchases.differingTotals()).filter(({ id }) => customers.ofFile.has(id)),
  );
  const takenBack = orders.removed.length;
  const changed =
    counts.added +
      counts.updated +
      takenBack +
      customers.counts.added +
      customers.counts.updated +
      orders.recorded.noted >
    0;
  const sums = totals.all();
  const earlier = await readOtherwise(book, file, options.name, { sums, added: counts.added + customers.counts.added });
  if (changed && earlier === null) await record(book, ctx, file, options, { ...counts, totals: sums, ids });
  const applied: Applied = {
    isOtherwise: false,
    operationId: changed ? book.operationId : null,
    ...counts,
    people: customers.people.report(),
    ids,
    takenBack,
    totals: sums,
    keptAside: aside.all(),
    differing,
    sameMoney: orders.recorded.sameMoney,
    told: customers.ofFile,
    shared: await sharedAddresses(book, customers.people.atTwo),
    warnings: await warningTexts(book, file, { customers, orders, totals, differing, leftOut, ids }),
  };
  return earlier === null ? applied : unchanged(applied, earlier);
}

interface Finished {
  readonly customers: CustomerWriter;
  readonly orders: OrderWriter;
  readonly totals: ControlTotals;
  readonly differing: ReturnType<typeof differingSums>;
  readonly leftOut: number;
  readonly ids: IdsReport | null;
}

async function warningTexts(
  book: Transaction,
  file: ImportFile,
  { customers, orders, totals, differing, leftOut, ids }: Finished,
): Promise<readonly string[]> {
  return [
    ...idsTexts(ids),
    ...warningsOf(file, customers),
    ...roundedText(totals),
    ...(await peopleTexts(book, file, customers)),
    ...writerWarnings(orders),
    ...(await paidInPartText(book, orders.recorded.paidInPart)),
    ...(await notSearchedText(book, orders.recorded.notSearched)),
    ...differingTexts(differing),
    ...erasedText(leftOut),
  ];
}

/** The import of the same file by an earlier version, where this reading would add to it. */
async function readOtherwise(
  book: Transaction,
  file: ImportFile,
  source: string,
  { sums, added }: { readonly sums: readonly ControlTotal[]; readonly added: number },
): Promise<ImportRecord | null> {
  if (file.kind !== 'orders' || added === 0) return null;
  const skipped = file.problems.all().filter(({ message }) => message.startsWith('skipped')).length;
  return readByEarlierVersion(await book.imports.all(), { source, rows: file.rows, skipped, totals: sums });
}

function unchanged(applied: Applied, { day, operationId }: ImportRecord): Applied {
  const { added, updated } = applied;
  return {
    ...applied,
    ...{
      isOtherwise: true,
      operationId: null,
      added: 0,
      updated: 0,
      takenBack: 0,
      people: null,
      ids: null,
      sameMoney: null,
      shared: [],
    },
    unchanged: applied.unchanged + added + updated,
    warnings: [
      `nothing was imported: an earlier version of cadence imported this file on ${day} and read it otherwise, so it would count twice; to read it anew: cadence undo ${operationId}, then import it again (another file of that name: give it another one)`,
    ],
  };
}

/** The writers of an import, and its counters. */
interface Hands {
  readonly customers: CustomerWriter;
  readonly orders: OrderWriter;
  readonly aside: KeptAsides;
  readonly totals: ControlTotals;
}

interface Taken {
  /** Rows that were left out because their people were erased. */
  readonly leftOut: number;
  readonly ids: IdsReport | null;
}

/** Takes the whole file, batch by batch. */
async function takeAll(
  book: Transaction,
  file: ImportFile,
  { rejectsFile, progress, interrupts, again, idsOf }: ApplyOptions,
  hands: Hands,
): Promise<Taken> {
  const { customers, orders, totals } = hands;
  await customers.begin();
  const ids = await whoseIds(book, { index: customers.index, file, again, said: idsOf });
  if (ids !== null) customers.readIdsOf(ids.program);
  if (file.kind === 'orders') await orders.begin();
  const erasedAmong = await book.erasures.known();
  let leftOut = 0;
  for await (const read of file.batches()) {
    const batch = withOwnIds(read, file, ids);
    const erased = erasedAmong === null ? new Set<CustomerDraft>() : await erasedIn(batch, erasedAmong, ids);
    leftOut += await takeBatch(batch, erased, file.kind, hands);
    await rejectsFile?.add(batch.rejects);
    progress.at(batch);
    interrupts.check();
  }
  await orders.end();
  for (const { draft, id } of await customers.settleApart(file.rows))
    if (!customers.stated.isIgnored(draft)) totals.state(draft, id);
  await customers.end();
  return { leftOut, ids };
}

/** People at companies have ids of one program, the book's. */
function withOwnIds(batch: Batch, file: ImportFile, ids: IdsReport | null): Batch {
  if (ids === null || ids.program === 1 || file.grouping().of !== 'company') return batch;
  return { ...batch, customers: batch.customers.map((draft) => ({ ...draft, externalId: null, companyId: null })) };
}

/** The erased are known by the ids of the book's own program; elsewhere the same id is somebody else. */
async function erasedIn(
  batch: Batch,
  erasedAmong: ErasedAmong,
  ids: IdsReport | null,
): Promise<ReadonlySet<CustomerDraft>> {
  const drafts = everybodyOf(batch);
  if (ids === null || ids.program === 1) return await erasedAmong(drafts);
  const asked = drafts.map((draft): CustomerDraft => ({ ...draft, externalId: null }));
  const erased = await erasedAmong(asked);
  return new Set(drafts.filter((_, at) => erased.has(asked[at] as CustomerDraft)));
}

function everybodyOf({ customers, orders, aside }: Batch): CustomerDraft[] {
  return [...customers, ...orders.map(({ customer }) => customer), ...aside.map(({ draft }) => draft)];
}

async function takeBatch(
  batch: Batch,
  erased: ReadonlySet<CustomerDraft>,
  kind: ImportFile['kind'],
  { customers, orders, aside, totals }: Hands,
): Promise<number> {
  const people = batch.customers.filter((draft) => !erased.has(draft));
  const bought = batch.orders.filter(({ customer }) => !erased.has(customer));
  const put = batch.aside.filter(({ draft }) => !erased.has(draft));
  if (kind === 'orders') {
    await orders.take(bought, batch.leftOut);
    await customers.resolve(people);
    // Somebody who is a customer by another order of the file is no longer a lead.
    aside.add(put, (draft) => customers.whoIs(draft) !== 0);
  } else {
    aside.add(put, (draft) => customers.isInBook(draft));
    const ids = await customers.take(people);
    people.forEach((draft, at) => {
      const id = ids[at] ?? 0;
      if (id !== 0 && !customers.stated.isIgnored(draft)) totals.state(draft, id);
    });
  }
  return batch.customers.length - people.length + batch.orders.length - bought.length;
}

function erasedText(rows: number): string[] {
  return rows === 0 ? [] : [`${plural(rows, 'row')} left out: they are of people who were erased`];
}

async function record(
  book: Transaction,
  ctx: Workspace,
  file: ImportFile,
  options: RunOptions,
  done: CustomerWriter['counts'] & Pick<Applied, 'totals' | 'ids'>,
): Promise<void> {
  const { added, updated, unchanged, totals, ids } = done;
  const hasIds = file.mapping()['externalId'] !== undefined;
  for (const [key, value] of options.settings) await book.settings.set(key, value);
  await book.imports.add({
    file: options.name,
    kind: file.kind,
    day: ctx.today,
    rows: file.rows,
    added,
    updated,
    unchanged,
    rejected: file.problems.rejected,
    totals,
    layout: file.layoutNumber,
    program: hasIds ? (ids?.program ?? 1) : null,
    operationId: book.operationId,
  });
  await book.summarize(`${plural(file.rows, 'row')}, ${grouped(added)} added, ${grouped(updated)} updated`);
}

function warningsOf(file: ImportFile, customers: CustomerWriter): string[] {
  const warnings: string[] = [];
  if (customers.merged > 0)
    warnings.push(
      `${plural(customers.merged, 'row tells', 'rows tell')} of a customer of whom an earlier row told: merged`,
    );
  if (file.totalsAddUp) warnings.push('several rows state what one customer bought: they are added up');
  if (customers.stated.others > 0)
    warnings.push(
      `${plural(customers.stated.others, 'row states', 'rows state')} another total of a customer than an earlier row: the first one counts`,
    );
  if (customers.doNotCall > 0)
    warnings.push(`${plural(customers.doNotCall, 'customer is', 'customers are')} not to be called, as the file says`);
  if (customers.refusing > 0)
    warnings.push(
      `${plural(customers.refusing, 'customer')} refused mail, visits or the like, as the file says: cadence dnc lists them`,
    );
  if (file.kind === 'orders' && customers.counts.added > 0)
    warnings.push(`${plural(customers.counts.added, 'customer was', 'customers were')} not in the book and added`);
  return warnings;
}
