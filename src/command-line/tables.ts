/** Tables with the same options everywhere. */
import { type Command, Option } from 'commander';
import type { Context } from '../context.ts';
import { didYouMean } from '../domain/spelling.ts';
import { asMachinesWrite } from '../domain/written-form.ts';
import { UsageError } from '../errors.ts';
import { paintFor } from '../render/paint.ts';
import type { TableColumn } from '../render/table-layout.ts';

/** The available columns, by the names in `--columns`. */
export type TableColumns<Row> = Readonly<Record<string, TableColumn<Row>>>;

export interface TableOptions {
  readonly columns?: readonly string[];
  /** A column's name; with a minus in reverse order. */
  readonly sort?: string;
  readonly csv?: boolean;
}

/** `--columns`, `--sort` and `--csv`; `sorted` for commands with orders of their own. */
export function addTableOptions(command: Command, columns: TableColumns<never>, { sorted = false } = {}): Command {
  const names = Object.keys(columns);
  command.addOption(
    new Option('--columns <names>', 'what to show, separated by commas')
      .choices(names)
      .argParser((text) => columnsNamed(text, names)),
  );
  if (!sorted) {
    command.addOption(
      new Option('--sort <column>', 'sort by this; -COLUMN reverses the order')
        .choices(names)
        .argParser((text) => orderNamed(text, names)),
    );
  }
  return command.option('--csv', 'as CSV, for a spreadsheet');
}

/** Names separated by commas, in any case. */
function columnsNamed(text: string, names: readonly string[]): string[] {
  return text.split(',').map((part) => columnNamed(part.trim(), names));
}

/** A column's name, or with a minus its reverse order. */
export function orderNamed(text: string, names: readonly string[]): string {
  return text.startsWith('-') ? `-${columnNamed(text.slice(1), names)}` : columnNamed(text, names);
}

function columnNamed(word: string, names: readonly string[]): string {
  const name = names.find((one) => one.toLowerCase() === word.toLowerCase());
  if (name !== undefined) return name;
  throw new UsageError(`there is no column "${word}"`, {
    hint: `${didYouMean(word, names)}there are ${names.join(', ')}`,
  });
}

interface Shown<Row> {
  readonly columns: TableColumns<Row>;
  readonly rows: readonly Row[];
  /** The user's options; absent for commands without them. */
  readonly options?: TableOptions;
  /** The default columns; all when absent. */
  readonly usual?: readonly string[];
  /** Additional columns when a wide terminal has room. */
  readonly spare?: readonly string[];
  /** A remark below the table, such as the number of rows. */
  readonly said?: string;
}

/** Prints rows as a table that fits the terminal, or as CSV; columns without room are named below it. */
export async function showTable<Row>(
  ctx: Context,
  { columns, rows, options, usual, spare = [], said }: Shown<Row>,
): Promise<void> {
  const names = options?.columns ?? usual ?? Object.keys(columns);
  const chosen = names.flatMap((name) => columns[name] ?? []);
  const ordered = inOrder(columns, rows, options?.sort);
  if (options?.csv) {
    const { csv } = await import('../render/csv.ts');
    ctx.io.out(csv(chosen, ordered));
    return;
  }
  const notes = said === undefined ? [] : [said];
  const more = options?.columns === undefined && ctx.io.outIsTerminal ? spare : [];
  const spares = more.flatMap((name) =>
    columns[name] === undefined ? [] : { ...columns[name], spare: true as const },
  );
  const { table } = await import('../render/table.ts');
  const paint = await paintFor(ctx.io.color);
  const drawn = table([...chosen, ...spares], ordered, {
    ...(ctx.io.outIsTerminal ? { width: ctx.io.width } : {}),
    head: paint.dim,
    leftOut: (titles) =>
      notes.push(`no room for ${titles.join(', ')}${options === undefined ? '' : ' (--columns chooses)'}`),
  });
  ctx.io.out(drawn);
  if (notes.length > 0) ctx.io.talk(`${notes.join('; ')}\n`);
}

/** Whether the user asked for a table instead of sentences. */
export function asksForTable({ columns, sort, csv }: TableOptions): boolean {
  return columns !== undefined || sort !== undefined || csv === true;
}

/** Rows with equal values keep their order. */
function inOrder<Row>(columns: TableColumns<Row>, rows: readonly Row[], sort: string | undefined): readonly Row[] {
  const column = columns[sort?.replace(/^-/, '') ?? ''];
  if (sort === undefined || column === undefined) return rows;
  const key = column.order ?? column.cell;
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const way = sort.startsWith('-') ? -1 : 1;
  return asMachinesWrite(() => [...rows].sort((a, b) => way * compare(String(key(a)), String(key(b)))));
}
