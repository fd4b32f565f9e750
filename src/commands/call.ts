import { type CallEnd, type CallPlan, guidedCall, resumedCall } from '../call/guided-call.ts';
import { soon } from '../call/log-entry.ts';
import type { CallFacts } from '../call/outcome.ts';
import { earlierAnswers, mergeValues, plannedSteps } from '../call/plan.ts';
import { builtinScript } from '../call/scripts/builtin.ts';
import type { Stage } from '../call/stage.ts';
import type { Context, Register } from '../context.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { clockIn } from '../domain/moment.ts';
import type { Script } from '../domain/script.ts';
import { type BookSettings, calendarOf, readBookSettings, readMachineSettings } from '../domain/settings.ts';
import { type Outcome, outcomes, type Touch } from '../domain/touch.ts';
import { Cancelled, UserError } from '../errors.ts';
import { briefText } from '../render/brief.ts';
import { paintFor } from '../render/paint.ts';
import { plain, plural } from '../render/text.ts';
import type { Store } from '../store/store.ts';
import { type Prepared, prepare } from './brief.ts';
import { theCustomer } from './customer.ts';
import { dueOn } from './due.ts';
import { followsLinks, terminalStage } from './stage.ts';

interface CallOptions {
  readonly brief?: boolean;
  readonly list?: boolean;
  readonly script?: string;
  readonly override?: string;
}

export const register: Register = (program, run) => {
  program
    .command('call [customer]')
    .description(
      'The guided call: the brief, the outcome, the questions, the close. Without a name, the first of today.',
    )
    .option('--brief', 'print the brief and nothing else')
    .option('--list', 'walk today’s list, one call after the other')
    .option('--script <name>', 'ask the questions of this script')
    .option('--override <reason>', 'call although they asked not to be called; the reason is kept')
    .addHelpText('after', '\nExamples:\n  cadence call\n  cadence call "finch bakery"\n  cadence call 12 --brief\n')
    .action(run(call));
};

export async function call(ctx: Context, named: string | undefined, options: CallOptions): Promise<void> {
  const store = await ctx.openStore();
  const settings = readBookSettings(await store.settings.all());
  if (options.brief) {
    const customer =
      named === undefined ? await firstOfToday(ctx, store, settings) : await theCustomer(ctx, store, named);
    if (customer !== null) showBrief(ctx, await prepare(ctx, store, customer, settings));
    return;
  }
  if (!ctx.prompter.available) {
    throw new UserError('cadence call asks questions, so it needs a terminal', {
      hint: 'cadence call NAME --brief prints the brief, cadence log NAME --outcome connected --note "…" records a call',
    });
  }
  const round = new Round(ctx, store, settings, options);
  await round.walk(named === undefined ? null : await theCustomer(ctx, store, named));
}

async function firstOfToday(ctx: Context, store: Store, settings: BookSettings): Promise<Customer | null> {
  const [first] = await waiting(ctx, store, settings);
  if (first === undefined) ctx.io.talk('nobody is due a call today\n');
  return first ?? null;
}

/** Whom to call today: those who asked to be called back, then the list. */
async function waiting(ctx: Context, store: Store, settings: BookSettings): Promise<Customer[]> {
  const list = await dueOn(store, { today: ctx.today, now: ctx.now(), settings });
  const callbacks = list.promises.filter(({ promise }) => promise.kind === 'callback').map(({ customer }) => customer);
  const all = [...callbacks, ...list.calls.map(({ customer }) => customer)];
  return all.filter(
    ({ id, doNotCall }, index) => doNotCall === null && all.findIndex((other) => other.id === id) === index,
  );
}

function showBrief(ctx: Context, { brief }: Prepared): void {
  const links = ctx.io.outIsTerminal && followsLinks((name) => ctx.config.env(name));
  ctx.io.out(briefText(brief, { paint: paintFor(ctx.io.color), width: ctx.io.width - 1, links }));
}

/** Calls one after the other, as long as the caller likes. */
class Round {
  readonly #ctx: Context;
  readonly #store: Store;
  readonly #settings: BookSettings;
  readonly #options: CallOptions;
  readonly #stage: Stage;
  readonly #seen = new Set<number>();
  readonly #made: Outcome[] = [];

  constructor(ctx: Context, store: Store, settings: BookSettings, options: CallOptions) {
    this.#ctx = ctx;
    this.#store = store;
    this.#settings = settings;
    this.#options = options;
    this.#stage = terminalStage(ctx);
  }

