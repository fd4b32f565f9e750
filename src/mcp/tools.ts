/** What an assistant may ask and do: each tool is one call into app/, answered with the JSON of the command of its name. */
import { viewOf } from '../app/callers/view.ts';
import { entryWith, fitting, log } from '../app/calls/log.ts';
import { changeCustomers } from '../app/customers/change.ts';
import { customerCard } from '../app/customers/customer-card.ts';
import { settlePromises, thePromise } from '../app/customers/promises.ts';
import { rememberFact } from '../app/customers/remember.ts';
import { whyThisPlace } from '../app/customers/why.ts';
import { insightsOn } from '../app/lists/insights-on.ts';
import { search } from '../app/lists/search.ts';
import { today } from '../app/lists/today.ts';
import { weekOf } from '../app/lists/weekly-list.ts';
import { planBasis, yearPlan } from '../app/plan/year-plan.ts';
import { clocksOf } from '../app/settings/clocks.ts';
import { dayAhead } from '../app/settings/day-ahead.ts';
import type { LogEntry } from '../call/log-entry.ts';
import type { Workspace } from '../context.ts';
import { addMonths, formatDay } from '../domain/day.ts';
import { type Outcome, outcomeNames, type TouchKind, touchKinds } from '../domain/touch.ts';
import { UsageError } from '../errors.ts';
import { insightsJson } from '../render/insights.ts';
import { dueListJson, weekJson } from '../render/json.ts';
import { planJson } from '../render/plan.ts';
import { foundJson } from '../render/search.ts';
import { showJson } from '../render/show.ts';
import { whyJson } from '../render/why.ts';
import type { Store } from '../store/store.ts';
import { theCustomer } from './the-customer.ts';

/** The book on the day of the request, and in whose name something is written. */
export interface AssistantSession {
  readonly ctx: Workspace;
  readonly store: Store;
  readonly assistant: string;
}

/** What was given for the inputs of a tool, which the library has compared with its schema. */
export type Given = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Tool {
  readonly name: string;
  readonly about: string;
  /** Only with --allow-writes. */
  readonly writes: boolean;
  readonly input: Readonly<Record<string, Input>>;
  readonly required: readonly string[];
  readonly run: (session: AssistantSession, given: Given) => Promise<unknown>;
}

interface Input {
  readonly type: 'string' | 'integer' | 'boolean';
  readonly description: string;
  readonly enum?: readonly string[];
}

const text = (description: string): Input => ({ type: 'string', description });
const who = text('the customer: number, name, company, telephone number or e-mail address');
const said = (given: Given, name: string): string | null => {
  const value = given[name];
  return value === undefined || String(value).trim() === '' ? null : String(value).trim();
};
const needed = (given: Given, name: string): string => {
  const value = said(given, name);
  if (value === null) throw new UsageError(`${name} is empty`);
  return value;
};
const one = async ({ store }: AssistantSession, given: Given) => await theCustomer(store, needed(given, 'customer'));

const reading: readonly Omit<Tool, 'writes'>[] = [
  {
    name: 'today',
    about: 'Whom to call today and why, and the promises that are due.',
    input: {},
    required: [],
    run: async ({ ctx }) => dueListJson((await today(ctx, { asItIs: true })).list),
  },
  {
    name: 'week',
    about: 'The calls of the week, day by day, with promises, dates and what was said last week.',
    input: { owner: text('only the customers of this owner') },
    required: [],
    run: async ({ ctx, store }, given) => {
      const owner = said(given, 'owner') ?? undefined;
      const view = await viewOf(ctx, store, { owner });
      const at = { today: ctx.today, ...(await clocksOf(ctx, store)) };
      return weekJson(await weekOf(store, { ...at, view, owner }));
    },
  },
  {
    name: 'search',
    about: 'Searches names, numbers, notes, answers, promises and facts.',
    input: { text: text('words, or a telephone number') },
    required: ['text'],
    run: async ({ store }, given) => {
      const { customers, words, mended } = await search(store, needed(given, 'text'), 20);
      return { searchedFor: words.join(' '), corrected: mended, customers: customers.map(foundJson) };
    },
  },
  {
    name: 'show',
    about: 'Everything about one customer: facts, standing, purchases, calls and what was said, promises.',
    input: { customer: who },
    required: ['customer'],
    run: async (session, given) =>
      showJson(await customerCard(session.ctx, session.store, await one(session, given), { selves: true })),
  },
  {
    name: 'why',
    about: 'Why a customer has this place, tier, priority and date, and what would change it.',
    input: { customer: who },
    required: ['customer'],
    run: async (session, given) => whyJson(await whyThisPlace(session.ctx, session.store, await one(session, given))),
  },
  {
    name: 'plan',
    about: 'The year ahead: the calls of each week against what it holds, and whether they fit.',
    input: {},
    required: [],
    run: async ({ ctx, store }) => planJson(await yearPlan(store, ctx.today, await planBasis(ctx, store, null))),
  },
  {
    name: 'insights',
    about: 'Shows what customers said in the last year, by question: themes, moods, complaints.',
    input: { question: text('only this question, such as business or product') },
    required: [],
    run: async ({ ctx, store }, given) => {
      await store.standings.fresh(ctx.today);
      const period = { from: addMonths(ctx.today, -12), to: ctx.today };
      return insightsJson(await insightsOn(store, { ...period, question: said(given, 'question') ?? undefined }));
    },
  },
];

