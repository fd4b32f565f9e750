import type { DocumentKind } from '../domain/purchase.ts';
import type { CellReader } from './cells.ts';
import type { FileColumn } from './column-plan.ts';
import type { Field } from './fields.ts';
import { headersFor, wordsFor } from './languages/index.ts';
import type { StatusWord } from './languages/language.ts';
import { statusesIn } from './programs/index.ts';
import type { RawRecord } from './raw-record.ts';
import { isOfDeals, meaningOfStatus, meaningOfWord, otherStatuses, type StatusMeaning, statusKey } from './statuses.ts';
import { headerKey, textOrNull } from './text.ts';
import { parseYesNo } from './values/yes-no.ts';

/** How many different statuses are distinguished; a column with more contains something else. */
const mostStatuses = 100;

interface StatusOptions {
  /** What the file lists, where it tells. */
  readonly kind: DocumentKind | null;
  /** Whether orders with a status that no list has were bought. */
  readonly answers: ReadonlyMap<string, boolean>;
}

interface StatusColumn {
  readonly column: FileColumn;
  /** It is about the delivery of the goods. */
  readonly isDelivery: boolean;
  /** It is about the payment of orders that have a status of their own. */
  readonly isPayment: boolean;
  /** It says whether the document was booked at all. */
  readonly isBooked: boolean;
}

const booked = headersFor((language) => language.booked);
const deliveries = headersFor((language) => language.deliveries);
const payments = wordsFor((language) => language.payments, '|').map(headerKey);

/** The meanings of a file's statuses: there are few of them, on many rows. */
export class StatusReader {
  /** Unknown statuses, with their number of rows. */
  readonly unknown = new Map<string, number>();
  readonly #cells: CellReader;
  readonly #columns: readonly StatusColumn[];
  readonly #answers: ReadonlyMap<string, boolean>;
  readonly #of: 'deals' | 'invoices' | 'orders';
  readonly #known = new Map<string, StatusMeaning>();
  /** What the program that wrote the file means by its statuses. */
  readonly #own: ReadonlyMap<string, StatusWord>;

  /** `headers`: the header row, which tells the program that wrote the file. */
  constructor(cells: CellReader, headers: readonly string[], { kind, answers }: StatusOptions) {
    this.#cells = cells;
    this.#answers = answers;
    this.#own = statusesIn(headers);
    const listed = kind === 'invoice' || cells.columns('series').length > 0 ? 'invoices' : 'orders';
    this.#of = isPipeline(cells, headers) ? 'deals' : listed;
    const isOfPayment = (key: string) => payments.some((word) => key.includes(word));
    const keys = cells.columns('status').map(({ header }) => headerKey(header));
    const hasOwn = keys.some((key) => !deliveries.has(key) && !booked.has(key) && !isOfPayment(key));
    this.#columns = cells.columns('status').map((column) => {
      const key = headerKey(column.header);
      const isPayment = hasOwn && isOfPayment(key);
      return { column, isDelivery: deliveries.has(key), isPayment, isBooked: booked.has(key) };
    });
  }

  /** Of several status columns the strictest decides: a refunded order counts for nothing, delivered or not. */
  statusOf(record: RawRecord): StatusMeaning {
    const cancelled = textOrNull(this.#cells.text(record, 'cancelled') ?? undefined);
    if (cancelled !== null && parseYesNo(cancelled) !== false) return { leftOut: 'cancelled' };
    let strictest: StatusMeaning = 'counts';
    for (const column of this.#columns) {
      const meaning = this.#meaningIn(record, column);
      if (strictness(meaning) > strictness(strictest)) strictest = meaning;
    }
    if (strictest !== 'unknown') return strictest;
    this.#countUnknown(record);
    return 'counts';
  }

  #meaningIn(record: RawRecord, { column, isDelivery, isPayment, isBooked }: StatusColumn): StatusMeaning {
    const status = textOrNull(record.cells[column.index]);
    if (status === null) return 'counts';
    const answer = isBooked ? parseYesNo(status) : 'wrong';
    if (answer !== 'wrong') return answer === false ? { leftOut: 'draft' } : 'counts';
    const meaning = this.#meaningOf(status);
    if (isPayment) return ofPayment(meaning);
    return isDelivery ? ofDelivery(meaning) : meaning;
  }

  #countUnknown(record: RawRecord): void {
    for (const known of this.#columns) {
      const status = textOrNull(record.cells[known.column.index]);
      if (status !== null && this.#meaningIn(record, known) === 'unknown') this.#count(status);
    }
  }

  #meaningOf(status: string): StatusMeaning {
    const known = this.#known.get(status);
    if (known !== undefined) return known;
    const own = this.#own.get(statusKey(status));
    const meaning =
      this.#answered(status) ?? (own === undefined ? meaningOfStatus(status, this.#of) : meaningOfWord(own));
    if (this.#known.size < mostStatuses) this.#known.set(status, meaning);
    return meaning;
  }

  #count(status: string): void {
    const key = this.unknown.size < mostStatuses || this.unknown.has(status) ? status : otherStatuses;
    this.unknown.set(key, (this.unknown.get(key) ?? 0) + 1);
  }

  #answered(status: string): StatusMeaning | null {
    const isBought = this.#answers.get(statusKey(status));
    if (isBought === undefined) return null;
    return isBought ? 'counts' : { leftOut: 'not bought' };
  }
}

/** A bare `Stage` beside the items of orders, where nothing else speaks of deals, is how far the goods are. */
function isPipeline(cells: CellReader, headers: readonly string[]): boolean {
  if (!isOfDeals(cells.columns('status')[0]?.header ?? '')) return false;
  const has = (field: Field) => cells.columns(field).length > 0;
  const hasItems = has('quantity') && (has('unitPrice') || has('lineAmount'));
  return !hasItems || headers.filter(isOfDeals).length > 1;
}

/** Goods on their way were bought; only returned ones were not. */
function ofDelivery(meaning: StatusMeaning): StatusMeaning {
  if (meaning === 'refunded') return meaning;
  return typeof meaning === 'object' && meaning.leftOut === 'cancelled' ? meaning : 'counts';
}

/** The order was placed, as its own status says: it is not paid yet. */
function ofPayment(meaning: StatusMeaning): StatusMeaning {
  return typeof meaning === 'object' && meaning.leftOut === 'pending' ? 'unpaid' : meaning;
}

/** A status that may or may not mean a purchase is asked about unless another column decides. */
function strictness(meaning: StatusMeaning): number {
  if (typeof meaning === 'object') return meaning.leftOut === 'pending' ? 3 : 5;
  return { counts: 0, unpaid: 1, unknown: 2, refund: 4, refunded: 4 }[meaning];
}
