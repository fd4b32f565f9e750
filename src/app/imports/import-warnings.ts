/** What a report says of an import as a whole. */
import type { IdsReport } from '../../domain/import-report.ts';
import { plural } from '../../domain/plural.ts';
import type { ImportFile } from '../../import/file.ts';
import type { ControlTotals } from '../../import/totals.ts';
import type { Transaction } from '../../store/store.ts';
import type { CustomerWriter } from './apply-import.ts';
import type { OrderWriter } from './apply-orders.ts';
import { type differingSums, differingTexts } from './differing-totals.ts';
import { roundedText } from './exact-sums.ts';
import { notSearchedText, paidInPartText, writerWarnings } from './order-warnings.ts';
import { peopleTexts } from './people-warnings.ts';
import { idsTexts } from './whose-ids.ts';

interface Finished {
  readonly customers: CustomerWriter;
  readonly orders: OrderWriter;
  readonly totals: ControlTotals;
  readonly differing: ReturnType<typeof differingSums>;
  readonly leftOut: number;
  readonly ids: IdsReport | null;
}

export async function warningTexts(
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

function warningsOf(file: ImportFile, customers: CustomerWriter): string[] {
  const warnings: string[] = [];
  if (customers.merged > 0)
    warnings.push(`${plural(customers.merged, 'row is', 'rows are')} about a customer of an earlier row: merged`);
  if (file.totalsAddUp) warnings.push('several rows state what one customer bought: added up');
  if (customers.stated.others > 0)
    warnings.push(
      `${plural(customers.stated.others, 'row gives', 'rows give')} another total for a customer than an earlier row: the first one counts`,
    );
  if (customers.doNotCall > 0)
    warnings.push(`${plural(customers.doNotCall, 'customer is', 'customers are')} marked as do not call in the file`);
  if (customers.refusing > 0)
    warnings.push(
      `${plural(customers.refusing, 'customer')} refused mail, visits or the like, according to the file: cadence dnc lists them`,
    );
  if (file.kind === 'orders' && customers.counts.added > 0)
    warnings.push(`${plural(customers.counts.added, 'customer was', 'customers were')} not in the book and were added`);
  return warnings;
}

function erasedText(rows: number): string[] {
  return rows === 0 ? [] : [`${plural(rows, 'row')} left out: they are about people who were erased`];
}
