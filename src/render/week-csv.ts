import type { Day } from '../domain/day.ts';
import { type DueCall, numbersOf } from '../domain/due.ts';
import type { WeekList } from '../domain/week.ts';
import { type CsvColumn, csv } from './csv.ts';

interface CallOn {
  readonly date: Day;
  readonly call: DueCall;
}

const columns: readonly CsvColumn<CallOn>[] = [
  { title: 'date', cell: ({ date }) => date },
  { title: 'id', cell: ({ call }) => call.customer.id },
  { title: 'name', cell: ({ call }) => call.customer.name },
  { title: 'company', cell: ({ call }) => call.customer.company },
  { title: 'phone', cell: ({ call }) => numbersOf(call)[0] ?? null },
  { title: 'owner', cell: ({ call }) => call.customer.owner },
  { title: 'tier', cell: ({ call }) => call.standing.tier },
  { title: 'due', cell: ({ call }) => call.standing.due },
  { title: 'last conversation', cell: ({ call }) => call.standing.lastConversation },
  { title: 'reasons', cell: ({ call }) => call.reasons.join('; ') },
  { title: 'last words', cell: ({ call }) => call.lastWords },
];

/** Only in a book where people of companies are known. */
const askFor: CsvColumn<CallOn> = { title: 'ask for', cell: ({ call }) => call.ask?.person.name ?? null };

/** A row for every call of the week. */
export function weekCsv(list: WeekList): string {
  const rows = list.days.flatMap(({ date, calls }) => calls.map((call) => ({ date, call })));
  const asks = rows.some(({ call }) => call.ask !== null);
  return csv(asks ? [...columns, askFor] : columns, rows);
}
