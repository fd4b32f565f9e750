/** The desk on a terminal: shows the state, waits for a key, does what it asks for, and shows the result. */
import { lineVersions } from '../../app/calls/claim.ts';
import { deskAhead, deskCard, deskHits, deskList, type Whose } from '../../app/lists/desk.ts';
import { Finder } from '../../app/lists/finder.ts';
import type { Context, Screen } from '../../context.ts';
import type { DueCall } from '../../domain/due.ts';
import type { OperationRecord } from '../../domain/operation.ts';
import { operationTitle } from '../../domain/operation.ts';
import type { Brief } from '../../domain/script/brief.ts';
import { Cancelled, UserError } from '../../errors.ts';
import { deskPicture, rowsShown } from '../../render/desk.ts';
import type { Paint } from '../../render/paint.ts';
import { plain, plural } from '../../render/text.ts';
import { deskHeadlines, hiddenText, toConfirmText } from '../../render/today.ts';
import type { Store } from '../../store/store.ts';
import { keysOf } from './keys.ts';
import {
  customerIn,
  type DeskRequest,
  type DeskState,
  done,
  type Effect,
  firstState,
  refused,
  step,
  withRows,
  withSelected,
} from './state.ts';
import { comingRows, hitRows, todayRows, viewOf } from './view.ts';
import type { DeskWork } from './work.ts';

/** More hits than anybody reads. */
const mostHits = 100;

interface DeskAround {
  readonly store: Store;
  readonly whose: Whose;
  readonly screen: Screen;
  readonly paint: Paint;
}

export class Desk {
  #ctx: Context;
  readonly #store: Store;
  readonly #whose: Whose;
  readonly #screen: Screen;
  readonly #paint: Paint;
  readonly #finder: Finder;
  /** Loaded with the first action: until then it is not needed. */
  #work: DeskWork | null = null;
  #state: DeskState = firstState;
  #titles = { title: '', shortTitle: '' };
  #hidden = '';
  /** How many customers come after the rows that were read. */
  #below = { count: 0, isMore: false };
  /** The card of the customer with this number, as of this revision of the book. */
  #card: { readonly of: number; readonly revision: number; readonly brief: Brief | null } | null = null;
  /** Today's calls, as of this revision of the book. */
  #listed = { revision: -1, calls: new Map<number, DueCall>() };
  /** The book's revision and the minute of the rows. */
  #seen = '';
  #showsHits = false;
  /** Today's calls are made, and the caller continues with the next days. */
  #isAhead = false;
  #coming: readonly DueCall[] = [];
  #claims: ReadonlyMap<number, number> | null = null;

  constructor(ctx: Context, around: DeskAround) {
    this.#ctx = ctx;
    this.#store = around.store;
    this.#whose = around.whose;
    this.#screen = around.screen;
    this.#paint = around.paint;
    this.#finder = new Finder(around.store);
  }

  /** A call from here is made with the same keys: what is typed on is for its first question. */
  async sit(): Promise<void> {
    await this.#ctx.prompter.keepTyped(() => this.#sit());
  }

  async #sit(): Promise<void> {
    await this.#readToday(true);
    this.#screen.enter();
    try {
      for (let isOver = false; !isOver; ) {
        if (!this.#screen.isBehind) {
          await this.#draw();
          await this.#readNames(() => !this.#screen.isBehind);
        }
        const event = await this.#screen.next();
        // Chosen is among all, however soon after the last letter.
        if (this.#showsHits && event.kind === 'key' && event.key.text === '') await this.#readNames(() => true);
        const around = { today: this.#ctx.today, page: this.#page(), country: await this.#country() };
        const { state, effect } = step(this.#state, event, around);
        this.#state = state;
        if (effect !== null) isOver = await this.#do(effect);
      }
    } finally {
      this.#screen.leave();
    }
  }

  #page(): number {
    const { rows, filter } = this.#state;
    return rowsShown(this.#screen, { rows, filter, below: this.#below, keys: keysOf(this.#state, this.#goesOn()) });
  }

  #goesOn(): boolean {
    return !this.#isAhead && this.#coming.length > 0;
  }

  /** Only read when a day is typed. */
  async #country(): Promise<string | null> {
    if (this.#state.mode.kind !== 'line') return null;
    return (await this.#store.settings.book()).country;
  }

  /** True when the desk is left. */
  async #do(effect: Effect): Promise<boolean> {
    switch (effect.do) {
      case 'leave':
        return true;
      case 'pause':
        await this.#screen.pause();
        return false;
      case 'find':
        await this.#find(effect.text, true);
        return false;
      case 'refresh':
        await this.#refresh(false);
        return false;
      case 'go on':
        this.#isAhead = true;
        await this.#readToday(true);
        return false;
      default:
        await this.#act(effect);
        return false;
    }
  }

  /** A desk may stay open overnight: actions of the next day belong to that day. */
  #turnThePage(): void {
    const day = this.#ctx.dayNow();
    if (!this.#ctx.pretendedDay && day !== this.#ctx.today) this.#ctx = { ...this.#ctx, today: day };
  }

  async #act(deed: DeskRequest): Promise<void> {
    this.#turnThePage();
    let about: number | null = null;
    try {
      this.#work ??= new (await import('./work.ts')).DeskWork(this.#store);
      this.#work.claims = this.#claims;
      const answer = await this.#work.do(this.#ctx, this.#screen, deed);
      this.#state = 'said' in answer ? done(this.#state, answer.said) : asksBefore(this.#state, answer);
      if ('said' in answer) about = answer.about;
    } catch (error) {
      if (error instanceof Cancelled) this.#state = done(this.#state, 'Stopped.');
      else if (error instanceof UserError) this.#state = refused(this.#state, sentence(error));
      else throw error;
    }
    await this.#refresh(true);
    if (about !== null) this.#state = withSelected(this.#state, about);
  }

