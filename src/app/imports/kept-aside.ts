/** Records that are not customers, for the report: how many of each kind, and the first names. */
import { type AsideKind, type KeptAsideCount, mostNamedAside } from '../../domain/kept-aside.ts';
import { standInName } from '../../import/draft.ts';
import type { KeptAside } from '../../import/standing.ts';

interface Counted {
  records: number;
  inBook: number;
  readonly names: string[];
}

export class KeptAsides {
  readonly #kinds = new Map<AsideKind, Counted>();

  /** `inBook`: whether a record is about a customer in the book, who stays unchanged. */
  add(kept: readonly KeptAside[], inBook: (draft: KeptAside['draft']) => boolean): void {
    for (const { why, draft } of kept) {
      const counted = this.#kinds.get(why) ?? { records: 0, inBook: 0, names: [] };
      this.#kinds.set(why, counted);
      counted.records++;
      if (inBook(draft)) counted.inBook++;
      const name = standInName(draft);
      if (counted.names.length < mostNamedAside && !counted.names.includes(name)) counted.names.push(name);
    }
  }

  all(): readonly KeptAsideCount[] {
    return [...this.#kinds].map(([why, counted]) => ({ kind: why, ...counted }));
  }
}
