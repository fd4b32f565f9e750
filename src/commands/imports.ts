import type { Context, Register } from '../context.ts';
import { json } from '../render/json.ts';
import { plain, plural } from '../render/text.ts';
import type { ImportRecord } from '../store/imports.ts';
import { addTableOptions, type Columns, showTable, type TableOptions } from './listing/tables.ts';

interface ImportsOptions extends TableOptions {
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const command = program
    .command('imports')
    .description('The files that were imported, the latest first; cadence undo NUMBER takes one back.')
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

const columns: Columns<ImportRecord> = {
  id: { title: '#', cell: (record) => String(record.operationId), align: 'right' },
  day: { title: 'Day', cell: (record) => record.day },
  file: { title: 'File', cell: (record) => plain(record.file), flexible: true },
  kind: { title: 'Kind', cell: (record) => record.kind },
  rows: { title: 'Rows', cell: (record) => String(record.rows), align: 'right' },
  added: { title: 'Added', cell: (record) => String(record.added), align: 'right' },
  updated: { title: 'Updated', cell: (record) => String(record.updated), align: 'right' },
  unchanged: { title: 'Unchanged', cell: (record) => String(record.unchanged), align: 'right' },
  rejected: { title: 'Rejected', cell: (record) => String(record.rejected), align: 'right' },
};
