import { join, resolve } from 'node:path';
import { Option } from 'commander';
import type { Context, Register } from '../context.ts';
import type { Customer } from '../domain/customer.ts';
import type { Standing } from '../domain/standing.ts';
import { UsageError } from '../errors.ts';
import { headLine, type LayoutName, layoutCsv, rowLine, tableHeader, tableRow } from '../render/export.ts';
import { json } from '../render/json.ts';
import { plain, plainLines } from '../render/text.ts';
import { vcards } from '../render/vcard.ts';
import { schemaVersion } from '../store/copies.ts';
import type { Store } from '../store/store.ts';
import { theCustomer } from './naming/the-customer.ts';

const formats = ['jsonl', 'csv', 'tables', 'vcard', 'hubspot', 'google'] as const;
type Format = (typeof formats)[number];

interface ExportOptions {
  readonly format?: Format;
  readonly person?: string;
}

export const register: Register = (program, run) => {
  program
    .command('export [file]')
    .description('The book in a form other programs read; without a file, on standard output.')
    .addOption(
      new Option('--format <format>', 'jsonl is the whole book, tables one CSV file a table in a folder').choices(
        formats,
      ),
    )
    .option('--person <customer>', 'all that is held on one customer, as JSON')
    .addHelpText('after', examples)
    .action(run(exportBook));
};

const examples = `
Examples:
  cadence export book.jsonl                    the whole book; cadence import book.jsonl --db new.db brings it back
  cadence export customers.csv                 customers, for a spreadsheet
  cadence export folder --format tables        every table as CSV
  cadence export contacts.vcf                  for an address book
  cadence export --format hubspot > hubspot.csv
  cadence export --person 12 > finch.json      what the law calls a copy of their data
`;

export async function exportBook(ctx: Context, file: string | undefined, options: ExportOptions): Promise<void> {
  const store = await ctx.openStore();
  // Whoever is meant may have to be asked, and figures worked out, which no transaction waits for.
  const person = options.person === undefined ? null : await theCustomer(ctx, store, options.person);
  if (!(await mayReplace(ctx, file))) return;
  const figures = person === null ? null : await store.standings.of(person.id, ctx.today);
  await store.atOneMoment(async () => {
    if (person !== null) return await exportPerson(ctx, store, { person, figures }, file);
    const format = options.format ?? formatOf(file);
    if (format === 'tables') return await exportTables(ctx, store, file);
    await write(ctx, file, format === 'jsonl' ? bookLines(store) : once(await layout(store, format)));
  });
}

/** The name may be that of the file that was imported: on a terminal a person says that it may go. */
async function mayReplace(ctx: Context, file: string | undefined): Promise<boolean> {
  if (file === undefined || !ctx.prompter.available || (await ctx.files.facts(file))?.kind !== 'file') return true;
  if (await ctx.prompter.confirm(`${plain(file)} is there already. Replace it?`, false)) return true;
  ctx.io.talk('nothing was written\n');
  return false;
}

/** By the file's ending; the whole book where there is none. */
function formatOf(file: string | undefined): Format {
  if (file?.endsWith('.vcf')) return 'vcard';
  return file?.endsWith('.csv') ? 'csv' : 'jsonl';
}

async function layout(store: Store, format: Exclude<Format, 'jsonl' | 'tables'>): Promise<string> {
  const customers = (await store.customers.all()).filter((customer) => !customer.archived);
  if (format === 'vcard') return vcards(customers);
  const name: LayoutName = format === 'csv' ? 'customers' : format;
  return layoutCsv(name, customers);
}

async function* bookLines(store: Store): AsyncGenerator<string> {
  yield headLine({ cadence: 'book', schema: schemaVersion, ...(await store.tables.marks()) });
  for (const table of await store.tables.names()) {
    for await (const row of store.tables.rows(table)) yield rowLine(table, row);
  }
}

async function* tableLines(store: Store, table: string): AsyncGenerator<string> {
  const columns = (await store.tables.columns(table)).map(({ name }) => name);
  yield tableHeader(table, columns);
  for await (const row of store.tables.rows(table)) yield tableRow(columns, row);
}

async function exportTables(ctx: Context, store: Store, folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new UsageError('--format tables writes several files: name a folder for them');
  await ctx.files.makeFolder(resolve(folder));
  const { book, salt } = await store.tables.marks();
  const head = { id: book, salt, schema: schemaVersion };
  const columns = Object.keys(head);
  await write(ctx, join(folder, 'book.csv'), once(tableHeader('book', columns) + tableRow(columns, head)));
  for (const table of await store.tables.names())
    await write(ctx, join(folder, `${table}.csv`), tableLines(store, table));
}

/** The law asks for all of it, in a form a machine reads: every row of every table that is about this customer. */
async function exportPerson(
  ctx: Context,
  store: Store,
  { person: { id, name }, figures }: { person: Customer; figures: Standing | null },
  file: string | undefined,
): Promise<void> {
  const held: Record<string, unknown[]> = {};
  for (const table of await store.tables.names()) {
    const rows: unknown[] = [];
    for await (const row of store.tables.rows(table, id)) rows.push(row);
    if (rows.length > 0) held[table] = rows;
  }
  const history = await store.operations.historyOf(id);
  await write(ctx, file, once(json({ id, name, exportedOn: ctx.today, held, figures, history })));
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** A file takes its place only when it is whole; a terminal gets nothing that could steer it. */
async function write(ctx: Context, file: string | undefined, pieces: AsyncIterable<string>): Promise<void> {
  if (file === undefined || file === '-') {
    for await (const piece of pieces) ctx.io.out(ctx.io.outIsTerminal ? plainLines(piece) : piece);
    return;
  }
  const draft = await ctx.files.draft(resolve(file));
  try {
    let gathered = '';
    for await (const piece of pieces) {
      gathered += piece;
      if (gathered.length < 1 << 16) continue;
      await draft.append(gathered);
      gathered = '';
    }
    await draft.append(gathered);
  } catch (error) {
    await draft.drop();
    throw error;
  }
  await draft.keep();
  ctx.io.talk(`wrote ${plain(file)}\n`);
}
