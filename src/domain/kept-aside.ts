/** Records of other programs that are no customers: of suppliers, leads, people who were put away. */

/** Each kind as it is said of one and of several; `--include` takes the latter. */
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

/** The records of one kind that an import kept aside. */
export interface KeptAsideCount {
  readonly kind: AsideKind;
  readonly records: number;
  /** Of them those about customers of the book, who stay as they are. */
  readonly inBook: number;
  /** The first ones, each once: somebody may have several open deals. */
  readonly names: readonly string[];
}
