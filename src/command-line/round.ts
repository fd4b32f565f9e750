/** Calls one after the other, as long as the caller likes. */

import { brokenOffCalls, settleBrokenOff } from '../app/calls/broken-off.ts';
import { claimedBy, lineVersions, othersOnThePhone } from '../app/calls/claim.ts';
import { holdCall } from '../app/calls/hold-call.ts';
import { mayCall } from '../app/calls/may-call.ts';
import { comingDays, dayOver, waiting } from '../app/calls/waiting.ts';
import type { CallScreen } from '../call/call-screen.ts';
import type { CallEnd } from '../call/guided-call.ts';
import type { Library } from '../call/library.ts';
import { numberLabel } from '../call/who.ts';
import type { Context } from '../context.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { dayText, formatDay } from '../domain/day.ts';
import { numbersOf } from '../domain/due.ts';
import { readMachineSettings } from '../domain/machine-settings.ts';
import type { OperationRecord } from '../domain/operation.ts';
import { operationTitle } from '../domain/operation.ts';
import type { Person } from '../domain/person.ts';
import { phoneInForm } from '../domain/phone-form.ts';
import { askOf, type Brief } from '../domain/script/brief.ts';
import { type Outcome, outcomes, type Touch } from '../domain/touch.ts';
import { Cancelled, ConnectionLost } from '../errors.ts';
import { plain, plural } from '../render/text.ts';
import { nobodyDue } from '../render/today.ts';
import type { Store } from '../store/store.ts';
import { showBrief } from './brief.ts';
import { dialNumber } from './dial.ts';
import { hookAfterCall } from './hooked.ts';
import { undoAtOnce } from './undoing.ts';

export interface RoundOptions {
  /** Walk today's list without asking in between. */
  readonly list?: boolean;
  /** The calls of all callers, not only mine. */
  readonly everyone?: boolean;
  readonly script?: string;
  /** The reason for calling a customer who asked not to be called. */
  readonly override?: string;
}

interface RoundOver {
  readonly store: Store;
  readonly library: Library;
  readonly options: RoundOptions;
  readonly screen: CallScreen;
}

interface Line {
  /** The version of the claim that was seen; absent for the present one. */
  readonly seen?: number;
  readonly resumed?: Touch;
}

/** No new call begins without the server; what was noted is safe. */
function stillAway(customer: Customer, server: string | null): ConnectionLost {
  return new ConnectionLost(
    `the call with ${displayName(customer)} is saved on this computer: ${server} cannot be reached`,
    {
      hint: 'the next cadence command sends it once the server is back; no new call can start before',
    },
  );
}

export class Round {
  readonly #ctx: Context;
  readonly #store: Store;
  readonly #library: Library;
  readonly #options: RoundOptions;
  readonly #screen: CallScreen;
  readonly #seen = new Set<number>();
  /** In a team: the claims as they were before the list was read. */
  #claims: ReadonlyMap<number, number> | null = null;
  readonly #made: Outcome[] = [];
  /** Today's list is done, and the round continues with the next days. */
  #isAhead = false;
  /** The last saved call; null once it was undone. */
  #lastMade: OperationRecord | null = null;

  constructor(ctx: Context, given: RoundOver) {
    this.#ctx = ctx;
    this.#store = given.store;
    this.#library = given.library;
    this.#options = given.options;
    this.#screen = given.screen;
  }

  /** Begins with this customer, or with the first of today's list. An interrupted call comes first. */
  async walk(named: Customer | null): Promise<void> {
    await this.#ctx.prompter.keepTyped(() => this.#walk(named));
  }