  /** Reads the book again. Without a request, only if something may have changed: the book, or the minute. */
  async #refresh(isAsked: boolean): Promise<void> {
    this.#turnThePage();
    const seen = `${await this.#store.operations.revision()} ${this.#ctx.now().toISOString().slice(0, 16)}`;
    const { filter } = this.#state;
    const showsFilter = filter !== null && filter.text.trim() !== '';
    if (!isAsked && seen === this.#seen && showsFilter === this.#showsHits) return;
    this.#seen = seen;
    this.#card = null;
    if (filter !== null) await this.#find(filter.text, false);
    else await this.#readToday(false);
  }

  async #readToday(isFirst: boolean): Promise<void> {
    this.#claims = await lineVersions(this.#store);
    // Read before the list: what changes meanwhile makes its lines out of date.
    const revision = await this.#store.operations.revision();
    const shown = await deskList(this.#ctx, this.#store, this.#whose);
    const { list } = shown;
    this.#listed = { revision, calls: new Map(list.calls.map((call) => [call.customer.id, call])) };
    const { rows, next } = todayRows(shown);
    this.#titles = deskHeadlines(list);
    this.#hidden = hiddenText(list, ' but today is full');
    this.#coming = rows.length > 0 ? [] : await deskAhead(this.#ctx, this.#store, this.#whose);
    this.#below = { count: list.hidden.overCapacity, isMore: list.hidden.more };
    this.#showsHits = false;
    const shownRows = this.#isAhead && rows.length === 0 ? comingRows(this.#coming, list.date) : rows;
    this.#state = withRows(this.#state, shownRows, isFirst ? next : undefined);
    if (isFirst && !this.#isAhead) this.#state = { ...this.#state, message: toConfirmText(list) };
  }

  /** Searches what was read so far: no letter waits for the rest. */
  async #find(text: string, isNew: boolean): Promise<void> {
    if (!isNew) await this.#finder.read(async () => true);
    await this.#showHits(text, isNew);
  }

  /** For the filter: reads the names part by part while nobody types, and updates the hits once all are known. */
  async #readNames(goesOn: () => boolean): Promise<void> {
    const { filter } = this.#state;
    if (filter === null) return;
    const knowsMore = await this.#finder.read(async () => {
      await keysArrive();
      return goesOn();
    });
    if (!knowsMore) return;
    if (filter.text.trim() === '') {
      // The first search compiles what the others run: now, while nobody waits for it.
      await this.#hits('a');
      return;
    }
    await this.#showHits(filter.text, true);
    if (!this.#screen.isBehind) await this.#draw();
  }

  async #showHits(text: string, isNew: boolean): Promise<void> {
    if (text.trim() === '') {
      // With the filter just opened, today's list still stands.
      if (this.#showsHits || !isNew) await this.#readToday(false);
      return;
    }
    const { rows, total, more } = await this.#hits(text);
    this.#claims = await lineVersions(this.#store);
    const title = `${more ? 'over ' : ''}${plural(total, 'customer')}`;
    this.#titles = { title, shortTitle: title };
    this.#below = { count: total - rows.length, isMore: more };
    this.#showsHits = true;
    this.#state = withRows(this.#state, rows, isNew ? 0 : undefined);
  }

  async #hits(text: string) {
    const { ids, total, more } = this.#finder.find(text, mostHits);
    return { rows: hitRows(await deskHits(this.#ctx, this.#store, ids), this.#ctx.today), total, more };
  }

  async #draw(): Promise<void> {
    const view = viewOf(this.#state, {
      ...{ ...this.#titles, below: this.#below, card: await this.#cardOf() },
      hidden: this.#hidden,
      goesOn: this.#goesOn(),
    });
    this.#screen.draw(deskPicture(view, this.#screen, this.#paint));
  }

  async #cardOf(): Promise<Brief | null> {
    const of = customerIn(this.#state);
    if (of === null) return null;
    const revision = await this.#store.operations.revision();
    if (this.#card?.of !== of || this.#card.revision !== revision) {
      const listed = revision === this.#listed.revision ? this.#listed.calls.get(of) : undefined;
      this.#card = { of, revision, brief: await deskCard(this.#ctx, this.#store, of, listed) };
    }
    return this.#card.brief;
  }
}

/** Gives the terminal a turn. */
const keysArrive = () => new Promise<void>((resolve) => setImmediate(resolve));

function asksBefore(state: DeskState, operation: OperationRecord): DeskState {
  return { ...state, mode: { kind: 'sure', operation: operation.id, title: operationTitle(operation) } };
}

const sentence = ({ message, hint }: UserError) => plain(hint === undefined ? message : `${message}; ${hint}`);
