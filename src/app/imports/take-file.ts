/** Takes the rows of a file into the book, batch by batch, without those of people who were erased. */
import type { Interrupts } from '../../context.ts';
import type { IdsReport } from '../../domain/import-report.ts';
import type { CustomerDraft } from '../../import/draft.ts';
import type { Batch, ImportFile } from '../../import/file.ts';
import type { ControlTotals } from '../../import/totals.ts';
import type { ErasedAmong } from '../../store/erasures.ts';
import type { Transaction } from '../../store/store.ts';
import type { CustomerWriter } from './apply-import.ts';
import type { OrderWriter } from './apply-orders.ts';
import type { KeptAsides } from './kept-aside.ts';
import type { RejectsFile } from './rejects.ts';
import { type IdsOf, whoseIds } from './whose-ids.ts';

/** Called as the work proceeds. */
export interface Progress {
  at(done: { bytes: number; rows: number }): void;
  end(): void;
}

export interface TakeOptions {
  /** Null in a preview. */
  readonly rejectsFile: RejectsFile | null;
  readonly progress: Progress;
  /** Checked after each batch; an interrupt leaves the book unchanged. */
  readonly interrupts: Interrupts;
  /** Whose the ids are, where the user said. */
  readonly idsOf: IdsOf | null;
  /** The file once more, from its beginning. */
  readonly again: () => Promise<ImportFile>;
}

/** The writers of an import, and its counters. */
interface Writers {
  readonly customers: CustomerWriter;
  readonly orders: OrderWriter;
  readonly aside: KeptAsides;
  readonly totals: ControlTotals;
}

interface TakenFile {
  /** Rows that were left out because their people were erased. */
  readonly leftOut: number;
  readonly ids: IdsReport | null;
}

/** Takes the whole file, batch by batch. */
export async function takeAll(
  book: Transaction,
  file: ImportFile,
  { rejectsFile, progress, interrupts, again, idsOf }: TakeOptions,
  writers: Writers,
): Promise<TakenFile> {
  const { customers, orders, totals } = writers;
  await customers.begin();
  const ids = await whoseIds(book, { index: customers.index, file, again, said: idsOf });
  if (ids !== null) customers.readIdsOf(ids.program);
  if (file.kind === 'orders') await orders.begin();
  const erasedAmong = await book.erasures.known();
  let leftOut = 0;
  for await (const read of file.batches()) {
    const batch = withOwnIds(read, file, ids);
    const erased = erasedAmong === null ? new Set<CustomerDraft>() : await erasedIn(batch, erasedAmong, ids);
    leftOut += await takeBatch(batch, erased, file.kind, writers);
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
  { customers, orders, aside, totals }: Writers,
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
