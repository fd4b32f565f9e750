/** What the desk shows, as values. */
import type { Brief } from '../domain/script/brief.ts';

export interface DeskRow {
  readonly customerId: number;
  readonly name: string;
  /** A line about them. */
  readonly about: string;
}

/** A key and its description; a spare one is the first to be left out when there is no room, in one line or in two. */
export type KeyHint = readonly [key: string, does: string, spare?: 'spare'];

/** Shown in place of the card. */
export interface Sheet {
  readonly title: string;
  readonly keys: readonly KeyHint[];
  /** It fills the screen. */
  readonly isWhole?: boolean;
}

export interface DeskView {
  readonly title: string;
  /** Used when the screen is too narrow for it. */
  readonly shortTitle: string;
  readonly rows: readonly DeskRow[];
  readonly selected: number;
  /** How many there are below the rows, or more than that. */
  readonly below: { readonly count: number; readonly isMore: boolean };
  /** Shown without rows. */
  readonly nobody: string;
  readonly filter: { readonly before: string; readonly after: string; readonly isTyped: boolean } | null;
  /** Of the selected customer; null without one. */
  readonly card: Brief | null;
  readonly sheet: Sheet | null;
  readonly isOpen: boolean;
  readonly scrolled: number;
  /** The question, and the text typed so far. */
  readonly line: { readonly question: string; readonly before: string; readonly after: string } | null;
  readonly message: string;
  readonly isProblem: boolean;
  /** At the bottom. */
  readonly keys: readonly KeyHint[];
}
