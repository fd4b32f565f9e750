import { addTableOptions, type Columns, showTable, type TableOptions } from '../command-line/tables.ts';
import type { Context, Register } from '../context.ts';
import type { ControlTotal } from '../domain/control-totals.ts';
import { grouped } from '../domain/money.ts';
import { amountText, apartTexts } from '../render/control-totals.ts';
import { json } from '../render/json.ts';
import type { Column } from '../render/table.ts';
import { plain, plural } from '../render/text.ts';
import type { ImportRecord } from '../store/imports.ts';

interface ImportsOptions extends TableOptions {
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const command = program
    .command('imports')
    .description(
      'The files that were imported, the latest first, with their control totals; cadence undo NUMBER takes one back.',
    )
    .addHelpText('after', '\nExamples:\n  cadence imports\n  cadence undo 3 --dry-run\n')
    .action(run(imports));
  addTableOptions(command, columns);
};

export async function imports(ctx: Context, options: ImportsOptions): Promise<void> {
  const store = await ctx.openStore();
  const all = await store.imports.all();
  if (options.json) {
    ctx.io.out(json(all.map(({ id: _id, operationId, ...record }) => ({ import: operationId, ...record }))));
    return;
  }
  if (all.length === 0) {
    ctx.io.talk('nothing was imported yet\n');
    return;
  }
  await showTable(ctx, { columns, rows: all, options, said: plural(all.length, 'import') });
}

/** What one looks for comes first: a narrow terminal has no room for the rest. */
const columns: Columns<ImportRecord> = {
  id: { title: '#', cell: (record) => String(record.operationId), align: 'right' },
  day: { title: 'Day', cell: (record) => record.day },
  file: { title: 'File', cell: (record) => plain(record.file), flexible: true },
  rows: number('Rows', ({ rows }) => rows),
  added: number('Added', ({ added }) => added),
  rejected: number('Rejected', ({ rejected }) => rejected),
  amount: ofTotals('Amount', ({ amount, currency }) => amountText(amount, currency)),
  orders: ofTotals('Orders', ({ orders }) => (orders === null ? '' : grouped(orders))),
  customers: ofTotals('Customers', (total) => grouped(total.customers)),
  leftOut: { title: 'Left out', cell: ({ totals }) => (totals ?? []).flatMap(apartTexts).join('; '), flexible: true },
  first: { title: 'First', cell: ({ totals }) => daysOf(totals).at(0) ?? '' },
  last: { title: 'Last', cell: ({ totals }) => daysOf(totals).at(-1) ?? '' },
  kind: { title: 'Kind', cell: (record) => record.kind },
  updated: number('Updated', ({ updated }) => updated),
  unchanged: number('Unchanged', ({ unchanged }) => unchanged),
};

function number(title: string, of: (record: ImportRecord) => number): Column<ImportRecord> {
  return { title, cell: (record) => String(of(record)), align: 'right' };
}

/** One value for each currency of the import. */
function ofTotals(title: string, of: (total: ControlTotal) => string): Column<ImportRecord> {
  return { title, cell: ({ totals }) => (totals ?? []).map(of).join(' / '), align: 'right' };
}

function daysOf(totals: ImportRecord['totals']): readonly string[] {
  return (totals ?? []).flatMap(({ from, to }) => [from, to].filter((day) => day !== null)).toSorted();
}
