import { join, resolve } from 'node:path';
import { Option } from 'commander';
import { type ExportedBook, type ExportedTable, tableNames } from '../app/exports/book-export.ts';
import { fileNames } from '../app/exports/by-owner.ts';
import type { Contacts } from '../app/exports/contacts.ts';
import { type ExportContent, exporting } from '../app/exports/exporting.ts';
import type { NamedFile } from '../app/files/named-file.ts';
import { bookLines } from '../command-line/book-lines.ts';
import { forceHelp } from '../command-line/force-option.ts';
import { namedFiles, writeNamed } from '../command-line/named-files.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import type { Contact } from '../domain/contact.ts';
import { UsageError, UserError } from '../errors.ts';
import { notInFile } from '../render/contact-gaps.ts';
import { contactsCsv } from '../render/contact-layouts.ts';
import { tableHeader, tableRow } from '../render/export.ts';
import { json } from '../render/json.ts';
import { plainLines } from '../render/text.ts';
import { type VcardVersion, vcards, vcardVersions } from '../render/vcard.ts';
import type { Store } from '../store/store.ts';

const formats = ['jsonl', 'csv', 'tables', 'vcard', 'hubspot', 'google'] as const;
type Format = (typeof formats)[number];

interface ExportOptions {
  readonly force?: boolean;
  readonly format?: Format;
  readonly person?: string;
  readonly eachOwner?: boolean;
  readonly vcard?: VcardVersion;
}

export const register: Register = (program, run) => {
  program
    .command('export [file]')
    .description('Writes the book in a form other programs can read; without a file, to standard output.')
    .addOption(
      new Option(
        '--format <format>',
        'jsonl is the whole book; tables is a folder with one CSV file per table',
      ).choices(formats),
    )
    .option('--person <customer>', 'everything held about one customer, as JSON')
    .addOption(
      new Option('--vcard <version>', 'of the vCards: 3.0 for telephones that read nothing newer').choices(
        vcardVersions,
      ),
    )
    .option('--each-owner', 'with contacts: one file per owner, in this folder')
    .option('--force', forceHelp)
    .addHelpText('after', examples)
    .action(run(exportBook));
};

const examples = `
Examples:
  cadence export book.jsonl                    the whole book; cadence import book.jsonl --db new.db brings it back
  cadence export customers.csv                 customers, for a spreadsheet
  cadence export folder --format tables        every table as CSV
  cadence export contacts.vcf                  for an address book; --vcard 3.0 if it reads nothing newer
  cadence export phones --each-owner           a vCard file for each caller's telephone
  cadence export --format hubspot > hubspot.csv
  cadence export --person 12 > finch.json      what the law calls a copy of their data
`;

export async function exportBook(ctx: Context, file: string | undefined, options: ExportOptions): Promise<void> {
  if (options.person !== undefined && options.vcard !== undefined)
    throw new UsageError('--vcard is about vCards, and --person writes JSON', { hint: 'leave one of them out' });
  if (options.eachOwner) return await exportForOwners(ctx, file, options);
  const store = await ctx.openStore();
  const person = options.person === undefined ? null : await theCustomer(ctx, store, options.person);
  const format = person === null ? formatFor(file, options) : null;
  const files = await filesFor(ctx, store, { file, format, force: options.force });
  if (files === null) return;
  await exporting(ctx, store, person ?? contentOf(format), async (content) => {
    await writeContent(ctx, content, { format, version: options.vcard }, files);
  });
}

/** Into a folder, vCards unless another format is asked for. */
async function exportForOwners(ctx: Context, folder: string | undefined, options: ExportOptions): Promise<void> {
  const { format = 'vcard', vcard: version, person, force } = options;
  if (person !== undefined || format === 'jsonl' || format === 'tables')
    throw new UsageError('--each-owner is about contacts', { hint: 'cadence export phones --each-owner' });
  if (version !== undefined && format !== 'vcard')
    throw new UsageError(`--vcard is about vCards, and this export is ${format}`, { hint: 'leave one of them out' });
  if (folder === undefined || folder === '-')
    throw new UsageError('--each-owner writes several files: name a folder for them', {
      hint: 'cadence export phones --each-owner',
    });
  await exporting(ctx, await ctx.openStore(), contentOf(format), async (content) => {
    if (content.kind !== 'contacts') return;
    const parts = await content.ofOwners();
    if (parts.length === 0)
      throw new UserError('no customer has an owner', {
        hint: 'cadence caller assign 12 --to Robin gives one an owner',
      });
    const names = fileNames(
      parts.map(({ owner }) => owner),
      format === 'vcard' ? 'vcf' : 'csv',
    );
    const files = await namedFiles(
      ctx,
      names.map((name) => join(folder, name)),
      { force },
    );
    if (files === null) return;
    await ctx.files.makeFolder(resolve(folder));
    for (const [at, { contacts }] of parts.entries())
      await write(ctx, files[at], once(contactsText({ format, version }, contacts, true)));
    ctx.io.talk(`${notInFile(format, content.found)}\n`);
  });
}

