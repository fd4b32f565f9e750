import type { DocumentKind } from '../domain/purchase.ts';
import type { CellReader } from './cells.ts';
import type { RawRecord } from './raw-record.ts';
import { isOfDeals, type Meaning, meaningOfStatus, otherStatuses, statusKey } from './statuses.ts';
import { textOrNull } from './text.ts';
import { parseYesNo } from './values/yes-no.ts';

/** Different ones that are kept apart; a column of more of them holds something else. */
const mostStatuses = 100;

/** What the statuses of a file mean: there are few of them, on many rows. */
export class StatusReader {
  /** Statuses that no list has, and on how many rows they stand. */
  readonly unknown = new Map<string, number>();
  readonly #cells: CellReader;
  readonly #answers: ReadonlyMap<string, boolean>;
  readonly #of: 'deals' | 'invoices' | 'orders';
  readonly #known = new Map<string, Meaning>();

  /** `answers`: whether orders with a status that no list has were bought. */
  constructor(cells: CellReader, kind: DocumentKind | null, answers: ReadonlyMap<string, boolean>) {
    this.#cells = cells;
    this.#answers = answers;
    const isPipeline = isOfDeals(cells.columns('status')[0]?.header ?? '');
    const listed = kind === 'invoice' ? 'invoices' : 'orders';
    this.#of = isPipeline ? 'deals' : listed;
  }

  statusOf(record: RawRecord): Meaning {
    const cancelled = textOrNull(this.#cells.text(record, 'cancelled') ?? undefined);
    if (cancelled !== null && parseYesNo(cancelled) !== false) return { leftOut: 'cancelled' };
    const status = this.#cells.text(record, 'status');
    return status === null ? 'counts' : this.#meaningOf(status);
  }

  #meaningOf(status: string): Meaning {
    let meaning = this.#known.get(status);
    if (meaning === undefined) {
      meaning = this.#answered(status) ?? meaningOfStatus(status, this.#of);
      if (this.#known.size < mostStatuses) this.#known.set(status, meaning);
    }
    if (meaning !== 'unknown') return meaning;
    const key = this.unknown.size < mostStatuses || this.unknown.has(status) ? status : otherStatuses;
    this.unknown.set(key, (this.unknown.get(key) ?? 0) + 1);
    return 'counts';
  }

  #answered(status: string): Meaning | null {
    const isBought = this.#answers.get(statusKey(status));
    if (isBought === undefined) return null;
    return isBought ? 'counts' : { leftOut: 'not bought' };
  }
}
