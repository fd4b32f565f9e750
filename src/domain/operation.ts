/** What a writing command did to the book, by kind. */
import type { Day } from './day.ts';
import { plain } from './plain.ts';

export const operationKinds = [
  ...([
    'add',
    'ask',
    'call',
    'caller',
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
    'reply',
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

/** What happened to a row. */
export const changeKinds = ['added', 'changed', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface OperationRecord {
  readonly id: number;
  /** ISO 8601 moment. */
  readonly at: string;
  readonly day: Day;
  readonly kind: OperationKind;
  /** The command as it is listed for people. */
  readonly command: string;
  readonly summary: string;
  /** The customer it was about, when it is not a change of theirs: erased, or merged into another. */
  readonly subject: number | null;
  readonly into: number | null;
  /** Who did it, as they were called then; null when nobody said. */
  readonly by: string | null;
  /** The caller who did it; null of somebody who is none. */
  readonly callerId: number | null;
  /** Set when all of it was undone. */
  readonly undoneAt: string | null;
  /** Some of it was undone; the rest had been changed since. */
  readonly undonePartly: boolean;
}

/** Somebody by whom operations were done. */
export interface Doer {
  readonly callerId: number;
  /** What they are called in the book. */
  readonly names: readonly string[];
}

export function wasDoneBy({ by, callerId }: Pick<OperationRecord, 'by' | 'callerId'>, doer: Doer): boolean {
  return callerId === doer.callerId || (by !== null && doer.names.includes(by));
}

/** What undoing (or redoing) an operation does, or would do. */
export interface Undoing {
  readonly operation: OperationRecord;
  /** Rows removed again, reset to former values, or put back. */
  readonly removed: number;
  readonly restored: number;
  readonly returned: number;
  /** Changes of later operations, which stay. */
  readonly kept: readonly KeptRow[];
}

/** A customer, or a row without a customer, of which something stays. */
export interface KeptRow {
  readonly table: string;
  readonly id: number;
  readonly name: string;
  /**
   * The fields that stay, and the tables in which other rows of theirs stay; empty when the customer stays as a whole.
   */
  readonly fields: readonly string[];
}

/** In the list of what was done, and when asking about it. */
export function operationTitle({ command, summary }: OperationRecord): string {
  return plain(summary === '' ? command : `${command}: ${summary}`);
}
