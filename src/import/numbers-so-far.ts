/** How far each numbering has come in the book, and whether a file begins one again. */
import type { Day } from '../domain/day.ts';
import { mayRestart, numberShape, numberValue } from './order-numbers.ts';

export class NumbersSoFar {
  /** The highest number of each spelling. */
  readonly highest = new Map<string, number>();
  /** An order that is new in the book, and newer than all of its numbering, has a number from before. */
  restarted = false;
  readonly #latest = new Map<string, Day>();

  /** A number of the book. */
  add(number: string, day: Day): void {
    const shape = numberShape(number);
    const value = numberValue(number);
    if (value > (this.highest.get(shape) ?? -1)) this.highest.set(shape, value);
    if (day > (this.#latest.get(shape) ?? '')) this.#latest.set(shape, day);
  }

  /** A number that is new with its customer. */
  meet(number: string, day: Day): void {
    if (this.restarted || this.highest.size === 0 || !mayRestart(number)) return;
    const shape = numberShape(number);
    const latest = this.#latest.get(shape);
    if (latest !== undefined && day > latest && numberValue(number) <= (this.highest.get(shape) ?? 0))
      this.restarted = true;
  }
}
