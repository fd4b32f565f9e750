/** The rows of a table that are data; what stands above and between them is reported. */
import { cellMender } from './cell-parts.ts';
import type { ColumnPlan } from './column-plan.ts';
import { identityOf } from './columns.ts';
import type { ProblemList } from './problems.ts';
import type { RawRecord } from './raw-record.ts';
import { type RowKind, RowSorter } from './rows.ts';
import type { FileTable } from './table.ts';

export class DataRows {
  /** Lines of text above the table, once it was read. */
  readonly titles: string[] = [];
  readonly #table: FileTable;
  readonly #problems: ProblemList;

  constructor(table: FileTable, problems: ProblemList) {
    this.#table = table;
    this.#problems = problems;
  }

  /** In batches. `read` reports what is left out; to look ahead says nothing. */
  async *in(plan: ColumnPlan, purpose: 'read' | 'look ahead'): AsyncGenerator<RawRecord[]> {
    const { layout } = this.#table;
    const counting = purpose === 'read';
    const identity = identityOf(plan);
    const sorter = new RowSorter(layout.headers, {
      headingsKept: plan.kind === 'orders' && identity.length === 0,
      identity: identity.flatMap((field) => plan.columns.get(field) ?? []).map(({ index }) => index),
      sample: layout.sample,
    });
    let started = false;
    const isData = (record: RawRecord): boolean => {
      started ||= record.line >= layout.firstDataLine;
      if (started) return record.broken !== null || this.#sorted(sorter.sort(record), record, counting);
      if (counting) this.#preamble(record);
      return false;
    };
    let mender: ReturnType<typeof cellMender> | undefined;
    for await (const batch of this.#table.records(purpose)) {
      const rows = batch.filter(isData);
      if (rows.length === 0) continue;
      if (mender === undefined) mender = cellMender({ ...layout, plan, titles: this.titles });
      yield mender === null ? rows : rows.map(mender);
    }
  }

  #sorted(kind: RowKind, { line }: RawRecord, counting: boolean): boolean {
    if (counting && kind.kind === 'skip') this.#problems.note(line, `skipped: ${kind.reason}`);
    return kind.kind === 'data';
  }

  #preamble(record: RawRecord): void {
    const text = record.cells.filter((cell) => cell !== '').join(' ');
    if (record.line !== this.#table.layout.headerLine && text.trim() !== '') {
      this.titles.push(text.trim());
      this.#problems.note(record.line, 'skipped: a line above the table', null, text);
    }
  }
}
