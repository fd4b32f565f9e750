import type { Day } from '../day.ts';
import type { Potential } from './rank-settings.ts';

/** What somebody expects from a customer that no purchase shows yet. Raises the rank, up to and including a day. */
export interface PromisedPotential {
  readonly level: Potential;
  readonly reason: string;
  /** Null for until further notice. */
  readonly until: Day | null;
  readonly notedOn: Day;
}

/** The level, with the reason. */
export function potentialText({ level, reason }: PromisedPotential): string {
  return `${level}${reason === '' ? '' : ` (${reason})`}`;
}
