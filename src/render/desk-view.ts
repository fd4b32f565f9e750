/** What the desk shows, as values. */
import type { Brief } from '../domain/script/brief.ts';

export interface DeskRow {
  readonly customerId: number;
  readonly name: string;
  /** What one would say of them in a line. */
  readonly about: string;
}

/** A key and what it does; a spare one is left out first where there is no room, in one line or in two. */
export type KeyHint = readonly [key: string, does: string, spare?: 'spare'];

/** What stands in place of the card. */
export interface Sheet {
  readonly title: string;
  readonly keys: readonly KeyHint[];
  /** It takes the whole screen. */
  readonly isWhole?: boolean;
}

export interface DeskView {
  readonly title: string;
  /** In its place where the screen is too narrow for it. */
  readonly shortTitle: string;
  readonly rows: readonly DeskRow[];
  readonly selected: number;
  /** Beyond the rows there are so many, or more than that. */
  readonly below: { readonly count: number; readonly isMore: boolean };
  /** In place of rows, where there are none. */
  readonly nobody: string;
  readonly filter: { readonly before: string; readonly after: string; readonly isTyped: boolean } | null;
  /** Of the selected customer; null where nobody is selected. */
  readonly card: Brief | null;
  readonly sheet: Sheet | null;
  readonly isOpen: boolean;
  readonly scrolled: number;
  /** What is asked, and what was typed so far. */
  readonly line: { readonly question: string; readonly before: string; readonly after: string } | null;
  readonly message: string;
  readonly isProblem: boolean;
  /** At the foot. */
  readonly keys: readonly KeyHint[];
}
