/** What a writing command did to the book, by kind. */
import type { Day } from './day.ts';

export const operationKinds = [
  ...([
    'add',
    'ask',
    'call',
    'config',
    'dates',
    'dnc',
    'doctor',
    'done',
    'duplicates',
    'edit',
    'erase',
    'event',
    'import',
  ] as const),
  ...([
    'interval',
    'log',
    'merge',
    'news',
    'note',
    'pause',
    'plan',
    'potential',
    'redo',
    'restore',
    'resume',
    'script',
    'snooze',
  ] as const),
  ...(['tag', 'tier', 'undo'] as const),
];
export type OperationKind = (typeof operationKinds)[number];

/** How a customer left the book. */
export type WayOut = { readonly kind: 'erased' } | { readonly kind: 'merged'; readonly into: number };

/** What became of a row. */
export const changeKinds = ['added', 'changed', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface OperationRecord {
  readonly id: number;
  /** ISO 8601 moment. */
  readonly at: string;
  readonly day: Day;
  readonly kind: OperationKind;
  /** As it is listed for people. */
  readonly command: string;
  readonly summary: string;
  /** Whom it was about, where that is no change of theirs: who was erased, or who became part of whom. */
  readonly subject: number | null;
  readonly into: number | null;
  /** All of it was taken back. */
  readonly undoneAt: string | null;
  /** Some of it was taken back; the rest had been changed since. */
  readonly undonePartly: boolean;
}

/** What taking an operation back (or doing it again) does, or would do. */
export interface Undoing {
  readonly operation: OperationRecord;
  /** Rows taken away again, given back former values, or put back. */
  readonly removed: number;
  readonly restored: number;
  readonly returned: number;
  /** What later operations did, which stays. */
  readonly kept: readonly KeptRow[];
}

/** A customer, or a row of no customer, of which something stays. */
export interface KeptRow {
  readonly table: string;
  readonly id: number;
  readonly name: string;
  /** Their fields that stay, and the tables in which other rows of theirs do; none when they stay themselves. */
  readonly fields: readonly string[];
}
