/**
 * Why a column is less certain to be the right one: it has the day a record was made or paid, not an order's; it is
 * about the recipient or the delivery; it has the amounts of lines, not of orders; only a part of its header, or only
 * its values, suggest the field.
 */
export type RivalDoubt = 'record day' | 'payment day' | 'delivery' | 'part of the header' | 'values' | 'of a line';

/** Two columns of a file for one field, by their headers. */
export interface Rival {
  readonly field: string;
  readonly read: string;
  readonly other: string;
  /** The other one is read where the first is empty. */
  readonly fillsIn: boolean;
  /**
   * Why the first comes before the other: a doubt about the other, the program's own word, a more usual header, or its
   * position.
   */
  readonly why: RivalDoubt | 'own word' | 'usual' | 'first';
}
