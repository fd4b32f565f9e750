/** What a file says that a customer does not want: in columns of their own, as a label among the tags, in words. */

import type { Day } from '../domain/day.ts';
import { kindRefusedBy, type RefusableKind, refusalIn } from '../domain/refusal.ts';
import type { Field } from './fields.ts';

export interface DraftRefusal {
  readonly kind: RefusableKind;
  /** One person or one number; null for the customer as a whole. */
  readonly who: string | null;
  /** Null where the file says no more than that it is so: the reason is what it calls it then. */
  readonly day: Day | null;
  readonly reason: string | null;
}

/** The columns of the kinds; calls have one that is older and read by itself. */
export const refusalFields: readonly (readonly [Field, RefusableKind])[] = [
  ['doNotEmail', 'email'],
  ['doNotText', 'text'],
  ['doNotVisit', 'visit'],
  ['doNotSendCards', 'card'],
  ['doNotSendGifts', 'gift'],
];

/** Sentences as `export` writes them, one a line or between the signs that Google puts there; other text is left. */
export function refusalsIn(text: string | null): {
  readonly refusals: readonly DraftRefusal[];
  readonly rest: string | null;
} {
  if (text === null || !/, since \d{4}-/.test(text)) return { refusals: [], rest: text };
  const parts = text.split(/\n| ::: /).map((part) => ({ part, refusal: refusalIn(part) }));
  const refusals = parts.flatMap(({ refusal }) => refusal ?? []);
  if (refusals.length === 0) return { refusals, rest: text };
  const rest = parts.filter(({ refusal }) => refusal === null).map(({ part }) => part);
  return { refusals, rest: rest.join('\n').trim() || null };
}

/** Labels that say of the whole customer what is not wanted; the others are tags. */
export function refusalsAmong(labels: readonly string[]): {
  readonly refusals: readonly DraftRefusal[];
  readonly tags: readonly string[];
} {
  if (!labels.some((label) => kindRefusedBy(label) !== null)) return { refusals: [], tags: labels };
  const refusals = labels.flatMap((label) => {
    const kind = kindRefusedBy(label);
    return kind === null ? [] : [{ kind, who: null, day: null, reason: label }];
  });
  return { refusals, tags: labels.filter((label) => kindRefusedBy(label) === null) };
}

/** Each once; what comes with a day and its words goes before what only says that it is so. */
export function distinctRefusals(refusals: readonly DraftRefusal[]): readonly DraftRefusal[] {
  if (refusals.length < 2) return refusals;
  const told = refusals.toSorted((a, b) => Number(a.day === null) - Number(b.day === null));
  const first = new Map<string, DraftRefusal>();
  for (const refusal of told) {
    const key = `${refusal.kind}\0${refusal.who ?? ''}`;
    if (!first.has(key)) first.set(key, refusal);
  }
  return [...first.values()];
}