  async #walk(named: Customer | null): Promise<void> {
    try {
      const resumed = await this.#unfinished(named);
      const listed = named !== null && !resumed ? named : await this.#next();
      const first = listed === null && !resumed ? await this.#ahead() : listed;
      const asksFirst = resumed && first !== null;
      if (first !== null && (!asksFirst || (await this.#goOn(first)))) await this.#callFrom(first, named === null);
    } catch (error) {
      if (error instanceof Cancelled) await this.#brokenOff();
      throw error;
    } finally {
      this.#sum();
    }
  }

  /** Only this customer, from a list that was read after these claims. True when a call was made, or an interrupted one was dealt with. */
  async only(customer: Customer, claims: ReadonlyMap<number, number> | null): Promise<boolean> {
    this.#claims = claims;
    try {
      return (await this.#unfinished(customer)) || (await this.#one(customer)).kind === 'made';
    } catch (error) {
      if (error instanceof Cancelled) await this.#brokenOff();
      throw error;
    }
  }

  /** `isList`: the caller asked for the list, not for a customer by name, so the end of the list is announced. */
  async #callFrom(first: Customer, isList: boolean): Promise<void> {
    for (let customer: Customer | null = first; customer !== null; ) {
      const end: CallEnd = await this.#one(customer);
      if (end.kind === 'stopped') return;
      customer = await this.#next();
      if (customer === null) customer = isList && !this.#isAhead && end.kind === 'made' ? await this.#ahead() : null;
      else if (!this.#options.list && !(await this.#goOn(customer))) return;
    }
  }

  async #next(): Promise<Customer | null> {
    return (await this.#left())[0] ?? null;
  }

  async #left(): Promise<readonly Customer[]> {
    this.#claims = await lineVersions(this.#store);
    return await this.#free(await (this.#isAhead ? comingDays : waiting)(this.#ctx, this.#store, this.#options));
  }

  /** Without those who had their turn, and in a team without those whom others have on the phone. */
  async #free(list: readonly Customer[]): Promise<readonly Customer[]> {
    const busy = this.#claims === null ? new Map() : await othersOnThePhone(this.#ctx, this.#store);
    return list.filter(({ id }) => !this.#seen.has(id) && !busy.has(id));
  }

  /** No call is left for today: the first of the next days, if the caller wants to continue. */
  async #ahead(): Promise<Customer | null> {
    const { list, coming } = await dayOver(this.#ctx, this.#store, this.#options);
    this.#ctx.io.talk(`${nobodyDue(list)}\n`);
    const [first] = await this.#free(coming);
    if (first === undefined) return null;
    const question = `Continue with the calls of the coming days? First: ${plain(displayName(first))}`;
    this.#isAhead = await this.#screen.prompter.confirm(question, true);
    return this.#isAhead ? first : null;
  }

  async #goOn(customer: Customer): Promise<boolean> {
    for (;;) {
      const last = this.#lastMade;
      const undo = {
        value: 'undo' as const,
        key: 'u',
        label: 'Undo the last call',
        hint: 'with all that was noted in it',
      };
      const chosen = await this.#screen.prompter.choose<'next' | 'stop' | 'undo'>(
        `Next: ${displayName(customer)}`,
        [
          { value: 'next', key: 'n', label: 'Next call', hint: 'or Enter' },
          { value: 'stop', key: 's', label: 'Stop here', hint: 'or Esc' },
          ...(last === null ? [] : [undo]),
        ],
        { escape: 'stop' },
      );
      if (chosen !== 'undo' || last === null) return chosen === 'next';
      await this.#undo(last);
    }
  }

  /** Right after saving, one key undoes the call. */
  async #undo(operation: OperationRecord): Promise<void> {
    this.#lastMade = null;
    this.#made.pop();
    await undoAtOnce(this.#ctx, this.#store, operation);
    this.#screen.tell(`Undone: ${operationTitle(operation)}.`);
  }

  async #one(customer: Customer): Promise<CallEnd> {
    this.#seen.add(customer.id);
    mayCall(customer, this.#options.override);
    const line = await this.#lineTo(customer);
    return line === null ? { kind: 'skipped' } : await this.#onTheLine(customer, line);
  }

