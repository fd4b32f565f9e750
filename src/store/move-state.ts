/**
 * Whether a book was moved away, or is arriving. It is stored with the number of its schema, which every version of the
 * program reads before anything else: earlier ones refuse such a book as well.
 */
import { shellWord } from '../domain/shell-word.ts';
import { UserError } from '../errors.ts';

const states = ['none', 'moved', 'arriving'] as const;
export type MoveState = (typeof states)[number];

const step = 1_000_000;

export const editionOf = (schema: number, state: MoveState): number => schema + step * states.indexOf(state);
export const schemaIn = (edition: number): number => edition % step;
export const moveStateIn = (edition: number): MoveState => states[Math.floor(edition / step)] ?? 'none';

/** Of a book that was moved: where it is now, and since which day. Of one that arrives: which book, and from where. */
export interface MoveMark {
  /** The id of the book. */
  readonly book: string;
  readonly place: string;
  readonly day: string;
}

/** The meta name of the mark. */
export const moveStamp = 'move';

/** What every command says of a book that is not here, or not yet. */
export function notHere(path: string, state: MoveState, mark: string | null): UserError {
  const { place = 'another place', day = '' }: Partial<MoveMark> = mark === null ? {} : JSON.parse(mark);
  const there = shellWord(place);
  if (state === 'moved')
    return new UserError(`${path} was moved to ${place} on ${day}, and is not written to any more`, {
      hint: `work there: cadence --db ${there} today; for every command: export CADENCE_DB=${there}`,
    });
  return new UserError(`${path} is only a part of ${place}: a move that began on ${day} is not finished`, {
    hint: `finish it: cadence --db ${there} move --to ${shellWord(path)}`,
  });
}
