/**
 * Cells that are whole only with something else: a telephone number or a postal code in several columns, a day whose year
 * stands above the table. They are put together before anything reads them.
 */
import type { ColumnPlan } from './column-plan.ts';
import { programsOf } from './programs/index.ts';
import type { RawRecord } from './raw-record.ts';
import { headerKey } from './text.ts';

type Mend = (cells: string[]) => void;

interface Table {
  readonly plan: ColumnPlan;
  readonly sample: readonly RawRecord[];
  /** What stands above the table. */
  readonly titles: readonly string[];
}

/** What makes the cells of each record whole; null where they are already, as nearly always. */
export function cellMender(table: Table): ((record: RawRecord) => RawRecord) | null {
  const mends = [...joinedColumns(table), ...daysWithYear(table)];
  if (mends.length === 0) return null;
  return (record) => {
    const cells = [...record.cells];
    for (const mend of mends) mend(cells);
    return { ...record, cells };
  };
}

/** How many digits the parts of a number have together. */
const lengths = { phone: { least: 8, most: 12 }, postalCode: { least: 7, most: 9 } } as const;

/** `電話番号1,電話番号2,電話番号3`: one number, cut where people write a stroke. */
function joinedColumns({ plan, sample }: Table): Mend[] {
  return (['phone', 'postalCode'] as const).flatMap((field) => {
    const firsts = (plan.columns.get(field) ?? []).filter(({ header }) => endsInOne.test(header));
    return firsts.flatMap(({ header, index }) => {
      const width = widthOf(plan.headers, header, index);
      return width > 1 && areParts(sample, index, width, lengths[field]) ? [joining(index, width)] : [];
    });
  });
}

const endsInOne = /[1１一]\s?\)?$/;
const numerals: readonly string[] = ['1１一', '2２二', '3３三'];

/** How many columns from this one on differ only in their number. */
function widthOf(headers: readonly string[], first: string, at: number): number {
  const stem = stemOf(first);
  const isNext = (header: string | undefined, numeral: string) =>
    header !== undefined && stemOf(header) === stem && [...numeral].some((one) => header.includes(one));
  const end = numerals.findIndex((numeral, by) => !isNext(headers[at + by], numeral));
  return end === -1 ? numerals.length : end;
}

function stemOf(header: string): string {
  return headerKey(header).replace(/[\d一二三]$/, '');
}

/** In no row one of them is a number by itself, and in all rows they are one together. */
function areParts(
  sample: readonly RawRecord[],
  at: number,
  width: number,
  { least, most }: { readonly least: number; readonly most: number },
): boolean {
  const rows = sample.map(({ cells }) => cells.slice(at, at + width)).filter((parts) => parts.some(Boolean));
  return (
    rows.length > 0 &&
    rows.every((parts) => {
      const digits = parts.join('').length;
      return parts.every((part) => /^\d{1,5}$/.test(part)) && digits >= least && digits <= most;
    })
  );
}

function joining(at: number, width: number): Mend {
  return (cells) => {
    const parts = cells.slice(at, at + width);
    if (!parts.every((part) => /^\d{1,5}$/.test(part))) return;
    cells.splice(at, width, parts.join('-'), ...parts.slice(1).map(() => ''));
  };
}

/** `0501` in the books of a year that a line above the table names. */
function daysWithYear({ plan, titles }: Table): Mend[] {
  const column = plan.columns.get('orderDate')?.[0];
  const isShort = programsOf(plan.headers.map(headerKey)).some(
    ({ daysWithoutYear }) => column !== undefined && daysWithoutYear === column.header,
  );
  const [, year, month] = /\b((?:19|20)\d\d)(0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b/.exec(titles.join(' ')) ?? [];
  if (column === undefined || !isShort || year === undefined || month === undefined) return [];
  return [
    (cells) => {
      const [, d, m] = /^(\d{1,2})(\d\d)$/.exec(cells[column.index] ?? '') ?? [];
      if (d === undefined || m === undefined) return;
      // Books that begin in July have the first months of the next year behind December.
      const of = m < month ? Number(year) + 1 : Number(year);
      cells[column.index] = `${of}-${m}-${d.padStart(2, '0')}`;
    },
  ];
}