const writing: readonly Omit<Tool, 'writes'>[] = [
  {
    name: 'log',
    about: 'A call, visit, card or mail that was already made. Refused for whoever asked not to get it.',
    input: {
      customer: who,
      kind: { ...text('what it was; a call when absent'), enum: touchKinds },
      outcome: { ...text('of a call'), enum: outcomeNames },
      note: text('what was said'),
      inbound: { type: 'boolean', description: 'they reached out to us' },
    },
    required: ['customer'],
    run: async (session, given) =>
      await logged(session, given, {
        kind: said(given, 'kind') as TouchKind | null,
        outcome: said(given, 'outcome') as Outcome | null,
        note: said(given, 'note'),
        inbound: given['inbound'] === true,
      }),
  },
  {
    name: 'promise',
    about: 'Something we owe a customer: it stays on the lists until it is done and they were told.',
    input: { customer: who, text: text('what was promised, with its day: send the manual by friday') },
    required: ['customer', 'text'],
    run: async (session, given) => await logged(session, given, { kind: 'note', promises: [needed(given, 'text')] }),
  },
  {
    name: 'note',
    about: 'A fact worth remembering of a customer.',
    input: { customer: who, text: text('the fact') },
    required: ['customer', 'text'],
    run: async (session, given) => {
      const customer = await one(session, given);
      const fact = { kind: 'fact', text: needed(given, 'text'), day: null } as const;
      await rememberFact(session.ctx, session.store, customer, fact);
      return { id: customer.id, name: customer.name, noted: fact.text };
    },
  },
  {
    name: 'done',
    about: 'A promise is done; with told, the customer knows it and it is closed.',
    input: {
      promise: { type: 'integer', description: 'its number, as in today or show' },
      told: { type: 'boolean', description: 'the customer knows it' },
    },
    required: ['promise'],
    run: async ({ ctx, store }, given) => {
      const promise = await thePromise(store, String(given['promise']));
      const told = given['told'] === true || promise.kind === 'callback';
      if (promise.toldOn === null) await settlePromises(ctx, store, [{ promise, told }]);
      return { promise: promise.id, text: promise.text, told: promise.toldOn !== null || told };
    },
  },
  {
    name: 'snooze',
    about: 'Puts the next call to a customer off to a day.',
    input: { customer: who, until: text('a day after today: 2026-12-01, friday, +1w') },
    required: ['customer', 'until'],
    run: async (session, given) => {
      const customer = await one(session, given);
      const until = await dayAhead(session.ctx, needed(given, 'until'), 'until');
      const change = { kind: 'snooze', customers: [customer], change: { snoozedUntil: until } } as const;
      const next = await changeCustomers(session.ctx, session.store, {
        ...change,
        done: `snoozed until ${formatDay(until)}`,
      });
      return { id: customer.id, name: customer.name, snoozedUntil: until, planned: next.get(customer.id) ?? null };
    },
  },
];

export const tools: readonly Tool[] = [
  ...reading.map((tool) => ({ ...tool, writes: false })),
  ...writing.map((tool) => ({ ...tool, writes: true })),
];

async function logged(session: AssistantSession, given: Given, what: Partial<LogEntry>) {
  const { ctx, store, assistant } = session;
  const customer = await one(session, given);
  const entry = await fitting(store, customer, entryWith({ ...what, caller: assistant }));
  const { touch, promises, planned } = (await log(ctx, store, customer, entry)).logged;
  return {
    ...{ id: customer.id, name: customer.name, touch: touch.id, kind: touch.kind, outcome: touch.outcome },
    ...{ day: touch.day, promises: promises.map(({ id, text, due }) => ({ id, text, due })), planned },
  };
}
