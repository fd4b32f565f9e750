/** The desk's keys: those shown at the bottom, and the sheets that list them. */
import { outcomeNames, outcomes } from '../../domain/touch.ts';
import type { KeyHint, Sheet } from '../../render/desk-view.ts';
import { type DeskState, type LinePurpose, otherKinds } from './state.ts';

const outcomeSheet: Sheet = {
  title: 'How did it go?',
  keys: [
    ...outcomeNames.map((name) => [outcomes[name].key, outcomes[name].label] as const),
    ...otherKinds.map(({ key, label }) => [key, label] as const),
  ],
};

/** The name of what is being logged, as on its key. */
export function labelOf({ kind, outcome }: Pick<Extract<LinePurpose, { what: 'words' }>, 'kind' | 'outcome'>): string {
  if (outcome !== null) return outcomes[outcome].label;
  return otherKinds.find((other) => other.kind === kind)?.label ?? kind;
}

const helpSheet: Sheet = {
  title: 'Keys',
  isWhole: true,
  keys: [
    ['Enter', 'call: the guided call, and back here'],
    ['l', 'log a call, card or visit you made: one key for how it went, then a note'],
    ['s', 'snooze: put the next call off to a day'],
    ['n', 'note something to remember'],
    ['u', 'undo the last thing done'],
    ['/', 'find any customer: name, company, number'],
    ['↑ ↓', 'the next customer; PgUp and PgDn, Home and End'],
    ['→', 'the whole card; ← or Esc goes back'],
    ['Esc', 'a step back, and out; q or Ctrl-C leaves at once'],
    ['Ctrl-Z', 'to the shell; fg comes back'],
  ],
};

export function sheetOf({ mode }: DeskState): Sheet | null {
  if (mode.kind === 'help') return helpSheet;
  const isLogging = mode.kind === 'line' && (mode.asked.what === 'words' || mode.asked.what === 'day');
  return mode.kind === 'outcome' && !isLogging ? outcomeSheet : null;
}

const calling: readonly KeyHint[] = [
  ['Enter', 'call'],
  ['l', 'log'],
  ['s', 'snooze', 'spare'],
  ['n', 'note', 'spare'],
  ['u', 'undo', 'spare'],
  ['/', 'find'],
  ['?', 'keys'],
];

/** Only with a selected customer. */
function inList({ rows, filter, isOpen }: DeskState, goesOn: boolean): readonly KeyHint[] {
  const ahead: readonly KeyHint[] = goesOn && filter === null ? [['Enter', 'the coming days']] : [];
  const forNobody = calling.filter(([key]) => ['u', '/', '?'].includes(key));
  const first = rows.length === 0 ? [...ahead, ...forNobody] : calling;
  return [...first, ['Esc', isOpen || filter !== null ? 'back' : 'leave']];
}

export function keysOf(state: DeskState, goesOn: boolean): readonly KeyHint[] {
  const { mode } = state;
  switch (mode.kind) {
    case 'list':
      return inList(state, goesOn);
    case 'filter':
      return [
        ['Enter', 'take'],
        ['↑↓', 'choose'],
        ['Esc', 'back to today'],
      ];
    case 'help':
      return [['Esc', 'back']];
    case 'outcome':
      return [
        ['a key', 'says it'],
        ['Esc', 'back'],
      ];
    case 'line':
      return [
        ['Enter', enterDoes(mode.asked)],
        ['Esc', 'back'],
      ];
    case 'sure':
      return [
        ['y', 'undo'],
        ['Esc', 'keep'],
      ];
  }
}

function enterDoes(asked: LinePurpose): string {
  switch (asked.what) {
    case 'snooze':
      return 'snooze (empty: for a week)';
    case 'note':
      return 'keep';
    case 'day':
      return 'go on (empty: they didn’t say)';
    case 'words':
      return 'save (empty: nothing to note)';
  }
}
