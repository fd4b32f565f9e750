import { addTableOptions, asksForTable, type Columns, showTable, type TableOptions } from '../command-line/tables.ts';
import type { Context, Register } from '../context.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { excerptOf } from '../domain/spelling.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { type FoundCustomer, searchText } from '../render/search.ts';
import { plain } from '../render/text.ts';
import type { Found } from '../store/search.ts';
import type { Store } from '../store/store.ts';

interface SearchOptions extends TableOptions {
  readonly limit: string;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const command = program
    .command('search <text...>')
    .description('Full text over names, numbers, notes, answers, promises and facts; the last word may be a beginning.')
    .option('--limit <count>', 'at most so many customers', '20')
    .addHelpText('after', '\nExamples:\n  cadence search second shop\n  cadence search finch\n')
    .action(run(search));
  addTableOptions(command, columns);
};

const best = ({ matches }: FoundCustomer) => matches[0];

const columns: Columns<FoundCustomer> = {
  id: { title: '#', cell: ({ customer }) => String(customer.id), align: 'right' },
  name: { title: 'Customer', cell: ({ customer }) => plain(displayName(customer)), flexible: true },
  phone: { title: 'Phone', cell: ({ customer }) => plain(customer.phones[0] ?? '') },
  city: { title: 'City', cell: ({ customer }) => plain(customer.city ?? ''), flexible: true },
  in: { title: 'In', cell: (found) => best(found)?.foundIn ?? '' },
  day: { title: 'Day', cell: (found) => best(found)?.day ?? '' },
  words: {
    title: 'Words',
    cell: (found) =>
      plain(
        best(found)
          ?.excerpt.map(({ text }) => text)
          .join('') ?? '',
      ),
    flexible: true,
  },
};

/** Rows looked at for each customer shown: one customer may have said a word many times. */
const rowsEach = 5;

export async function search(ctx: Context, text: readonly string[], options: SearchOptions): Promise<void> {
  const limit = Number(options.limit);
  if (!/^\d{1,4}$/.test(options.limit) || limit === 0)
    throw new UsageError(`"${options.limit}" is not a number of customers from 1 to 9999`);
  const store = await ctx.openStore();
  const found = await store.search.find(text.join(' '), limit * rowsEach);
  const customers = (await byCustomer(store, found)).slice(0, limit);
  if (options.json) ctx.io.out(json(customers.map(foundJson)));
  else if (customers.length === 0) ctx.io.talk(`nothing is known of “${plain(text.join(' '))}”\n`);
  else {
    if (found.mended)
      ctx.io.talk(`nothing is known of “${plain(text.join(' '))}”; this is for “${plain(found.words.join(' '))}”\n`);
    if (asksForTable(options)) return await showTable(ctx, { columns, rows: customers, options });
    ctx.io.out(searchText(customers, await paintFor(ctx.io.color), ctx.io.outIsTerminal ? ctx.io.width : undefined));
  }
}

/** Each customer once, in the order of their best match. */
async function byCustomer(store: Store, { hits, words: wanted }: Found): Promise<FoundCustomer[]> {
  const matches = new Map<number, FoundCustomer['matches'][number][]>();
  for (const { customerId, foundIn, day, words } of hits) {
    const known = matches.get(customerId) ?? [];
    matches.set(customerId, [...known, { foundIn, day, excerpt: words === null ? [] : excerptOf(words, wanted) }]);
  }
  const customers = new Map<number, Customer>();
  for (const customer of await store.customers.some([...matches.keys()])) customers.set(customer.id, customer);
  return [...matches].flatMap(([id, found]) => {
    const customer = customers.get(id);
    return customer === undefined ? [] : [{ customer, matches: found }];
  });
}

function foundJson({ customer, matches }: FoundCustomer) {
  return {
    id: customer.id,
    name: customer.name,
    company: customer.company,
    displayName: displayName(customer),
    matches: matches.map(({ foundIn, day, excerpt }) => ({
      in: foundIn,
      day,
      text: excerpt.length === 0 ? null : excerpt.map((part) => part.text).join(''),
    })),
  };
}
