/** The numbers and addresses of a row, each with what its column, its label or the cell itself says of it. */
import { type ContactType, faxAt, isSilent } from '../domain/contact-type.ts';
import type { CellContext, CellReader } from './cells.ts';
import type { ColumnPlan, FileColumn } from './column-plan.ts';
import type { RawRecord } from './raw-record.ts';
import { cleanText } from './text.ts';
import { ToldTypes } from './told-types.ts';
import { addressTypeIn, numberTypeIn, typeOfLabel } from './values/contact-types.ts';
import { splitEmails } from './values/emails.ts';
import { parsePhones } from './values/phones.ts';

interface Told {
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  /** Shared addresses. */
  readonly shared: readonly string[];
  readonly types: ToldTypes;
}

interface TypedColumn extends FileColumn {
  /** What its header says. */
  readonly type: ContactType | null;
}

export class ReachReader {
  readonly #context: CellContext;
  readonly #labels: ColumnPlan['labels'];
  readonly #numbers: readonly TypedColumn[];
  readonly #addresses: readonly TypedColumn[];

  constructor(plan: ColumnPlan, cells: CellReader, context: CellContext) {
    this.#context = context;
    this.#labels = plan.labels;
    const typed = (column: FileColumn, type: ContactType | null): TypedColumn => ({ ...column, type });
    this.#numbers = [
      ...cells.columns('phone').map((column) => typed(column, numberTypeIn(column.header))),
      ...cells.columns('fax').map((column) => typed(column, faxAt(numberTypeIn(column.header)))),
    ];
    this.#addresses = cells.columns('email').map((column) => typed(column, addressTypeIn(column.header)));
  }

  /** `beside` is an address that was written next to the name. */
  read(record: RawRecord, beside: string | null): Told {
    const types = new ToldTypes();
    return { phones: this.#phones(record, types), ...this.#emails(record, beside, types), types };
  }

  #phones(record: RawRecord, types: ToldTypes): readonly string[] {
    const phones: string[] = [];
    for (const column of this.#numbers) {
      const cell = record.cells[column.index];
      if (cell === undefined || cell === '') continue;
      const read = parsePhones(cleanText(cell));
      if (read.problem !== null) this.#context.problems.value(record.line, column.header, cell, read.problem);
      addNew(phones, types.numbers(read, this.#numberType(record, column)));
    }
    return phones;
  }

  #emails(record: RawRecord, beside: string | null, types: ToldTypes): Pick<Told, 'emails' | 'shared'> {
    const emails: string[] = [];
    const all: string[] = [];
    const isShared = (address: string) => this.#isOurs(address);
    for (const column of this.#addresses) {
      const cell = record.cells[column.index];
      if (cell === undefined || cell === '') continue;
      const { found, shared, wrong } = splitEmails(cell);
      addNew(
        emails,
        found.filter((address) => !isShared(address)),
      );
      addNew(all, found.filter(isShared));
      all.push(...shared);
      for (const [at, address] of found.entries()) types.tell(address, this.#addressType(record, column, at));
      if (wrong !== null) this.#context.problems.value(record.line, column.header, wrong, 'is not an e-mail address');
    }
    if (beside !== null && emails.length === 0) addNew(emails, splitEmails(beside).found);
    return { emails, shared: all };
  }

  #isOurs(address: string): boolean {
    return this.#context.ownEmails.has(address) || this.#context.sharedEmails.has(address);
  }

  /** A type next to the number takes precedence over the header; in a fax column it says whose fax it is. */
  #numberType(record: RawRecord, { index, type }: TypedColumn): ContactType | null {
    const beside = typeOfLabel(this.#label(record, index), 'number');
    return type !== null && isSilent(type) ? faxAt(beside ?? type) : (beside ?? type);
  }

  /** The label of a cell with several addresses says of each what it is, in their order. */
  #addressType(record: RawRecord, { index, type }: TypedColumn, at: number): ContactType | null {
    return typeOfLabel(this.#label(record, index).split(';')[at]?.trim() ?? '', 'address') ?? type;
  }

  #label(record: RawRecord, index: number): string {
    const label = this.#labels.get(index);
    return label === undefined ? '' : cleanText(record.cells[label.index] ?? '');
  }
}

function addNew(texts: string[], found: readonly string[]): void {
  texts.push(...found.filter((text) => !texts.includes(text)));
}
