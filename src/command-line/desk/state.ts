/**
 * The desk as a state machine: what a key changes on the screen, and what must be done for it. Nothing here reads or
 * draws.
 */
import type { ScreenEvent, ScreenKey } from '../../context.ts';
import type { Day } from '../../domain/day.ts';
import { withPlainDates } from '../../domain/numeric-date.ts';
import { moment } from '../../domain/option-types.ts';
import { type Outcome, outcomeNames, outcomes } from '../../domain/touch.ts';
import { emptyLine, lineOf, type TypedLine } from '../../domain/typed-line.ts';
import type { DeskRow } from '../../render/desk-view.ts';
import { edited, insertedText } from './input-line.ts';

/** Until when an empty line snoozes; not typed ahead into the line, where another day would be added to it. */
const usualSnooze = '+1w';

/** The purpose of the input line. */
export type LinePurpose =
  | { readonly what: 'snooze' | 'note' }
  | { readonly what: 'day'; readonly outcome: Outcome }
  | ({ readonly what: 'words' } & Made);

/** What was done: a call with an outcome, or something else. */
interface Made {
  readonly kind: 'call' | OtherKind;
  readonly outcome: Outcome | null;
  /** When they want to be called back. */
  readonly by: string | null;
}

type OtherKind = 'card' | 'visit';

/** Kinds that are logged besides calls; no outcome has these keys. */
export const otherKinds: readonly { readonly kind: OtherKind; readonly key: string; readonly label: string }[] = [
  { kind: 'card', key: 'k', label: 'Card sent' },
  { kind: 'visit', key: 's', label: 'Saw them (visit)' },
];

type Mode =
  | { readonly kind: 'list' | 'filter' | 'help' | 'outcome' }
  | { readonly kind: 'line'; readonly asked: LinePurpose; readonly line: TypedLine; readonly problem: string | null }
  | { readonly kind: 'sure'; readonly operation: number; readonly title: string };

export interface DeskState {
  readonly mode: Mode;
  readonly rows: readonly DeskRow[];
  readonly selected: number;
  /** The filter over all customers; null when the rows are today's. */
  readonly filter: TypedLine | null;
  /** The card fills the screen. */
  readonly isOpen: boolean;
  /** Lines of the card scrolled off the top. */
  readonly scrolled: number;
  readonly message: string;
}

/** What is read from the book, or changed in it. */
export type DeskRequest =
  | { readonly do: 'undo' }
  | { readonly do: 'call'; readonly customer: number }
  | ({ readonly do: 'log'; readonly customer: number; readonly note: string | null } & Made)
  | { readonly do: 'snooze'; readonly customer: number; readonly until: string }
  | { readonly do: 'note'; readonly customer: number; readonly text: string }
  | { readonly do: 'undo this'; readonly operation: number };

export type Effect =
  | DeskRequest
  | { readonly do: 'leave' | 'pause' | 'refresh' | 'go on' }
  | { readonly do: 'find'; readonly text: string };

interface Transition {
  readonly state: DeskState;
  readonly effect: Effect | null;
}

export const firstState: DeskState = {
  mode: { kind: 'list' },
  rows: [],
  selected: 0,
  filter: null,
  isOpen: false,
  scrolled: 0,
  message: '',
};

export const customerIn = ({ rows, selected }: DeskState): number | null => rows[selected]?.customerId ?? null;

const list: Mode = { kind: 'list' };
const to = (state: DeskState, effect: Effect | null = null): Transition => ({ state, effect });
const isLeave = ({ name, ctrl }: ScreenKey) => ctrl && (name === 'c' || name === 'd');

/** What a key's meaning depends on, besides the state. */
interface Around {
  readonly today: Day;
  /** How many rows the list shows. */
  readonly page: number;
  /** Decides how dates in figures are read. */
  readonly country?: string | null;
}

export function step(state: DeskState, event: ScreenEvent, around: Around): Transition {
  switch (event.kind) {
    case 'ended':
      return to(state, { do: 'leave' });
    case 'quiet':
      // While the user types or answers about a customer, the list stays still.
      return to(state, state.mode.kind === 'list' || state.mode.kind === 'filter' ? { do: 'refresh' } : null);
    case 'woken':
      return to(state);
    case 'paste':
      return pasted(state, event.text);
    case 'key':
      if (isLeave(event.key)) return to(state, { do: 'leave' });
      if (event.key.ctrl && event.key.name === 'z') return to(state, { do: 'pause' });
      return pressed(state, event.key, around);
  }
}

