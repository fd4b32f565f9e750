/** What a login to a book on a server may do. A book that is a file has no logins: who may write to it may do everything. */
import type { OperationKind } from './operation.ts';

/** Each may do what the next one may. */
export const roles = ['keeper', 'caller', 'reader'] as const;
export type Role = (typeof roles)[number];

/** What only a keeper does, as the end of "only a keeper may …". */
export const forKeepers = {
  rank: 'work out the figures of a new day',
  import: 'import',
  erase: 'erase for good',
  'undo of others': 'undo what others did',
  login: 'give and take logins',
} as const;
export type ForKeepers = keyof typeof forKeepers;

/** What an operation of this kind needs beyond a caller; null of what callers do. */
export function neededFor(kind: OperationKind): ForKeepers | null {
  return kind === 'import' || kind === 'erase' ? kind : null;
}

/** Somebody who can come into the book. */
export interface Login {
  /** The name that the server knows. */
  readonly name: string;
  /** The caller it was made for. */
  readonly callerId: number;
  readonly role: Role;
}
