import { addTableOptions, type Columns, showTable, type TableOptions } from '../command-line/tables.ts';
import type { Context, Register } from '../context.ts';
import { readBookSettings } from '../domain/book-settings.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { type LikelyPair, likelyPairs } from '../import/duplicates.ts';
import { json } from '../render/json.ts';
import { plain, plural } from '../render/text.ts';

interface DuplicatesOptions extends TableOptions {
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const command = program
    .command('duplicates')
    .description('Customers who may be one, with the reason; cadence merge A B joins two.')
    .addHelpText('after', '\nExamples:\n  cadence duplicates\n  cadence merge 12 40\n')
    .action(run(duplicates));
  addTableOptions(command, columns);
};

export async function duplicates(ctx: Context, options: DuplicatesOptions): Promise<void> {
  const store = await ctx.openStore();
  const settings = readBookSettings(await store.settings.all());
  const pairs = likelyPairs(await store.customers.all(), settings.country);
  if (options.json) {
    ctx.io.out(json(pairs.map(({ a, b, reason }) => ({ a: facts(a), b: facts(b), reason }))));
    return;
  }
  if (pairs.length === 0) {
    ctx.io.talk('no two customers look alike\n');
    return;
  }
  const said = `${plural(pairs.length, 'pair')}; to join two: cadence merge ${pairs[0]?.a.id} ${pairs[0]?.b.id}`;
  await showTable(ctx, { columns, rows: pairs, options, said });
}

function facts({ id, externalId, name, company, emails, phones }: Customer) {
  return { id, externalId, name, company, emails, phones };
}

const columns: Columns<LikelyPair<Customer>> = {
  a: { title: '#', cell: ({ a }) => String(a.id), align: 'right' },
  nameA: { title: 'Customer', cell: ({ a }) => plain(displayName(a)), flexible: true, least: 10 },
  b: { title: '#', cell: ({ b }) => String(b.id), align: 'right' },
  nameB: { title: 'Customer', cell: ({ b }) => plain(displayName(b)), flexible: true, least: 10 },
  reason: { title: 'Because of', cell: ({ reason }) => reason },
};
