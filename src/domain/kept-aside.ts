/** Records of other programs that are not customers: suppliers, leads, archived people. */

/** The singular and plural of each kind; `--include` takes the plural. */
export const asides = {
  lead: { one: 'lead', many: 'leads' },
  opportunity: { one: 'open opportunity', many: 'opportunities' },
  inactive: { one: 'inactive record', many: 'inactive' },
  archived: { one: 'archived record', many: 'archived' },
  supplier: { one: 'supplier', many: 'suppliers' },
} as const;

/** How many of each kind are named. */
export const mostNamedAside = 5;

export type AsideKind = keyof typeof asides;

/** The records of one kind that an import set aside. */
export interface KeptAsideCount {
  readonly kind: AsideKind;
  readonly records: number;
  /** Of these, the ones about customers in the book, who stay as they are. */
  readonly inBook: number;
  /** The first ones, without duplicates: one person may have several open deals. */
  readonly names: readonly string[];
}
