/** A vCard file for the import. Address books are small: it is read as a whole. */

import type { CustomerDraft } from './draft.ts';
import type { Encoding } from './encoding.ts';
import { Utf8Converter } from './encoding.ts';
import type { Batch, Format, ImportFile, ReadOptions } from './file.ts';
import { ProblemList } from './problems.ts';
import type { Source } from './source.ts';
import { unpacked } from './source.ts';
import { readCards } from './vcard.ts';

export class CardFile implements ImportFile {
  readonly kind = 'customers';
  readonly headers: readonly string[] = [];
  readonly layoutNumber = null;
  readonly problems = new ProblemList();
  readonly warnings: string[] = [];
  rows = 0;
  readonly #unread = new Set<string>();
  #first: readonly CustomerDraft[] = [];
  readonly #source: Source;
  readonly #options: ReadOptions;
  readonly #converter: Utf8Converter;

  constructor(source: Source, head: Buffer, options: ReadOptions) {
    this.#source = source;
    this.#options = options;
    this.#converter = new Utf8Converter(options.encoding, head);
  }

  mapping(): Readonly<Record<string, string>> {
    return {
      externalId: 'UID',
      name: 'FN',
      company: 'ORG',
      email: 'EMAIL',
      phone: 'TEL',
      address: 'ADR',
      tags: 'CATEGORIES',
      birthday: 'BDAY',
      website: 'URL',
      note: 'NOTE',
    };
  }

  format(): Format {
    const encoding: Encoding = this.#converter.report().encoding;
    return { delimiter: null, sheet: null, encoding, dateOrder: null, decimal: null };
  }

  /** Values of the first cards, by property; complete after all batches. */
  samples(): Readonly<Record<string, readonly string[]>> {
    const of = (said: (card: CustomerDraft) => string | null | undefined) =>
      this.#first.map(said).filter((value) => value != null);
    return {
      FN: of(({ name }) => name),
      ORG: of(({ company }) => company),
      EMAIL: of(({ emails }) => emails[0]),
      TEL: of(({ phones }) => phones[0]),
      ADR: of(({ address }) => address),
      CATEGORIES: of(({ tags }) => tags[0]),
      BDAY: of(({ birthday }) => birthday),
    };
  }

  /** Properties of cards for which customers have no field; complete after all batches. */
  unread(): readonly string[] {
    return [...this.#unread];
  }

  rivals(): readonly [] {
    return [];
  }

  unknownStatuses(): readonly [] {
    return [];
  }

  async prepare(): Promise<void> {}

  async *batches(): AsyncGenerator<Batch> {
    const parts: Buffer[] = [];
    for await (const part of this.#converter.convert(unpacked(this.#source))) parts.push(part);
    const whole = Buffer.concat(parts);
    const { today, include } = this.#options;
    const context = { today, include, problems: this.problems, unread: this.#unread };
    const { customers, rejects, aside } = readCards(whole.toString(), context);
    this.#first = customers.slice(0, 3);
    this.rows = customers.length + rejects.length + aside.length;
    yield { customers, orders: [], leftOut: [], rejects, aside, rows: this.rows, bytes: whole.length };
    this.warnings.push(...this.problems.overflow());
  }
}
