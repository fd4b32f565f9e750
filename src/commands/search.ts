import { search as searchIn } from '../app/lists/search.ts';
import { optionValue } from '../app/settings/option-value.ts';
import { addTableOptions, asksForTable, showTable, type TableOptions } from '../command-line/tables.ts';
import type { Context, Register } from '../context.ts';
import { wholeNumber } from '../domain/option-types.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { foundJson, searchColumns, searchText } from '../render/search.ts';
import { plain } from '../render/text.ts';

interface SearchOptions extends TableOptions {
  readonly limit: string;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const command = program
    .command('search <text...>')
    .description('Searches names, numbers, notes, answers, promises and facts; the last word may be incomplete.')
    .option('--limit <count>', 'at most this many customers', '20')
    .addHelpText('after', '\nExamples:\n  cadence search second shop\n  cadence search finch\n')
    .action(run(search));
  addTableOptions(command, searchColumns);
};

export async function search(ctx: Context, text: readonly string[], options: SearchOptions): Promise<void> {
  const limit = optionValue(wholeNumber(1, 9999), '--limit', options.limit);
  const store = await ctx.openStore();
  const found = await searchIn(store, text.join(' '), limit);
  const { customers } = found;
  if (options.json)
    ctx.io.out(
      json(
        customers.map((one) => ({ ...foundJson(one), searchedFor: found.words.join(' '), corrected: found.mended })),
      ),
    );
  else if (customers.length === 0) ctx.io.talk(`No match for “${plain(text.join(' '))}”\n`);
  else {
    if (found.mended)
      ctx.io.talk(`No match for “${plain(text.join(' '))}” – showing “${plain(found.words.join(' '))}”\n`);
    if (asksForTable(options)) return await showTable(ctx, { columns: searchColumns, rows: customers, options });
    ctx.io.out(searchText(customers, await paintFor(ctx.io.color), ctx.io.outIsTerminal ? ctx.io.width : undefined));
  }
}
