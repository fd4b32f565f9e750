/** Refuses a table whose columns do not tell what an import needs. */
import { UserError } from '../errors.ts';
import type { ColumnPlan, FileColumn } from './column-plan.ts';
import { identityOf } from './columns.ts';
import { isPipeline } from './kinds.ts';
import { isBalanced } from './ledger.ts';
import type { RawRecord } from './raw-record.ts';

interface TableFacts {
  readonly columns: readonly FileColumn[];
  /** The first rows. */
  readonly sample: readonly RawRecord[];
}

/** `name`: the user's for the file. Throws a `UserError` that says which column is missing. */
export function checkPlan(name: string, plan: ColumnPlan, { columns, sample }: TableFacts): void {
  const headers = columns
    .map(({ header }) => header)
    .slice(0, 25)
    .join(', ');
  if (plan.kind === 'customers') {
    if (identityOf(plan).some((field) => field !== 'externalId')) return;
    throw new UserError(`${name}: no column names a customer`, {
      hint: `say which one does: --map name=COLUMN or --map email=COLUMN; the file has: ${headers}`,
    });
  }
  checkJournal(name, plan, sample);
  if (!isPipeline(plan) && !hasAmount(plan))
    throw new UserError(`${name}: looks like orders, but no column is an amount`, {
      hint: `--map amount=COLUMN; the file has: ${headers}`,
    });
  if (!plan.columns.has('orderDate'))
    throw new UserError(`${name}: looks like orders, but no column is a date`, {
      hint: `--map orderDate=COLUMN; the file has: ${headers}`,
    });
}

function hasAmount({ columns }: ColumnPlan): boolean {
  if (columns.has('debit') && columns.has('credit')) return true;
  return columns.has('amount') || columns.has('lineAmount') || columns.has('unitPrice');
}

/** Sales and their payments, each twice: counting them all would be worse than none. */
function checkJournal(name: string, plan: ColumnPlan, sample: readonly RawRecord[]): void {
  const rows = sample.map(({ cells }) => cells);
  if (plan.columns.has('ledgerAccount') || !isBalanced(plan, rows)) return;
  throw new UserError(
    `${name}: a journal with both sides of each booking, and none of its accounts is known as the one for what customers owe`,
    { hint: 'export the list of invoices instead, or the ledger of the customers’ accounts alone' },
  );
}
