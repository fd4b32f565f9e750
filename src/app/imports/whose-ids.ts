/** Looks into a file before it is taken: are its ids those of the book's customers, or another program's? */

import { displayName } from '../../domain/customer.ts';
import type { IdsReport } from '../../domain/import-report.ts';
import { plain } from '../../domain/plain.ts';
import { plural } from '../../domain/plural.ts';
import type { CustomerDraft } from '../../import/draft.ts';
import { standInName } from '../../import/draft.ts';
import type { Batch, ImportFile } from '../../import/file.ts';
import {
  contradictionsOf,
  type IdEvidence,
  isDoubtful,
  noEvidence,
  programBeside,
  programOf,
} from '../../import/foreign-ids.ts';
import type { IdentityIndex } from '../../import/identity.ts';
import type { Transaction } from '../../store/store.ts';

/** Whose the ids of a file are, said by the user. */
export type IdsOf = 'book' | 'other';

/** Rows that tell enough. */
const enough = 200;
/** Rows with known ids after which a file that names nobody is not read on. */
const enoughMet = 2000;

interface Asked {
  readonly index: IdentityIndex;
  readonly file: ImportFile;
  /** The file once more, from its beginning. */
  readonly again: () => Promise<ImportFile>;
  readonly said: IdsOf | null;
}

/** Null for a file without ids, or a book without any. */
export async function whoseIds(book: Transaction, { index, file, again, said }: Asked): Promise<IdsReport | null> {
  const programs = index.programs();
  if (programs.length === 0 || file.layoutNumber === null || file.mapping()['externalId'] === undefined) return null;
  const layoutOf = (await book.imports.all()).find(({ layout }) => layout === file.layoutNumber)?.program ?? null;
  const looked = new Looked(book, index, programs);
  for await (const batch of (await again()).batches()) {
    await looked.at(draftsOf(batch));
    if (looked.isEnough) break;
  }
  const program = programSaid(looked.evidence, said) ?? programOf(looked.evidence, layoutOf);
  const { met, same, other } = looked.evidence.get(1) ?? noEvidence;
  const isUnclear = said === null && layoutOf === null;
  return {
    ...{ program, met, same, others: other, example: looked.example },
    isDoubtful: isUnclear && isDoubtful({ met, same, other, contradictions: 0 }),
    isGuess: isUnclear && same + other === 0 && programs.length > 1 && met > 0,
  };
}

function programSaid(evidence: Looked['evidence'], said: IdsOf | null): number | null {
  if (said === null) return null;
  return said === 'book' ? 1 : programBeside(evidence, 1);
}

function draftsOf({ customers, orders }: Batch): CustomerDraft[] {
  return [...customers, ...orders.map(({ customer }) => customer)].filter(({ externalId }) => externalId !== null);
}

class Looked {
  readonly evidence: ReadonlyMap<number, IdEvidence>;
  example: IdsReport['example'] = null;
  readonly #book: Transaction;
  readonly #index: IdentityIndex;

  constructor(book: Transaction, index: IdentityIndex, programs: readonly number[]) {
    this.#book = book;
    this.#index = index;
    this.evidence = new Map([1, ...programs].map((program) => [program, { ...noEvidence }]));
  }

  get isEnough(): boolean {
    const { met, same, other } = this.evidence.get(1) ?? noEvidence;
    return same + other >= enough || met >= enoughMet;
  }

  async at(drafts: readonly CustomerDraft[]): Promise<void> {
    for (const [program, evidence] of this.evidence) {
      const owners = drafts.map(({ externalId }) => this.#index.ownerIn(program, externalId ?? ''));
      const found = await this.#book.customers.some([...new Set(owners.filter((id) => id !== 0))]);
      const known = new Map(found.map((customer) => [customer.id, customer]));
      for (const [at, draft] of drafts.entries()) {
        const customer = known.get(owners[at] ?? 0);
        if (customer === undefined) continue;
        evidence.met++;
        // Of a company with people the row may be about one of these.
        if (this.#index.isCompany(customer.id)) continue;
        const count = contradictionsOf(customer, draft, (phone, country) => this.#index.phoneKey(phone, country));
        if (count === 0) evidence.same++;
        if (count === null || count === 0) continue;
        evidence.other++;
        evidence.contradictions += count;
        if (program === 1)
          this.example ??= { id: draft.externalId ?? '', known: displayName(customer), here: standInName(draft) };
      }
    }
  }
}

export function idsTexts(ids: IdsReport | null): string[] {
  if (ids === null) return [];
  const { program, met, same, others, example, isGuess } = ids;
  const eg =
    example === null
      ? ''
      : ` (id ${plain(example.id)}: ${plain(example.known)} in the book, ${plain(example.here)} here)`;
  if (program !== 1) {
    const verb = others === 1 ? 'is' : 'are';
    const seen =
      others === 0 ? '' : `: ${others} of ${same + others} that the book has ${verb} somebody else's there${eg}`;
    return [
      `the ids are another program's${seen}; customers are found by address, number and name, too; if they are the same: --ids-of book`,
    ];
  }
  if (isGuess)
    return [
      `the book has ids of several programs, and nothing else in this file says whose it has: ${plural(met, 'id')} taken for the first one's; if not: --ids-of other`,
    ];
  if (others === 0) return [];
  return [
    `${plural(others, 'id is', 'ids are')} of customers with another name, address and number in the book${eg}: treated as changed since; if the ids are another program's: --ids-of other`,
  ];
}
