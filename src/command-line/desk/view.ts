/** The visible part of the desk's state, in words. */

import { type Customer, displayName } from '../../domain/customer.ts';
import { type Day, daysBetween, formatDay } from '../../domain/day.ts';
import { calledName, callOrder, type DueCall, type DueList } from '../../domain/due.ts';
import { parted } from '../../domain/typed-line.ts';
import type { DeskRow, DeskView } from '../../render/desk-view.ts';
import { deskSaying, whenDue } from '../../render/today.ts';
import type { Ranked } from '../../store/standings.ts';
import { keysOf, labelOf, sheetOf } from './keys.ts';
import type { DeskState, LinePurpose } from './state.ts';

interface Today {
  readonly list: DueList;
  readonly brokenOff: readonly { readonly customer: Customer; readonly day: Day }[];
}

/** Interrupted calls, promises, then the calls, as in `today`; `next` is the row of the customer whom `call` takes. */
export function todayRows({ list, brokenOff }: Today): { readonly rows: readonly DeskRow[]; readonly next: number } {
  const rows = [
    ...brokenOff.map(({ customer, day }) => ({
      customerId: customer.id,
      name: displayName(customer),
      about: `interrupted: Enter continues it (${formatDay(day, 'short')})`,
    })),
    ...list.promises.map((due) => ({
      customerId: due.customer.id,
      name: displayName(due.customer),
      about: `${due.promise.text}, ${due.promise.doneOn === null ? whenDue(due, list.date) : 'kept: tell them'}`,
    })),
    ...list.calls.map((call) => ({
      customerId: call.customer.id,
      name: calledName(call),
      about: deskSaying(call, list.date),
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

/** The calls of the next days, each with its planned day. */
export function comingRows(calls: readonly DueCall[], today: Day): DeskRow[] {
  return calls.map((call) => {
    const { planned } = call.standing;
    const day = planned === null ? [] : [`planned for ${formatDay(planned, 'short')}`];
    return {
      customerId: call.customer.id,
      name: calledName(call),
      about: [...day, deskSaying(call, today)].filter((part) => part !== '').join('; '),
    };
  });
}

export function hitRows(hits: readonly Ranked[], today: Day): DeskRow[] {
  return hits.map(({ customer, standing }) => {
    const { lastPurchase } = standing;
    const bought = lastPurchase === null ? 'no order known' : `ordered ${ago(lastPurchase, today)}`;
    const calls = customer.archived ? 'archived' : customer.doNotCall === null ? null : 'asked not to be called';
    const parts = [calls, customer.city, bought].filter((part) => part !== null);
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

interface Shown extends Pick<DeskView, 'title' | 'shortTitle' | 'below' | 'card'> {
  /** Due customers who are not in the list, and why. */
  readonly hidden: string;
  /** Today's calls are made, and Enter continues with the next days. */
  readonly goesOn: boolean;
}

export function viewOf(state: DeskState, { goesOn, hidden, ...shown }: Shown): DeskView {
  const { mode, filter, rows, selected, isOpen, scrolled } = state;
  const problem = mode.kind === 'line' ? mode.problem : null;
  return {
    ...{ ...shown, rows, selected, isOpen, scrolled },
    nobody: nobodyHere(filter !== null, goesOn, hidden),
    filter: filter === null ? null : { ...parted(filter), isTyped: mode.kind === 'filter' },
    sheet: sheetOf(state),
    line: mode.kind === 'line' ? { question: questionOf(mode.asked), ...parted(mode.line) } : null,
    message: problem ?? (mode.kind === 'sure' ? `Undo ${mode.title}?` : mode.kind === 'line' ? '' : state.message),
    isProblem: problem !== null,
    keys: keysOf(state, goesOn),
  };
}

function nobodyHere(isFiltered: boolean, goesOn: boolean, hidden: string): string {
  if (isFiltered) return 'Nobody has this name or number.';
  const what = goesOn
    ? 'Nobody is left to call today. Enter goes on with the calls of the coming days; / finds any customer.'
    : 'No calls are due. / finds any customer.';
  return hidden === '' ? what : `${what}\n\n${hidden}`;
}

function questionOf(asked: LinePurpose): string {
  switch (asked.what) {
    case 'snooze':
      return 'Snooze until?';
    case 'note':
      return 'What should we remember?';
    case 'day':
      return 'When should we call back?';
    case 'words':
      return asked.kind === 'card' ? 'Card sent. Anything to note?' : `${labelOf(asked)}. What was said?`;
  }
}
