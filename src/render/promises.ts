import { type Day, dayText, formatDay } from '../domain/day.ts';
import { type DuePromise, daysOverdue, promisedTo } from '../domain/due.ts';
import { owedOn } from '../domain/owed-here.ts';
import { isLetGo } from '../domain/promise.ts';
import { onBoth } from './both-clocks.ts';
import type { TableColumn } from './table-layout.ts';
import { plain, plural } from './text.ts';

type Row = DuePromise & { readonly today: Day };

export const promiseColumns: Readonly<Record<string, TableColumn<Row>>> = {
  id: { title: '#', cell: ({ promise }) => String(promise.id), align: 'right' },
  promised: { title: 'Promised', cell: ({ promise }) => plain(promise.text), flexible: true, firm: true, least: 24 },
  to: { title: 'To', cell: (due) => plain(promisedTo(due)), flexible: true, least: 10 },
  due: {
    title: 'Due',
    cell: ({ promise: { due, time }, timeHere }) =>
      `${dayText(due)}${time === null ? '' : ` ${onBoth(time, timeHere)}`}`,
  },
  state: { title: 'State', cell: (due) => state(due, due.today) },
};

function state(owed: DuePromise, today: Day): string {
  const { doneOn, toldOn } = owed.promise;
  const due = owedOn(owed);
  if (isLetGo(owed.promise)) return `let go ${dayText(toldOn)}`;
  if (toldOn !== null) return `kept ${dayText(toldOn)}`;
  if (doneOn !== null) return 'done, tell them';
  const late = daysOverdue(due, today);
  return late > 0 ? `${plural(late, 'day')} late` : due === today ? 'due today' : `by ${formatDay(due, 'short')}`;
}

export function promiseStateJson({ promise: { madeOn, doneOn, toldOn } }: DuePromise) {
  return { madeOn, doneOn, toldOn };
}