function pressed(state: DeskState, key: ScreenKey, around: Around): Transition {
  const { page } = around;
  const { mode } = state;
  switch (mode.kind) {
    case 'list':
      return inList({ ...state, message: '' }, key, page);
    case 'filter':
      return inFilter({ ...state, message: '' }, key, page);
    case 'help':
      return to({ ...state, mode: list });
    case 'outcome':
      return inOutcome(state, key);
    case 'line':
      return inLine(state, mode, key, around);
    case 'sure':
      return key.text.toLowerCase() === 'y' || key.text === 'u'
        ? to({ ...state, mode: list }, { do: 'undo this', operation: mode.operation })
        : to({ ...state, mode: list, message: 'Nothing was undone.' });
  }
}

/** A paste is never read as keys: it is text for the line, else a search. */
function pasted(state: DeskState, text: string): Transition {
  const { mode } = state;
  if (mode.kind === 'line')
    return to({ ...state, mode: { ...mode, line: insertedText(mode.line, text), problem: null } });
  if (mode.kind !== 'list' && mode.kind !== 'filter') return to(state);
  return filtered({ ...state, message: '' }, insertedText(state.filter ?? emptyLine, text.trim()));
}

function filtered(state: DeskState, filter: TypedLine): Transition {
  const next: DeskState = { ...state, mode: { kind: 'filter' }, filter, isOpen: false };
  return to(next, { do: 'find', text: filter.text });
}

function inList(state: DeskState, key: ScreenKey, page: number): Transition {
  if (key.name === 'escape') return back(state);
  const moved = state.isOpen ? scrolled(state, key, page) : moves(state, key, page);
  if (moved !== null) return to(moved);
  switch (key.text) {
    case '?':
      return to({ ...state, mode: { kind: 'help' } });
    case '/':
      return filtered(state, state.filter ?? emptyLine);
    case 'u':
      return to(state, { do: 'undo' });
    case 'q':
      return to(state, { do: 'leave' });
    default:
      return withCustomer(state, key);
  }
}

/** Closes the card first, then the filter, then the desk. */
function back(state: DeskState): Transition {
  if (state.isOpen) return to({ ...state, isOpen: false, scrolled: 0 });
  if (state.filter !== null) return to({ ...state, mode: list, filter: null, selected: 0 }, { do: 'refresh' });
  return to(state, { do: 'leave' });
}

function withCustomer(state: DeskState, key: ScreenKey): Transition {
  const customer = customerIn(state);
  const isEnter = key.name === 'return' || key.name === 'enter';
  if (customer === null) return to(state, isEnter && state.filter === null ? { do: 'go on' } : null);
  if (isEnter) return to(state, { do: 'call', customer });
  if (key.name === 'right' || key.name === 'tab') return to({ ...state, isOpen: true, scrolled: 0 });
  switch (key.text) {
    case 'l':
      return to({ ...state, mode: { kind: 'outcome' } });
    case 's':
      return to(asking(state, { what: 'snooze' }));
    case 'n':
      return to(asking(state, { what: 'note' }));
    default:
      return to(state);
  }
}

function asking(state: DeskState, asked: LinePurpose, text = ''): DeskState {
  return { ...state, mode: { kind: 'line', asked, line: lineOf(text), problem: null } };
}

/** The list with another row selected; null for a key that does not move. */
function moves(state: DeskState, { name, text }: ScreenKey, page: number): DeskState | null {
  const last = Math.max(0, state.rows.length - 1);
  const go = (row: number) => ({ ...state, selected: Math.min(last, Math.max(0, row)), scrolled: 0 });
  if (name === 'up' || text === 'k') return go(state.selected - 1);
  if (name === 'down' || text === 'j') return go(state.selected + 1);
  if (name === 'pageup') return go(state.selected - page);
  if (name === 'pagedown' || name === 'space') return go(state.selected + page);
  if (name === 'home') return go(0);
  return name === 'end' ? go(last) : null;
}

function scrolled(state: DeskState, { name, text }: ScreenKey, page: number): DeskState | null {
  const go = (line: number): DeskState => ({ ...state, scrolled: Math.max(0, line) });
  if (name === 'left' || name === 'tab') return { ...state, isOpen: false, scrolled: 0 };
  if (name === 'up' || text === 'k') return go(state.scrolled - 1);
  if (name === 'down' || text === 'j') return go(state.scrolled + 1);
  if (name === 'pageup') return go(state.scrolled - page);
  if (name === 'pagedown' || name === 'space') return go(state.scrolled + page);
  return name === 'home' ? go(0) : null;
}

const movingInFilter = ['up', 'down', 'pageup', 'pagedown'];

