import { allImports } from '../app/imports/earlier-imports.ts';
import { addTableOptions, showTable, type TableOptions } from '../command-line/tables.ts';
import type { Context, Register } from '../context.ts';
import { importColumns } from '../render/imports.ts';
import { json } from '../render/json.ts';
import { plural } from '../render/text.ts';

interface ImportsOptions extends TableOptions {
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const command = program
    .command('imports')
    .description('Lists the imported files, latest first, with their control totals; cadence undo NUMBER undoes one.')
    .addHelpText('after', '\nExamples:\n  cadence imports\n  cadence undo 12 --dry-run\n')
    .action(run(imports));
  addTableOptions(command, importColumns);
};

export async function imports(ctx: Context, options: ImportsOptions): Promise<void> {
  const store = await ctx.openStore();
  const all = await allImports(store);
  if (options.json) {
    ctx.io.out(
      json(all.map(({ id: _id, layout: _layout, operationId, ...record }) => ({ import: operationId, ...record }))),
    );
    return;
  }
  if (all.length === 0) {
    ctx.io.talk('nothing has been imported yet\n');
    return;
  }
  await showTable(ctx, { columns: importColumns, rows: all, options, said: plural(all.length, 'import') });
}
