/** Applies one file to the book within an open operation, and says what was done. */
import type { ControlTotal, DifferingSums } from '../../domain/control-totals.ts';
import type { Day } from '../../domain/day.ts';
import type { IdsReport, PeopleReport } from '../../domain/import-report.ts';
import type { KeptAsideCount } from '../../domain/kept-aside.ts';
import { grouped } from '../../domain/money.ts';
import { plural } from '../../domain/plural.ts';
import type { ImportFile } from '../../import/file.ts';
import { ControlTotals } from '../../import/totals.ts';
import type { ImportRecord } from '../../store/imports.ts';
import type { Transaction } from '../../store/store.ts';
import type { Changes } from '../settings/working-time.ts';
import { CustomerWriter } from './apply-import.ts';
import { OrderWriter } from './apply-orders.ts';
import { differingSums } from './differing-totals.ts';
import { importByEarlierVersion, isSameFile } from './earlier-imports.ts';
import { checkSums } from './exact-sums.ts';
import { warningTexts } from './import-warnings.ts';
import { KeptAsides } from './kept-aside.ts';
import type { WhereReached } from './people-moves.ts';
import { type SharedAddress, sharedAddresses } from './people-warnings.ts';
import type { SameMoney, SameMoneyAnswer } from './recorded-money.ts';
import { type TakeOptions, takeAll } from './take-file.ts';

const nothing: ReadonlySet<number> = new Set();

export interface ApplyOptions extends TakeOptions {
  readonly name: string;
  readonly country: string | null;
  /** The choice of columns, to use again for the next file with this header row. */
  readonly remember: { readonly fingerprint: string; readonly mapping: string } | null;
  /** For a book that begins with this import. */
  readonly settings: Changes;
  readonly sameMoney: SameMoneyAnswer | null;
  /** At which company people are whose address stands at two. */
  readonly reached: WhereReached;
}

export interface Applied {
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

export async function applyFile(
  book: Transaction,
  today: Day,
  file: ImportFile,
  options: ApplyOptions,
): Promise<Applied> {
  const customers = customerWriter(book, today, file, options);
  const totals = new ControlTotals();
  const before = file.kind === 'orders' ? await importByEarlierVersion(book, options.name) : null;
  const orders = new OrderWriter(book, customers, {
    layout: file.layoutNumber,
    totals,
    sameMoney: options.sameMoney,
    numbersRestart: file.numbersRestart,
    changedSince: before?.changedSince ?? nothing,
  });
  const aside = new KeptAsides();
  const { leftOut, ids } = await book.filling(() => takeAll(book, file, options, { customers, orders, aside, totals }));
  const sums = totals.all();
  const again = before !== null && isSameFile(before.record, readingOf(file, sums)) ? before.record : null;
  await orders.settleChangedSince(again !== null);
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
  // What that version read otherwise would count twice.
  const earlier = counts.added + customers.counts.added > 0 ? again : null;
  if (changed && earlier === null) await record(book, today, file, options, { ...counts, totals: sums, ids });
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

function customerWriter(book: Transaction, today: Day, file: ImportFile, options: ApplyOptions): CustomerWriter {
  return new CustomerWriter(book, {
    ...{ today, source: options.name, country: options.country, reached: options.reached },
    ...{ problems: file.problems, totalsAddUp: file.totalsAddUp },
    peopleOf: file.kind === 'customers' ? file.grouping().of : 'none',
  });
}

function readingOf(file: ImportFile, totals: readonly ControlTotal[]) {
  const skipped = file.problems.all().filter(({ message }) => message.startsWith('skipped')).length;
  return { rows: file.rows, skipped, totals };
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
      `nothing was imported: an earlier version of cadence imported this file on ${day} and read it differently, so it would count twice; to read it again: cadence undo ${operationId}, then import it again (if it is a different file: rename it)`,
    ],
  };
}

async function record(
  book: Transaction,
  today: Day,
  file: ImportFile,
  options: ApplyOptions,
  done: CustomerWriter['counts'] & Pick<Applied, 'totals' | 'ids'>,
): Promise<void> {
  const { added, updated, unchanged, totals, ids } = done;
  const hasIds = file.mapping()['externalId'] !== undefined;
  for (const [key, value] of options.settings) await book.settings.set(key, value);
  await book.imports.add({
    file: options.name,
    kind: file.kind,
    day: today,
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
