/** What a row says that its customer does not want. */
import type { CellContext, CellReader } from './cells.ts';
import type { Field } from './fields.ts';
import { anyOf } from './languages/index.ts';
import type { RawRecord } from './raw-record.ts';
import { type DraftRefusal, refusalFields, refusalsIn } from './refusals.ts';
import { textOrNull } from './text.ts';
import { parseYesNo } from './values/yes-no.ts';

const consents = anyOf((language) => language.consents);

export class WishReader {
  readonly #cells: CellReader;
  readonly #context: CellContext;

  constructor(cells: CellReader, context: CellContext) {
    this.#cells = cells;
    this.#context = context;
  }

  /** In words, or a column a kind. */
  refusals(record: RawRecord): readonly DraftRefusal[] {
    const told = refusalFields.flatMap(([field, kind]) => {
      const reason = this.optOut(record, field);
      return reason === null ? [] : [{ kind, who: null, day: null, reason }];
    });
    const { refusals } = refusalsIn(this.#cells.lines(record, 'refusals', '\n'));
    return told.length === 0 ? refusals : [...refusals, ...told];
  }

  /** What the column is called that says the customer does not want it. */
  optOut(record: RawRecord, field: Field): string | null {
    const column = this.#cells.columns(field)[0];
    const cell = column === undefined ? null : textOrNull(record.cells[column.index]);
    if (column === undefined || cell === null) return null;
    // The day on which somebody opted out.
    if (/^\d{4}-\d{2}-\d{2}/.test(cell)) return column.header;
    const value = parseYesNo(cell);
    if (value === 'wrong') {
      this.#context.problems.value(record.line, column.header, cell, 'is neither yes nor no');
      return null;
    }
    if (consents.test(column.header)) return value === false ? column.header : null;
    // An "unsubscribed" column that says "subscribed" or "active" says the opposite of its header.
    return value === true && !/^(?:subscribed|active|aktiv)/i.test(cell) ? column.header : null;
  }
}