  async walk(named: Customer | null): Promise<void> {
    try {
      const resumed = await this.#unfinished(named);
      let customer = resumed ? await this.#next() : (named ?? (await this.#next()));
      if (customer === null && !resumed) this.#ctx.io.talk('nobody is due a call today\n');
      while (customer !== null) {
        const end = await this.#one(customer);
        customer = end.kind === 'stopped' ? null : await this.#next();
        if (customer !== null && end.kind === 'made' && !this.#options.list && !(await this.#goOn(customer))) break;
      }
    } catch (error) {
      if (error instanceof Cancelled)
        this.#ctx.io.talk('\nStopped. What was answered is kept; cadence call goes on from there.\n');
      throw error;
    } finally {
      this.#sum();
    }
  }

  async #next(): Promise<Customer | null> {
    const list = await waiting(this.#ctx, this.#store, this.#settings);
    return list.find(({ id }) => !this.#seen.has(id)) ?? null;
  }

  async #goOn(customer: Customer): Promise<boolean> {
    const name = displayName(customer);
    return await this.#stage.prompter.choose(`Next: ${name}`, [
      { value: true, key: 'n', label: 'Next call', hint: 'or Enter' },
      { value: false, key: 's', label: 'Stop here' },
    ]);
  }

  async #one(customer: Customer): Promise<CallEnd> {
    this.#seen.add(customer.id);
    mayCall(customer, this.#options.override);
    const prepared = await prepare(this.#ctx, this.#store, customer, this.#settings);
    if (this.#options.list) await this.#progress();
    showBrief(this.#ctx, prepared);
    this.#ctx.io.out('\n');
    const end = await guidedCall(this.#store, this.#stage, await this.#plan(prepared), this.#options.list === true);
    if (end.kind === 'made') await this.#told(customer, end.outcome);
    return end;
  }

  async #progress(): Promise<void> {
    const left = (await waiting(this.#ctx, this.#store, this.#settings)).filter(({ id }) => !this.#seen.has(id)).length;
    this.#stage.head(`Call ${this.#seen.size}, ${left === 0 ? 'the last one' : `${left} more after it`}`);
  }

  async #told(customer: Customer, outcome: Outcome): Promise<void> {
    this.#made.push(outcome);
    const planned = (await this.#store.standings.of(customer.id, this.#ctx.today))?.planned ?? null;
    const next = outcome === 'connected' && planned !== null ? ` Next call: ${planned}.` : '';
    this.#stage.tell(`Saved.${next}`);
  }

  /** A call that broke off comes first. True when one was dealt with. */
  async #unfinished(named: Customer | null): Promise<boolean> {
    const open = await this.#store.touches.unfinished();
    const touch = named === null ? open[0] : open.find(({ customerId }) => customerId === named.id);
    const customer = touch === undefined ? null : await this.#store.customers.get(touch.customerId);
    if (touch === undefined || customer === null) return false;
    const when = `${touch.day}${touch.time === null ? '' : ` ${touch.time}`}`;
    const what = await this.#stage.prompter.choose(`The call with ${displayName(customer)} of ${when} broke off.`, [
      { value: 'resume', key: 'r', label: 'Go on with it', hint: 'or Enter' },
      { value: 'finish', key: 'f', label: 'Close it as it is' },
      { value: 'discard', key: 'd', label: 'Throw its notes away', hint: 'what was promised stays' },
    ]);
    if (what === 'resume') await this.#resume(customer, touch);
    else await this.#settle(touch, what === 'finish');
    return true;
  }

  async #resume(customer: Customer, touch: Touch): Promise<void> {
    this.#seen.add(customer.id);
    const prepared = await prepare(this.#ctx, this.#store, customer, this.#settings);
    showBrief(this.#ctx, prepared);
    const before = { ...prepared, touches: prepared.touches.filter(({ id }) => id !== touch.id) };
    const end = await resumedCall(this.#store, this.#stage, await this.#plan(before, touch), touch);
    if (end.kind === 'made') await this.#told(customer, end.outcome);
  }

  async #settle(touch: Touch, keep: boolean): Promise<void> {
    const operation = { command: 'call', day: this.#ctx.today };
    await this.#store.atomically(operation, async (book) => {
      book.summarize(keep ? 'closed a call that broke off' : 'threw away a call that broke off');
      if (keep) book.touches.change(touch.id, { unfinished: false });
      else await book.touches.remove(touch.id);
    });
    this.#stage.tell(keep ? 'Closed.' : 'Thrown away; cadence undo brings it back.');
  }

  async #plan({ brief, known, touches }: Prepared, resumed?: Touch): Promise<CallPlan> {
    const { customer } = brief;
    const calendar = calendarOf(this.#settings);
    const own = readMachineSettings(this.#ctx.config.entries());
    const script = this.#script(resumed?.script ?? this.#options.script ?? 'courtesy');
    const values = mergeValues(known, { caller: own.me, product: this.#settings.product, event: null });
    const { steps, lastWords } = plannedSteps(script, known, values);
    const listening = plannedSteps(
      this.#script('complaint'),
      { ...known, facts: [], questions: [], promises: [] },
      values,
    );
    const callbacks = known.promises.filter(({ kind }) => kind === 'callback').map(({ id }) => id);
    const time = clockIn(this.#ctx.now()) ?? '00:00';
    const facts: CallFacts = { touches, day: this.#ctx.today, time, interval: brief.interval, calendar, callbacks };
    return {
      customer,
      facts,
      time,
      by: own.me,
      script: script.name,
      purpose: script.purpose,
      steps,
      complaintSteps: listening.steps,
      lastWords,
      earlier: earlierAnswers(known.answers.filter(({ touchId }) => touchId !== resumed?.id)),
      soon: soon(facts, this.#ctx.today).day,
      note:
        this.#options.override === undefined ? null : `called although they asked not to be: ${this.#options.override}`,
    };
  }

  #script(name: string): Script {
    const script = builtinScript(name);
    if (script !== null) return script;
    throw new UserError(`there is no script "${name}"`, { hint: 'cadence script list shows them' });
  }

  /** One line about a round of several calls. */
  #sum(): void {
    if (this.#made.length < 2) return;
    const counted = Object.values(outcomes).flatMap(({ outcome, label }) => {
      const count = this.#made.filter((one) => one === outcome).length;
      return count === 0 ? [] : [`${count} ${label.toLowerCase()}`];
    });
    this.#ctx.io.out(`\n${plural(this.#made.length, 'call')}: ${counted.join(', ')}\n`);
  }
}

/** They asked not to be called: that holds until somebody says why not, and then it is written down. */
export function mayCall(customer: Customer, override: string | undefined): void {
  const { doNotCall } = customer;
  if (doNotCall === null || override !== undefined) return;
  const reason = doNotCall.reason === null ? '' : `: ${plain(doNotCall.reason)}`;
  throw new UserError(`${displayName(customer)} asked not to be called, since ${doNotCall.on}${reason}`, {
    hint: 'when they want it otherwise: --override "why" makes this call and keeps the reason',
  });
}
