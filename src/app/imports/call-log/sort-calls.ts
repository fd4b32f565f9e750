/** Sorts the calls of a log by whose they are, and finds what of them is new. */
import type { CallLogReport } from '../../../domain/call-log-report.ts';
import { type Customer, displayName } from '../../../domain/customer.ts';
import type { Day } from '../../../domain/day.ts';
import type { Person } from '../../../domain/person.ts';
import { kindOfCall, missedCallOf, newCalls, type PhoneCall } from '../../../domain/phone-call.ts';
import { isSameNumber, extension as writtenExtension } from '../../../domain/phone-number.ts';
import { type Caller, callerNamed } from '../../../domain/team.ts';
import type { CallLog, LoggedCall } from '../../../import/call-log/call-log.ts';
import type { ReadableBook } from '../../../store/store.ts';
import { NumberBook } from './numbers.ts';

export interface CustomerCall extends PhoneCall {
  readonly customer: Customer;
  readonly person: Person | null;
  readonly by: string | null;
}

export interface SortedCalls {
  /** New in the book, the earliest first. */
  readonly kept: readonly CustomerCall[];
  /** Those of them for which a call back is owed. */
  readonly owed: ReadonlySet<CustomerCall>;
  readonly counts: Omit<CallLogReport, 'file' | 'import' | 'dryRun'>;
}

interface Wanted {
  /** The name of the program that wrote the log. */
  readonly from: string;
  readonly country: string | null;
  readonly today: Day;
  /** Who makes the calls of this machine. */
  readonly me: string | null;
}

export async function sortCalls(book: ReadableBook, log: CallLog, wanted: Wanted): Promise<SortedCalls> {
  const { today } = wanted;
  const future = log.calls.filter(({ day }) => day > today);
  const calls = log.calls.filter(({ day }) => day <= today);
  const whose = new Whose(await NumberBook.of(book, wanted.country), book, {
    me: wanted.me,
    callers: (await book.callers.all()).filter(({ archived }) => !archived),
  });
  await whose.prepare(calls);
  const sorted = Map.groupBy(
    calls.map((call) => whose.of(call)),
    ({ kind }) => kind,
  );
  const ofCustomers = (sorted.get('customer') ?? []).map((one) => one.call).filter((call) => call !== null);
  const { kept, owed, brief, inSpite } = await whatIsNew(book, ofCustomers, today);
  const days = calls.map(({ day }) => day).toSorted();
  const count = (kind: ReturnType<typeof kindOfCall>) => kept.filter((call) => kindOfCall(call) === kind).length;
  const shared = (sorted.get('shared') ?? []).map(({ names }) => names);
  return {
    kept,
    owed,
    counts: {
      ...{ kind: 'calls', from: wanted.from, calls: log.calls.length + log.internal + log.problems.length },
      ...{ first: days[0] ?? null, last: days.at(-1) ?? null },
      customers: new Set(ofCustomers.map(({ customer }) => customer.id)).size,
      ...{ tried: count('tried'), toConfirm: count('to confirm'), missed: count('missed') },
      known: ofCustomers.length - kept.length - brief - inSpite.length,
      ...{ brief, nobody: (sorted.get('nobody') ?? []).length },
      ...{ shared: shared.length, sharedBy: [...new Map(shared.map((names) => [names.join('\n'), names])).values()] },
      doNotCall: inSpite.length,
      calledInSpite: inSpite.map(({ customer, day, time }) => ({
        id: customer.id,
        name: displayName(customer),
        day,
        time,
      })),
      internal: log.internal,
      unread: [...log.problems, ...future.map(({ line }) => ({ line, reason: 'it is in the future' }))].sort(
        (a, b) => a.line - b.line,
      ),
      callbacks: [...owed].map(({ customer }) => ({ id: customer.id, name: displayName(customer) })),
    },
  };
}

type Owner =
  | { readonly kind: 'customer'; readonly call: CustomerCall; readonly names: readonly string[] }
  | { readonly kind: 'nobody' | 'shared'; readonly call: null; readonly names: readonly string[] };

interface Us {
  readonly me: string | null;
  readonly callers: readonly Caller[];
}

/** Whose calls they are, by their numbers. */
class Whose {
  readonly #numbers: NumberBook;
  readonly #book: ReadableBook;
  readonly #us: Us;
  #customers: ReadonlyMap<number, Customer> = new Map();
  #people: ReadonlyMap<number, readonly Person[]> = new Map();

