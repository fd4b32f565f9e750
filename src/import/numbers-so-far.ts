/** The highest number of each numbering in the book, and whether a file starts one again. */
import type { Day } from '../domain/day.ts';
import { mayRestart, numberShape, numberValue } from './order-numbers.ts';

export class NumbersSoFar {
  /** The highest number of each shape. */
  readonly highest = new Map<string, number>();
  readonly #latest = new Map<string, Day>();

  /** A number of the book. */
  add(number: string, day: Day): void {
    const shape = numberShape(number);
    const value = numberValue(number);
    if (value > (this.highest.get(shape) ?? -1)) this.highest.set(shape, value);
    if (day > (this.#latest.get(shape) ?? '')) this.#latest.set(shape, day);
  }

  /** Whether a new order, later than all of its numbering, has an old number: then the numbering started again. */
  beginAgain(number: string, day: Day): boolean {
    if (!mayRestart(number)) return false;
    const shape = numberShape(number);
    const latest = this.#latest.get(shape);
    return latest !== undefined && day > latest && numberValue(number) <= (this.highest.get(shape) ?? 0);
  }
}