function contentOf(format: Format | null): 'book' | 'customers' | 'people' {
  if (format === 'jsonl' || format === 'tables') return 'book';
  return format === 'csv' ? 'customers' : 'people';
}

interface ContentFormat {
  /** Null for JSON. */
  readonly format: Format | null;
  readonly version: VcardVersion | undefined;
}

async function writeContent(
  ctx: Context,
  content: ExportContent,
  { format, version }: ContentFormat,
  files: readonly NamedFile[],
): Promise<void> {
  const [only] = files;
  if (content.kind === 'person') return await write(ctx, only, once(json(content.data)));
  if (content.kind === 'contacts')
    return await writeContacts(ctx, content.found, { format: contactsFormat(format), version }, only);
  if (format === 'tables') await writeTables(ctx, content, files);
  else await write(ctx, only, bookLines(content));
}

interface ExportRequest {
  readonly file: string | undefined;
  readonly format: Format | null;
  readonly force: boolean | undefined;
}

/** The files to write, none for standard output; null when the user wants to keep existing ones. */
async function filesFor(
  ctx: Context,
  store: Store,
  { file, format, force }: ExportRequest,
): Promise<NamedFile[] | null> {
  if (format !== 'tables') return file === undefined || file === '-' ? [] : await namedFiles(ctx, [file], { force });
  if (file === undefined) throw new UsageError('--format tables writes several files: name a folder for them');
  const names = ['book', ...(await tableNames(store))].map((table) => join(file, `${table}.csv`));
  const files = await namedFiles(ctx, names, { force });
  if (files !== null) await ctx.files.makeFolder(resolve(file));
  return files;
}

/** From the file's extension, or from vCard options; the whole book by default. */
function formatFor(file: string | undefined, { format, vcard }: ExportOptions): Format {
  const asked = format ?? formatOf(file) ?? (vcard === undefined ? 'jsonl' : 'vcard');
  if (vcard === undefined || asked === 'vcard') return asked;
  throw new UsageError(`--vcard is about vCards, and this export is ${asked}`, {
    hint: 'name a file that ends in .vcf, or add --format vcard',
  });
}

function formatOf(file: string | undefined): Format | null {
  if (file?.endsWith('.vcf')) return 'vcard';
  return file?.endsWith('.csv') ? 'csv' : null;
}

type ContactsFormat = Exclude<Format, 'jsonl' | 'tables'>;

const contactsFormat = (format: Format | null): ContactsFormat =>
  format === null || format === 'jsonl' || format === 'tables' ? 'csv' : format;

/** Excel only recognizes UTF-8 with this in front; in a pipe, programs would take it for a part of the first header. */
const byteOrderMark = '\ufeff';

interface ContactsForm {
  readonly format: ContactsFormat;
  readonly version: VcardVersion | undefined;
}

async function writeContacts(
  ctx: Context,
  found: Contacts,
  form: ContactsForm,
  file: NamedFile | undefined,
): Promise<void> {
  await write(ctx, file, once(contactsText(form, found.contacts, file !== undefined)));
  ctx.io.talk(`${notInFile(form.format, found)}\n`);
}

function contactsText({ format, version }: ContactsForm, contacts: readonly Contact[], isFile: boolean): string {
  if (format === 'vcard') return vcards(contacts, version);
  return `${format === 'csv' && isFile ? byteOrderMark : ''}${contactsCsv(format, contacts)}`;
}

async function* tableLines({ name, columns, rows }: ExportedTable): AsyncGenerator<string> {
  yield tableHeader(name, columns);
  for await (const row of rows()) yield tableRow(columns, row);
}

/** Into the files of `filesFor`: first the book's own line, then a file for each table. */
async function writeTables(
  ctx: Context,
  { marks: { book, salt, schema, origins }, tables }: ExportedBook,
  [head, ...files]: readonly NamedFile[],
): Promise<void> {
  const marks = { id: book, salt, schema, origins };
  const columns = Object.keys(marks);
  await write(ctx, head, once(tableHeader('book', columns) + tableRow(columns, marks)));
  let at = 0;
  for await (const table of tables()) await write(ctx, files[at++], tableLines(table));
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** On a terminal, control characters are removed. */
async function write(ctx: Context, file: NamedFile | undefined, pieces: AsyncIterable<string>): Promise<void> {
  if (file !== undefined) return await writeNamed(ctx, file, pieces);
  for await (const piece of pieces) ctx.io.out(ctx.io.outIsTerminal ? plainLines(piece) : piece);
}
