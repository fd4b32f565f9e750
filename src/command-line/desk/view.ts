/** What of the desk's state is to be seen, in words. */

import { type Customer, displayName } from '../../domain/customer.ts';
import { type Day, daysBetween, formatDay } from '../../domain/day.ts';
import { callOrder, type DueList } from '../../domain/due.ts';
import type { Brief } from '../../domain/script/brief.ts';
import { outcomeNames, outcomes } from '../../domain/touch.ts';
import type { DeskRow, DeskView, KeyHint, Sheet } from '../../render/desk.ts';
import { listHeadline, sayingOf, whenDue } from '../../render/today.ts';
import type { Ranked } from '../../store/standings.ts';
import type { Asked, DeskState } from './state.ts';

interface Today {
  readonly list: DueList;
  readonly brokenOff: readonly { readonly customer: Customer; readonly day: Day }[];
}

/**
 * Calls that broke off, promises, then the calls, as `today` has them; `next` is the row of the customer whom `call`
 * takes.
 */
export function todayRows({ list, brokenOff }: Today): { readonly rows: readonly DeskRow[]; readonly next: number } {
  const rows = [
    ...brokenOff.map(({ customer, day }) => ({
      customerId: customer.id,
      name: displayName(customer),
      about: `the call of ${formatDay(day, 'short')} broke off: Enter goes on with it`,
    })),
    ...list.promises.map((due) => ({
      customerId: due.customer.id,
      name: displayName(due.customer),
      about: `${due.promise.text}, ${whenDue(due, list.date)}`,
    })),
    ...list.calls.map((call) => ({
      customerId: call.customer.id,
      name: displayName(call.customer),
      about: sayingOf(call, list.date),
    })),
  ];
  const first = brokenOff[0]?.customer ?? callOrder(list)[0];
  return {
    rows,
    next: Math.max(
      0,
      rows.findIndex(({ customerId }) => customerId === first?.id),
    ),
  };
}

export const listTitle = listHeadline;

export function hitRows(hits: readonly Ranked[], today: Day): DeskRow[] {
  return hits.map(({ customer, standing }) => {
    const { lastPurchase } = standing;
    const bought = lastPurchase === null ? 'no order known' : `ordered ${ago(lastPurchase, today)}`;
    const parts = [customer.archived ? 'archived' : null, customer.city, bought].filter((part) => part !== null);
    return { customerId: customer.id, name: displayName(customer), about: parts.join(' · ') };
  });
}

function ago(day: Day, today: Day): string {
  const days = daysBetween(day, today);
  return days <= 0
    ? 'today'
    : days === 1
      ? 'yesterday'
      : days < 60
        ? `${days} days ago`
        : `on ${formatDay(day, 'dated')}`;
}

interface Shown {
  readonly title: string;
  readonly below: DeskView['below'];
  readonly card: Brief | null;
}

export function viewOf(state: DeskState, { title, below, card }: Shown): DeskView {
  const { mode, filter, rows, selected, isOpen, scrolled } = state;
  const problem = mode.kind === 'line' ? mode.problem : null;
  return {
    ...{ title, rows, selected, below, isOpen, scrolled, card },
    nobody:
      filter === null ? 'Nobody is due a call. / finds any customer.' : 'Nobody is called so, or has this number.',
    filter: filter === null ? null : { ...filter, isTyped: mode.kind === 'filter' },
    sheet: sheetOf(state),
    line: mode.kind === 'line' ? { question: questionOf(mode.asked), ...mode.line } : null,
    message: problem ?? (mode.kind === 'sure' ? `Undo ${mode.title}?` : mode.kind === 'line' ? '' : state.message),
    isProblem: problem !== null,
    keys: keysOf(state),
  };
}

function questionOf(asked: Asked): string {
  switch (asked.what) {
    case 'snooze':
      return 'Put off until?';
    case 'note':
      return 'What is to be remembered?';
    case 'day':
      return 'When do they want to be called?';
    case 'words':
      return `${outcomes[asked.outcome].label}. What was said?`;
  }
}

const outcomeSheet: Sheet = {
  title: 'How did it go?',
  keys: outcomeNames.map((name) => [outcomes[name].key, outcomes[name].label]),
};

const helpSheet: Sheet = {
  title: 'Keys',
  keys: [
    ['Enter', 'call: the guided call, and back here'],
    ['l', 'log a call that was made: outcome and note'],
    ['s', 'snooze: put the next call off to a day'],
    ['n', 'note something to remember'],
    ['u', 'undo the last thing done'],
    ['/', 'find any customer: name, company, number'],
    ['↑ ↓', 'the next customer; PgUp and PgDn, Home and End'],
    ['→', 'the whole card; ← or Esc goes back'],
    ['Esc', 'a step back, and out'],
    ['Ctrl-Z', 'to the shell; fg comes back'],
  ],
};

function sheetOf({ mode }: DeskState): Sheet | null {
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

function keysOf({ mode, filter, isOpen }: DeskState): readonly KeyHint[] {
  switch (mode.kind) {
    case 'list':
      return isOpen || filter !== null ? [...calling, ['Esc', 'back']] : [...calling, ['Esc', 'leave']];
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

function enterDoes(asked: Asked): string {
  switch (asked.what) {
    case 'snooze':
      return 'put off';
    case 'note':
      return 'keep';
    case 'day':
      return 'go on (empty: they did not say)';
    case 'words':
      return 'save (empty: nothing to note)';
  }
}
