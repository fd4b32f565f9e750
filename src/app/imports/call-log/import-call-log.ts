/** Imports the log of a telephone: calls with customers as one operation, and nothing of anybody else. */
import type { Workspace } from '../../../context.ts';
import type { CallLogReport } from '../../../domain/call-log-report.ts';
import { type Day, fromEpochDay, toEpochDay } from '../../../domain/day.ts';
import { readMachineSettings } from '../../../domain/machine-settings.ts';
import { minutesOfPhoneCall, outcomeOfCall } from '../../../domain/phone-call.ts';
import { calendarOf } from '../../../domain/plan/plan-settings.ts';
import { plural } from '../../../domain/plural.ts';
import { UserError } from '../../../errors.ts';
import { type CallLog, callLogNames } from '../../../import/call-log/call-log.ts';
import type { Store, Transaction } from '../../../store/store.ts';
import { type CustomerCall, type SortedCalls, sortCalls } from './sort-calls.ts';

interface LogToImport {
  readonly log: CallLog;
  /** The name of the file, and its path as the user named it. */
  readonly name: string;
  readonly path: string;
  /** Of numbers without a prefix; null for that of the book. */
  readonly country: string | null;
  readonly strict: boolean;
}

/** What the import would do. */
export async function previewCallLog(ctx: Workspace, store: Store, file: LogToImport): Promise<CallLogReport> {
  const { counts } = await sort(ctx, store, file);
  return { file: file.path, import: null, ...counts, dryRun: true };
}

/** A log of which everything is known changes nothing. */
export async function importCallLog(ctx: Workspace, store: Store, file: LogToImport): Promise<CallLogReport> {
  await store.standings.fresh(ctx.today);
  const { kept, counts } = await sort(ctx, store, file);
  if (file.strict && counts.unread.length > 0) throw refusal(file, counts);
  if (kept.length === 0) return { file: file.path, import: null, ...counts, dryRun: false };
  const operation = { kind: 'import', command: `import ${file.name}`, day: ctx.today, durable: true } as const;
  return await store.atomically(operation, async (book) => {
    const sorted = await sort(ctx, book, file);
    await write(book, sorted, ctx.today);
    const { tried, toConfirm, missed, known, unread, calls, customers } = sorted.counts;
    const added = tried + toConfirm + missed;
    const record = { file: file.name, kind: 'calls', day: ctx.today, rows: calls, added, updated: 0 } as const;
    await book.imports.add({
      ...record,
      unchanged: known,
      rejected: unread.length,
      operationId: book.operationId,
      ...{ totals: null, layout: null, program: null },
    });
    await book.summarize(`${plural(added, 'call')} with ${plural(customers, 'customer')}`);
    return { file: file.path, import: book.operationId, ...sorted.counts, dryRun: false };
  });
}

async function sort(ctx: Workspace, book: Store | Transaction, { log, country }: LogToImport): Promise<SortedCalls> {
  const { me } = readMachineSettings(ctx.config.entries());
  const ofBook = (await book.settings.book()).country;
  return await sortCalls(book, log, {
    from: callLogNames[log.format],
    country: country ?? ofBook,
    today: ctx.today,
    me,
  });
}

function refusal({ name }: LogToImport, { unread }: SortedCalls['counts']): UserError {
  const [first] = unread;
  return new UserError(
    `${name}: ${plural(unread.length, 'call')} could not be read: line ${first?.line}: ${first?.reason}`,
    {
      hint: 'nothing was imported: --strict; without it, the others are',
    },
  );
}

async function write(book: Transaction, { kept, owed }: SortedCalls, today: Day): Promise<void> {
  const calendar = calendarOf(await book.settings.book());
  const workday = calendar.workdayAfter(toEpochDay(today), 0);
  const due = workday === null ? today : fromEpochDay(workday);
  for (const call of kept) {
    const touchId = await book.touches.add(touchOf(call));
    if (!owed.has(call)) continue;
    const whom = { customerId: call.customer.id, touchId, personId: call.person?.id ?? null };
    await book.promises.add({
      ...whom,
      kind: 'callback',
      text: 'Call back',
      due,
      time: null,
      madeOn: call.day,
      doneOn: null,
      toldOn: null,
    });
  }
}

function touchOf(call: CustomerCall) {
  const { customer, person, day, time, direction, by } = call;
  return {
    ...({ customerId: customer.id, personId: person?.id ?? null, kind: 'call', direction, day, time, by } as const),
    ...{ outcome: outcomeOfCall(call), minutes: minutesOfPhoneCall(call), note: null, purpose: null, sentiment: null },
    ...{ script: null, unfinished: false },
  };
}
