/** A vCard file for the import. Address books are small: it is read as a whole. */

import type { PeopleOf } from './column-plan.ts';
import { CompanyEvidence, type Grouping, isPerson, noGrouping } from './companies.ts';
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
  #grouping: Grouping = noGrouping;
  readonly #head: Buffer;
  readonly #source: Source;
  readonly #options: ReadOptions;
  readonly #converter: Utf8Converter;

  constructor(source: Source, head: Buffer, options: ReadOptions) {
    this.#source = source;
    this.#head = head;
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

  readonly totalsAddUp = false;
  readonly numbersRestart = true;

  grouping(): Grouping {
    return this.#grouping;
  }

  rivals(): readonly [] {
    return [];
  }

  unknownStatuses(): readonly [] {
    return [];
  }

  async prepare(): Promise<void> {}

  /** An address book is small: what its cards show of companies is looked at before it is read. */
  async group(peopleOf: PeopleOf | null): Promise<void> {
    const evidence = new CompanyEvidence();
    const { today, include } = this.#options;
    const nobody = { today, include, problems: new ProblemList(), unread: new Set<string>() };
    for (const card of readCards((await this.#whole()).toString(), nobody).customers)
      evidence.observe({ ...card, hasPerson: isPerson(card.name, card.company) });
    const found = evidence.grouping(false);
    this.#grouping = peopleOf === null ? found : { ...found, of: peopleOf, isClear: true };
  }

  async #whole(): Promise<Buffer> {
    const parts: Buffer[] = [];
    const converter = new Utf8Converter(this.#options.encoding, this.#head);
    for await (const part of converter.convert(unpacked(this.#source))) parts.push(part);
    return Buffer.concat(parts);
  }

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
