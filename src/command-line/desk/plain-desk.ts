/** The desk as plain lines, for screen readers and terminals that cannot redraw. */
import { deskAhead, deskList, type Whose } from '../../app/lists/desk.ts';
import { search } from '../../app/lists/search.ts';
import { saysHowToAddNumbers } from '../../app/lists/today.ts';
import type { Context } from '../../context.ts';
import { type Customer, displayName } from '../../domain/customer.ts';
import { formatDay } from '../../domain/day.ts';
import { callOrder } from '../../domain/due.ts';
import { operationTitle } from '../../domain/operation.ts';
import { outcomeNames, outcomes } from '../../domain/touch.ts';
import { Cancelled, UserError } from '../../errors.ts';
import { unpainted } from '../../render/paint.ts';
import { searchText } from '../../render/search.ts';
import { plain } from '../../render/text.ts';
import { todayText } from '../../render/today.ts';
import type { Store } from '../../store/store.ts';
import { askBy } from '../log-questions.ts';
import { theCustomer } from '../the-customer.ts';
import { type DeskRequest, otherKinds } from './state.ts';
import { DeskWork } from './work.ts';

const help = `Type one of these, and Enter:
  6, or part of a name   calls that customer; Enter alone calls the next one
  l 6                    logs a call, card or visit you made, and a note
  s 6                    snoozes: puts the next call off to a day
  n 6                    notes something to remember
  u                      undoes the last thing done
  / finch                finds customers by name, number or what was said
  t                      today's list again
  q                      leaves
`;

const nowhere = { enter: () => {}, leave: () => {} };

export async function sitPlainly(ctx: Context, store: Store, whose: Whose): Promise<void> {
  const work = new DeskWork(store);
  const showToday = async () => await showList(ctx, store, whose);
  await showToday();
  for (;;) {
    const { next, offer } = await nextCall(ctx, store, whose);
    const typed = await nextLine(ctx, `${offer}? lists what you can type, q leaves.`);
    if (typed === null || typed === 'q') return;
    try {
      await answer(ctx, store, work, { typed, next, showToday });
    } catch (error) {
      if (error instanceof Cancelled) ctx.io.talk('Stopped.\n');
      else if (error instanceof UserError) ctx.io.talk(`${error.message}\n${error.hint ?? ''}\n`);
      else throw error;
    }
  }
}

/** The customer whom Enter calls, with a line about them; from the next days when today's calls are made. */
async function nextCall(
  ctx: Context,
  store: Store,
  whose: Whose,
): Promise<{ next: Customer | undefined; offer: string }> {
  const { list, brokenOff } = await deskList(ctx, store, whose);
  const [today] = callOrder(list);
  const called = (customer: Customer, verb: string, when = '') => ({
    next: customer,
    offer: `Enter ${verb} ${plain(displayName(customer))}${when}. `,
  });
  const [first] = brokenOff;
  if (first !== undefined) return called(first.customer, 'goes on with the call to');
  if (today !== undefined) return called(today, 'calls');
  const [coming] = await deskAhead(ctx, store, whose);
  if (coming === undefined) return { next: undefined, offer: '' };
  const { planned } = coming.standing;
  const day = planned === null ? 'the first of the coming days' : `planned for ${formatDay(planned, 'short')}`;
  return called(coming.customer, 'goes on with', `, ${day}`);
}

/** Null when the user leaves with Ctrl-C or at the end of input, as from the drawn desk. */
async function nextLine(ctx: Context, question: string): Promise<string | null> {
  try {
    return await ctx.prompter.text(question);
  } catch (error) {
    if (error instanceof Cancelled) return null;
    throw error;
  }
}

async function showList(ctx: Context, store: Store, whose: Whose): Promise<void> {
  const { list } = await deskList(ctx, store, whose);
  const howToAddNumbers = await saysHowToAddNumbers(ctx, list);
  ctx.io.out(todayText(list, unpainted, { width: ctx.io.width, howToAddNumbers }));
}

interface TypedKey {
  readonly typed: string;
  readonly next: Customer | undefined;
  readonly showToday: () => Promise<void>;
}

async function answer(ctx: Context, store: Store, work: DeskWork, { typed, next, showToday }: TypedKey): Promise<void> {
  const { key, rest } = parted(typed);
  if (key === '?') ctx.io.out(help);
  else if (key === 't') await showToday();
  else if (key === '/') await find(ctx, store, rest);
  else {
    const deed = await deedOf(ctx, store, key, { who: key === '' ? typed : rest, next });
    if (deed !== null) await perform(ctx, work, deed);
  }
}

/** `l 6`, `/finch`: a single letter is a key; followed by letters it begins a name. */
function parted(typed: string): { readonly key: string; readonly rest: string } {
  const [first = '', second = ' '] = typed;
  const isKey = first === '/' || (first !== '' && 'lsnut?'.includes(first) && second === ' ');
  return isKey ? { key: first, rest: typed.slice(1).trim() } : { key: '', rest: typed };
}

async function deedOf(
  ctx: Context,
  store: Store,
  key: string,
  { who, next }: { readonly who: string; readonly next: Customer | undefined },
): Promise<DeskRequest | null> {
  if (key === 'u') return { do: 'undo' };
  const found = who.trim() === '' ? next : await theCustomer(ctx, store, who.trim());
  if (found === undefined) {
    ctx.io.talk('No calls are due: type a number or a name.\n');
    return null;
  }
  const customer = found.id;
  if (key === 'l') {
    const made = await askMade(ctx);
    const { outcome } = made;
    const by = outcome !== null && outcomes[outcome].asksForDay ? (await askBy(ctx)) || null : null;
    const note = await ctx.prompter.text('What was said? (Enter: nothing to note)');
    return { do: 'log', customer, ...made, by, note: note || null };
  }
  if (key === 's')
    return { do: 'snooze', customer, until: await ctx.prompter.text('Snooze until?', { default: '+1w' }) };
  if (key === 'n') return noteOf(customer, await ctx.prompter.text('What should we remember?'));
  return { do: 'call', customer };
}

/** How a call went, or what else was done. */
async function askMade({ prompter }: Context): Promise<Pick<Extract<DeskRequest, { do: 'log' }>, 'kind' | 'outcome'>> {
  const calls = outcomeNames.map((outcome) => ({
    ...{ value: { kind: 'call' as const, outcome }, key: outcomes[outcome].key, label: outcomes[outcome].label },
  }));
  const others = otherKinds.map(({ kind, key, label }) => ({ value: { kind, outcome: null }, key, label }));
  return await prompter.choose<(typeof calls | typeof others)[number]['value']>(
    'How did it go?',
    [...calls, ...others],
    { undecided: true },
  );
}

const noteOf = (customer: number, text: string): DeskRequest | null =>
  text === '' ? null : { do: 'note', customer, text };

async function perform(ctx: Context, work: DeskWork, deed: DeskRequest): Promise<void> {
  const answer = await work.do(ctx, nowhere, deed);
  if ('said' in answer) ctx.io.out(`${answer.said}\n`);
  else if (await ctx.prompter.confirm(`Undo ${operationTitle(answer)}?`, false))
    await perform(ctx, work, { do: 'undo this', operation: answer.id });
}

async function find(ctx: Context, store: Store, text: string): Promise<void> {
  const { customers } = await search(store, text, 10);
  if (customers.length === 0) ctx.io.talk(`No match for “${plain(text)}”.\n`);
  else ctx.io.out(searchText(customers, unpainted, ctx.io.width));
}