  async #onTheLine(customer: Customer, { seen, resumed }: Line): Promise<CallEnd> {
    const { script, override, list } = this.#options;
    const end = await holdCall(this.#ctx, this.#store, this.#screen, {
      ...{ customer, seen, library: this.#library, script, override, resumed },
      round: list === true,
      prepared: async (brief, warnings) => {
        if (list && resumed === undefined) await this.#progress();
        await showBrief(this.#ctx, brief);
        for (const line of warnings) this.#ctx.io.talk(`${plain(line)}\n`);
        this.#ctx.io.out('\n');
        if (resumed === undefined) await this.#dial(brief);
      },
    });
    if (end.kind === 'taken') return await this.#taken(customer);
    if (end.kind === 'made' && end.waiting > 0) throw stillAway(customer, this.#ctx.files.server);
    if (end.kind === 'made') {
      this.#lastMade = end.operation === null ? null : await this.#store.operations.get(end.operation);
      await this.#told(customer, end.outcome);
      if (end.operation !== null) await hookAfterCall(this.#ctx, this.#store, end.operation);
    }
    return end;
  }

  /** How to take them; null when another caller is talking to them, and the user does not go on nevertheless. */
  async #lineTo(customer: Customer): Promise<Line | null> {
    const other = await claimedBy(this.#ctx, this.#store, customer.id);
    const isListed = this.#claims !== null;
    if (other === null) return isListed ? { seen: this.#claims?.get(customer.id) ?? 0 } : {};
    const { prompter } = this.#screen;
    const goesOn = await prompter.unexpected(() =>
      prompter.choose(
        `${other} ${displayName(customer)} on the line.`,
        [
          { value: false, key: 'n', label: 'Not now', hint: 'stays on the list' },
          { value: true, key: 'c', label: 'Call anyway' },
        ],
        { escape: false },
      ),
    );
    return goesOn ? {} : null;
  }

  async #taken(customer: Customer): Promise<CallEnd> {
    const { by = null } = (await this.#store.claims.of(customer.id)) ?? {};
    this.#screen.warn(`${by ?? 'Somebody else'} has called ${displayName(customer)} in the meantime.`);
    return { kind: 'skipped' };
  }

  /** Runs the user's dialler, if one is set and there is a number. */
  async #dial(brief: Brief): Promise<void> {
    const { people } = brief;
    const phones = numbersOf({ customer: brief.customer, ask: askOf(brief) });
    const { dial } = readMachineSettings(this.#ctx.config.entries());
    const [first] = phones;
    if (dial === null || first === undefined) return;
    const doubt = this.#ctx.config.doubt();
    if (doubt !== null) return this.#ctx.io.talk(`not dialled: ${plain(`${doubt.message}; ${doubt.hint}`)}\n`);
    const number = phones.length === 1 ? await this.#dialOnly(first) : await this.#dialOneOf(phones, people);
    if (number !== null) await dialNumber(this.#ctx, dial, number);
  }

  async #dialOnly(number: string): Promise<string | null> {
    return (await this.#screen.prompter.confirm(`Dial ${phoneInForm(number)}?`, true)) ? number : null;
  }

  async #dialOneOf(phones: readonly string[], people: readonly Person[]): Promise<string | null> {
    return await this.#screen.prompter.choose<string | null>(
      'Dial which number?',
      [
        ...phones.slice(0, 9).map((value, at) => ({ value, key: String(at + 1), label: numberLabel(value, people) })),
        { value: null, key: 'n', label: 'None' },
      ],
      { escape: null },
    );
  }

  async #progress(): Promise<void> {
    const left = (await this.#left()).length;
    this.#screen.head(`Call ${this.#seen.size}, ${left === 0 ? 'the last one' : `${left} more after it`}`);
  }

  async #told(customer: Customer, outcome: Outcome): Promise<void> {
    this.#made.push(outcome);
    const planned = (await this.#store.standings.of(customer.id, this.#ctx.today))?.planned ?? null;
    this.#screen.tell(
      planned === null ? 'Saved. No next call is planned.' : `Saved. Next call: ${formatDay(planned)}.`,
    );
  }

  /** True when an interrupted call was dealt with. */
  async #unfinished(named: Customer | null): Promise<boolean> {
    const open = await brokenOffCalls(this.#ctx, this.#store);
    const touch = named === null ? open[0] : open.find(({ customerId }) => customerId === named.id);
    const customer = touch === undefined ? null : await this.#store.customers.get(touch.customerId);
    if (touch === undefined || customer === null) {
      if (open.length > 0)
        this.#ctx.io.talk('Another call was interrupted; cadence call without a name continues it.\n');
      return false;
    }
    const when = `${dayText(touch.day)}${touch.time === null ? '' : ` ${touch.time}`}`;
    const { prompter } = this.#screen;
    const what = await prompter.unexpected(() =>
      prompter.choose<'resume' | 'finish' | 'discard' | 'later'>(
        `The call with ${displayName(customer)} of ${when} was interrupted.`,
        [
          { value: 'resume', key: 'r', label: 'Continue it', hint: 'or Enter' },
          { value: 'finish', key: 'f', label: 'Close it as it is' },
          { value: 'discard', key: 'd', label: 'Discard this call', hint: 'promises, facts and goals stay' },
          { value: 'later', key: 'q', label: 'Not now', hint: 'or Esc' },
        ],
        { escape: 'later' },
      ),
    );
    if (what === 'later') throw new Cancelled();
    if (what === 'resume') await this.#resume(customer, touch);
    else await this.#settle(touch, what === 'finish');
    return true;
  }

  async #resume(customer: Customer, touch: Touch): Promise<void> {
    this.#seen.add(customer.id);
    // Somebody else may have taken them up since.
    const line = await this.#lineTo(customer);
    if (line !== null) await this.#onTheLine(customer, { ...line, resumed: touch });
  }

  async #settle(touch: Touch, keep: boolean): Promise<void> {
    await settleBrokenOff(this.#ctx, this.#store, { touch, keep });
    this.#screen.tell(keep ? 'Closed.' : 'Discarded. To bring it back: cadence undo.');
  }

  async #brokenOff(): Promise<void> {
    const open = (await brokenOffCalls(this.#ctx, this.#store)).length > 0;
    if (open) this.#ctx.io.talk('\nStopped. Your answers are saved – run cadence call to continue.\n');
  }

  /** A summary line after several calls. */
  #sum(): void {
    if (this.#made.length < 2) return;
    const counted = Object.values(outcomes).flatMap(({ outcome, label }) => {
      const count = this.#made.filter((one) => one === outcome).length;
      return count === 0 ? [] : [`${count} ${label.toLowerCase()}`];
    });
    this.#ctx.io.out(`\n${plural(this.#made.length, 'call')}: ${counted.join(', ')}\n`);
  }
}