function inFilter(state: DeskState, key: ScreenKey, page: number): Transition {
  const filter = state.filter ?? emptyLine;
  if (key.name === 'escape') return back(state);
  if (key.name === 'return' || key.name === 'enter')
    return filter.text.trim() === '' ? back(state) : to({ ...state, mode: list });
  if (movingInFilter.includes(key.name)) return to(moves(state, { ...key, text: '' }, page) ?? state);
  const line = edited(filter, key);
  if (line === null) return to(state);
  return line.text === filter.text ? to({ ...state, filter: line }) : filtered(state, line);
}

/** Nothing is selected at first: a call that was not made must not get into the book. */
function inOutcome(state: DeskState, key: ScreenKey): Transition {
  if (key.name === 'escape') return to({ ...state, mode: list });
  const typed = key.text.toLowerCase();
  const other = otherKinds.find((one) => one.key === typed);
  if (other !== undefined) return to(asking(state, { what: 'words', kind: other.kind, outcome: null, by: null }));
  const outcome = outcomeNames.find((name) => outcomes[name].key === typed);
  if (outcome === undefined) return to(state);
  return to(asking(state, outcomes[outcome].asksForDay ? { what: 'day', outcome } : askWords(outcome, null)));
}

const askWords = (outcome: Outcome, by: string | null): LinePurpose => ({ what: 'words', kind: 'call', outcome, by });

function inLine(state: DeskState, mode: Extract<Mode, { kind: 'line' }>, key: ScreenKey, around: Around): Transition {
  if (key.name === 'escape') return to(stepBack(state, mode.asked));
  if (key.name === 'return' || key.name === 'enter') return entered(state, mode.asked, mode.line.text.trim(), around);
  const line = edited(mode.line, key);
  return to(line === null ? state : { ...state, mode: { ...mode, line, problem: null } });
}

function stepBack(state: DeskState, asked: LinePurpose): DeskState {
  switch (asked.what) {
    case 'words':
      return asked.outcome !== null && outcomes[asked.outcome].asksForDay
        ? asking(state, { what: 'day', outcome: asked.outcome }, asked.by ?? '')
        : { ...state, mode: { kind: 'outcome' } };
    case 'day':
      return { ...state, mode: { kind: 'outcome' } };
    default:
      return { ...state, mode: list };
  }
}

/** What an entered line leads to. The line stays until it is done, so that mistakes can be corrected. */
function entered(state: DeskState, asked: LinePurpose, text: string, around: Around): Transition {
  const customer = customerIn(state);
  if (customer === null) return to({ ...state, mode: list });
  switch (asked.what) {
    case 'snooze':
      return to(state, { do: 'snooze', customer, until: text || usualSnooze });
    case 'note':
      return text === '' ? to({ ...state, mode: list }) : to(state, { do: 'note', customer, text });
    case 'day':
      return to(withDay(state, asked.outcome, withPlainDates(text, around.today, around.country), around.today));
    case 'words':
      return to(state, { do: 'log', customer, ...madeOf(asked), note: text || null });
  }
}

const madeOf = ({ kind, outcome, by }: Made): Made => ({ kind, outcome, by });

function withDay(state: DeskState, outcome: Outcome, text: string, today: Day): DeskState {
  const parsed = text === '' ? null : moment(today, { from: today }).parse(text);
  if (parsed !== null && 'problem' in parsed) return refused(state, parsed.problem);
  return asking(state, askWords(outcome, text || null));
}

/** The state after an action, with its message. */
export function done(state: DeskState, message: string): DeskState {
  return { ...state, mode: list, message };
}

/** The state after a failed action: the line stays for correction. */
export function refused(state: DeskState, problem: string): DeskState {
  const { mode } = state;
  return mode.kind === 'line' ? { ...state, mode: { ...mode, problem } } : { ...state, message: problem };
}

/** New rows: the same customer stays selected if still there, else the position in the list. */
export function withRows(state: DeskState, rows: readonly DeskRow[], selected?: number): DeskState {
  const before = customerIn(state);
  const stays = rows[state.selected]?.customerId === before;
  const same = stays ? state.selected : rows.findIndex(({ customerId }) => customerId === before);
  const place = selected ?? (same >= 0 ? same : state.selected);
  return { ...state, rows, selected: Math.max(0, Math.min(place, rows.length - 1)) };
}

/** With this customer selected, if they are in the list: after an undo one goes on where the deed was. */
export function withSelected(state: DeskState, customer: number): DeskState {
  const at = state.rows.findIndex(({ customerId }) => customerId === customer);
  return at < 0 ? state : { ...state, selected: at };
}