  constructor(numbers: NumberBook, book: ReadableBook, us: Us) {
    this.#numbers = numbers;
    this.#book = book;
    this.#us = us;
  }

  /** Reads the customers of these calls. */
  async prepare(calls: readonly LoggedCall[]): Promise<void> {
    const ids = [...new Set(calls.flatMap(({ sides }) => sides.flatMap(({ number }) => this.#numbers.having(number))))];
    this.#customers = new Map((await this.#book.customers.some(ids)).map((customer) => [customer.id, customer]));
    this.#people = await this.#book.people.ofSome(ids);
  }

  of(call: LoggedCall): Owner {
    for (const side of call.sides) {
      const having = this.#numbers.having(side.number).flatMap((id) => this.#customers.get(id) ?? []);
      const active = having.filter(({ archived }) => !archived);
      const [customer, ...others] = active.length > 0 ? active : having;
      if (customer === undefined) continue;
      if (others.length > 0)
        return { kind: 'shared', call: null, names: [customer, ...others].map((one) => displayName(one)) };
      const { day, time, seconds, busy } = call;
      const person = this.#personOf(customer, side.number, call.extension);
      const made = { direction: side.direction, day, time, seconds, busy };
      return { kind: 'customer', call: { ...made, customer, person, by: this.#by(call) }, names: [] };
    }
    return { kind: 'nobody', call: null, names: [] };
  }

  /** The only one of their people with this number, or with this extension behind it. */
  #personOf({ id }: Customer, number: string, dialled: string | null): Person | null {
    const there = (this.#people.get(id) ?? []).filter(({ leftOn }) => leftOn === null);
    const having = there.filter(({ phones }) => phones.some((phone) => isSameNumber(phone, number)));
    const behind = having.filter(({ phones }) =>
      phones.some(
        (phone) => dialled !== null && isSameNumber(phone, number) && writtenExtension.exec(phone)?.[1] === dialled,
      ),
    );
    const [person, ...others] = behind.length > 0 ? behind : having;
    return others.length === 0 ? (person ?? null) : null;
  }

  /** In a team only a caller whom the log names; it may hold the calls of all. */
  #by({ by }: LoggedCall): string | null {
    const { me, callers } = this.#us;
    if (callers.length < 2) return me;
    return by === null ? null : (callerNamed(callers, by)?.name ?? null);
  }
}

async function whatIsNew(book: ReadableBook, calls: readonly CustomerCall[], today: Day) {
  const [first] = calls.map(({ day }) => day).toSorted();
  const ids = new Set(calls.map(({ customer }) => customer.id));
  const touches =
    first === undefined
      ? []
      : (await book.touches.between(first, today)).filter(({ customerId }) => ids.has(customerId));
  const touchesOf = Map.groupBy(touches, ({ customerId }) => customerId);
  const hasCallback = new Set(
    (await book.promises.owed())
      .filter(({ promise }) => promise.kind === 'callback')
      .map(({ customer }) => customer.id),
  );
  const kept: CustomerCall[] = [];
  const owed = new Set<CustomerCall>();
  const inSpite: CustomerCall[] = [];
  let brief = 0;
  for (const [id, own] of Map.groupBy(calls.toSorted(byTime), ({ customer }) => customer.id)) {
    const before = touchesOf.get(id) ?? [];
    for (const call of newCalls(own, before)) {
      if (isUnwanted(call)) inSpite.push(call);
      else if (kindOfCall(call) === 'brief') brief++;
      else kept.push(call);
    }
    const missed = missedCallOf(own, before, today);
    const wantsCalls = missed !== null && !missed.customer.archived && missed.customer.doNotCall === null;
    if (wantsCalls && kept.includes(missed) && !hasCallback.has(id)) owed.add(missed);
  }
  return { kept: kept.sort(byTime), owed, brief, inSpite };
}

/** A call of ours after they had asked not to be called. */
function isUnwanted({ direction, day, customer: { doNotCall } }: CustomerCall): boolean {
  return direction === 'outbound' && doNotCall !== null && day >= doNotCall.on;
}

function byTime(a: PhoneCall, b: PhoneCall): number {
  const [one, other] = [`${a.day} ${a.time}`, `${b.day} ${b.time}`];
  return one < other ? -1 : one > other ? 1 : 0;
}
