export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** What is learned from old rows, once the columns for it are there; also from those of an export that was made before. */
  readonly facts?: readonly string[];
  /** The customers get the keys of their names. */
  readonly nameKeys?: true;
  /** The customers without a zone get the one that follows from their number or place. */
  readonly zones?: true;
}
