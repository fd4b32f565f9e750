import type { Context, Register } from '../context.ts';
import { json } from '../render/json.ts';
import { type Column, table } from '../render/table.ts';
import { plain, plural } from '../render/text.ts';
import type { ImportRecord } from '../store/imports.ts';

export const register: Register = (program, run) => {
  program
    .command('imports')
    .description('The files that were imported, the latest first; cadence undo NUMBER takes one back.')
    .addHelpText('after', '\nExamples:\n  cadence imports\n  cadence undo 3 --dry-run\n')
    .action(run(imports));
};

export async function imports(ctx: Context, options: { readonly json?: boolean }): Promise<void> {
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
  ctx.io.out(table(columns, all, ctx.io.outIsTerminal ? { width: ctx.io.width } : {}));
  ctx.io.talk(`${plural(all.length, 'import')}\n`);
}

const columns: readonly Column<ImportRecord>[] = [
  { title: '#', cell: (record) => String(record.operationId), align: 'right' },
  { title: 'Day', cell: (record) => record.day },
  { title: 'File', cell: (record) => plain(record.file), flexible: true },
  { title: 'Kind', cell: (record) => record.kind },
  { title: 'Rows', cell: (record) => String(record.rows), align: 'right' },
  { title: 'Added', cell: (record) => String(record.added), align: 'right' },
  { title: 'Updated', cell: (record) => String(record.updated), align: 'right' },
  { title: 'Unchanged', cell: (record) => String(record.unchanged), align: 'right' },
  { title: 'Rejected', cell: (record) => String(record.rejected), align: 'right' },
];
