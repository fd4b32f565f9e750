import { join, resolve } from 'node:path';
import { Option } from 'commander';
import { bookMarks, type ExportedTable, exportedTables } from '../app/exports/book-export.ts';
import { contacts } from '../app/exports/contacts.ts';
import { personalData } from '../app/exports/personal-data.ts';
import type { NamedFile } from '../app/files/named-file.ts';
import { forceHelp } from '../command-line/force-option.ts';
import { namedFiles, writeNamed } from '../command-line/named-files.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { UsageError } from '../errors.ts';
import { headLine, type LayoutName, layoutCsv, rowLine, tableHeader, tableRow } from '../render/export.ts';
import { json } from '../render/json.ts';
import { plainLines } from '../render/text.ts';
import { vcards } from '../render/vcard.ts';
import type { Store } from '../store/store.ts';

const formats = ['jsonl', 'csv', 'tables', 'vcard', 'hubspot', 'google'] as const;
type Format = (typeof formats)[number];

interface ExportOptions {
  readonly force?: boolean;
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
    .option('--force', forceHelp)
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
  const format = person === null ? (options.format ?? formatOf(file)) : null;
  const files = await filesFor(ctx, store, { file, format, force: options.force });
  if (files === null) return;
  const [only] = files;
  if (format === 'jsonl' || format === 'tables') await store.standings.fresh(ctx.today);
  const figures = person === null ? null : await store.standings.of(person.id, ctx.today);
  await store.atOneMoment(async () => {
    if (person !== null) {
      const data = await personalData(store, person, { today: ctx.today, figures });
      return await write(ctx, only, once(json(data)));
    }
    if (format === 'tables') return await exportTables(ctx, store, files);
    await write(ctx, only, format === 'jsonl' ? bookLines(store) : once(await layout(store, format ?? 'csv')));
  });
}

interface Wanted {
  readonly file: string | undefined;
  readonly format: Format | null;
  readonly force: boolean | undefined;
}

/** The files to write, none for standard output; null when the person would rather keep what is there. */
async function filesFor(ctx: Context, store: Store, { file, format, force }: Wanted): Promise<NamedFile[] | null> {
  if (format !== 'tables') return file === undefined || file === '-' ? [] : await namedFiles(ctx, [file], { force });
  if (file === undefined) throw new UsageError('--format tables writes several files: name a folder for them');
  const names = ['book', ...(await store.tables.names())].map((table) => join(file, `${table}.csv`));
  const files = await namedFiles(ctx, names, { force });
  if (files !== null) await ctx.files.makeFolder(resolve(file));
  return files;
}

/** By the file's ending; the whole book where there is none. */
function formatOf(file: string | undefined): Format {
  if (file?.endsWith('.vcf')) return 'vcard';
  return file?.endsWith('.csv') ? 'csv' : 'jsonl';
}

async function layout(store: Store, format: Exclude<Format, 'jsonl' | 'tables'>): Promise<string> {
  const customers = await contacts(store);
  if (format === 'vcard') return vcards(customers);
  const name: LayoutName = format === 'csv' ? 'customers' : format;
  return layoutCsv(name, customers);
}

async function* bookLines(store: Store): AsyncGenerator<string> {
  yield headLine({ cadence: 'book', ...(await bookMarks(store)) });
  for await (const { name, rows } of exportedTables(store)) for await (const row of rows()) yield rowLine(name, row);
}

async function* tableLines({ name, columns, rows }: ExportedTable): AsyncGenerator<string> {
  yield tableHeader(name, columns);
  for await (const row of rows()) yield tableRow(columns, row);
}

/** Into the files of `filesFor`: first the book's own line, then one file a table. */
async function exportTables(ctx: Context, store: Store, [head, ...files]: readonly NamedFile[]): Promise<void> {
  const { book, salt, schema } = await bookMarks(store);
  const marks = { id: book, salt, schema };
  const columns = Object.keys(marks);
  await write(ctx, head, once(tableHeader('book', columns) + tableRow(columns, marks)));
  let at = 0;
  for await (const table of exportedTables(store)) await write(ctx, files[at++], tableLines(table));
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** A terminal gets nothing that could steer it. */
async function write(ctx: Context, file: NamedFile | undefined, pieces: AsyncIterable<string>): Promise<void> {
  if (file !== undefined) return await writeNamed(ctx, file, pieces);
  for await (const piece of pieces) ctx.io.out(ctx.io.outIsTerminal ? plainLines(piece) : piece);
}
