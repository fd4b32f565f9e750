/** Customers' refusals in a file: in columns, as labels among the tags, or in words. */

import type { Day } from '../domain/day.ts';
import { kindRefusedBy, type RefusableKind, refusalIn } from '../domain/refusal.ts';
import type { Field } from './fields.ts';

export interface DraftRefusal {
  readonly kind: RefusableKind;
  /** One person or one number; null for the customer as a whole. */
  readonly who: string | null;
  /** Null when the file has no date; the reason is then the file's word for it. */
  readonly day: Day | null;
  readonly reason: string | null;
}

/** The columns of the kinds; calls have an older one that is read separately. */
export const refusalFields: readonly (readonly [Field, RefusableKind])[] = [
  ['doNotEmail', 'email'],
  ['doNotText', 'text'],
  ['doNotVisit', 'visit'],
  ['doNotSendCards', 'card'],
  ['doNotSendGifts', 'gift'],
];

/** Sentences as `export` writes them, one a line or separated by Google's signs; other text remains. */
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

/** Labels about refusals of the whole customer; the others are tags. */
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

/** Without duplicates; those with a day and a reason replace those without. */
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
