/**
 * Why a column is a less sure reading: it has the day on which a record was made or paid, when an order's is wanted; it is
 * about whom or where goods went to; it has the amounts of lines, when an order's is wanted; only a part of its header, or
 * only its values, say what it is about.
 */
export type RivalDoubt = 'record day' | 'payment day' | 'delivery' | 'part of the header' | 'values' | 'of a line';

/** Two columns of a file for one field, by their headers. */
export interface Rival {
  readonly field: string;
  readonly read: string;
  readonly other: string;
  /** The other one is read where the first is empty. */
  readonly fillsIn: boolean;
  /** Why the first goes before the other: a doubt about the other, the program's own word for it, its more usual header, its place. */
  readonly why: RivalDoubt | 'own word' | 'usual' | 'first';
}
