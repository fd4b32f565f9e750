/** `dates --cards`: what is to be posted, a page to print, and one question that logs all of it. */
import { type Addressed, addressed, cardsDue, logCards } from '../app/lists/cards-due.ts';
import { optionValue } from '../app/settings/option-value.ts';
import type { Context } from '../context.ts';
import type { CardDue } from '../domain/card-due.ts';
import { displayName } from '../domain/customer.ts';
import { addDays } from '../domain/day.ts';
import { type PrintForm, printFormOf, printNames, printWords, usualForm } from '../domain/label-sheets.ts';
import { readMachineSettings } from '../domain/machine-settings.ts';
import { wholeNumber } from '../domain/option-types.ts';
import { UsageError } from '../errors.ts';
import { cardColumns, cardJson } from '../render/cards-due.ts';
import { json } from '../render/json.ts';
import { plain, plural } from '../render/text.ts';
import type { Store } from '../store/store.ts';
import { readLogOptions } from './log-options.ts';
import { nameUndo } from './name-undo.ts';
import { namedFile, writeNamed } from './named-files.ts';
import { openPage, passingPage } from './open-page.ts';
import { showTable, type TableOptions } from './tables.ts';

export interface CardsOptions extends TableOptions {
  readonly days?: string;
  readonly print?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

const usualDays = '14';

export async function cards(ctx: Context, options: CardsOptions): Promise<void> {
  const days = optionValue(wholeNumber(1, 366), '--days', options.days ?? usualDays);
  const store = await ctx.openStore();
  const due = await cardsDue(ctx, store, addDays(ctx.today, days - 1));
  const post = await addressed(store, due);
  const named = options.print === undefined ? null : formNamed(options.print, post.home);
  if (named !== null) mayPrint(ctx, options);
  if (options.json) ctx.io.out(json(due.map(cardJson)));
  else if (due.length > 0) await showTable(ctx, { columns: cardColumns, rows: due, options });
  if (due.length === 0) return ctx.io.talk(`no cards to post in the next ${days} days\n`);
  const asks = ctx.prompter.available && options.json !== true && options.csv !== true;
  if (!options.json) tellWithout(ctx, post.without);
  const form = named ?? (asks && post.cards.length > 0 ? await askForm(ctx, post) : null);
  if (form !== null && !(await printed(ctx, post, form, options))) return;
  await logged(ctx, store, { sent: form === null ? due : post.cards, asks, options });
}

function formNamed(typed: string, home: string | null): PrintForm {
  const form = printFormOf(typed, home);
  if (form !== null) return form;
  throw new UsageError(`there are no labels or envelopes "${typed}"`, { hint: `there are ${printNames.join(', ')}` });
}

function mayPrint(ctx: Context, { out }: CardsOptions): void {
  if (out === undefined && !ctx.prompter.available)
    throw new UsageError('without a terminal the page needs a file', { hint: 'say which: --out cards.html' });
}

const mostNamed = 5;

function tellWithout({ io }: Context, without: readonly CardDue[]): void {
  const [first] = without;
  if (first === undefined) return;
  const names = without.slice(0, mostNamed).map(({ customer }) => plain(displayName(customer)));
  const more = without.length - names.length;
  const rest = more === 0 ? '' : ` and ${plural(more, 'other', 'others')}`;
  const where = `cadence edit ${first.customer.id} --address "…" --city …`;
  io.talk(`no address is known for ${names.join('; ')}${rest}, so they aren't on the page (${where})\n`);
}

async function askForm({ prompter }: Context, { cards: posted, home }: Addressed): Promise<PrintForm | null> {
  const forms = [usualForm('labels', home), usualForm('envelopes', home)] as const;
  return await prompter.choose<PrintForm | null>(
    `Print ${plural(posted.length, 'address', 'addresses')}?`,
    [
      { value: forms[0], label: printWords(forms[0]), key: 'l' },
      { value: forms[1], label: printWords(forms[1]), key: 'e' },
      { value: null, label: 'no, only log them', key: 'n' },
    ],
    { undecided: true },
  );
}

/** False where a file that is there already was to stay. */
async function printed(ctx: Context, post: Addressed, form: PrintForm, options: CardsOptions): Promise<boolean> {
  if (post.cards.length === 0) {
    ctx.io.talk('no address is known, so there is nothing to print\n');
    return true;
  }
  const { cardsHtml } = await import('../render/print-cards.ts');
  const page = cardsHtml({ form, addresses: post.addresses, sender: post.shop });
  if (options.out === undefined) {
    await openPage(ctx, await passingPage(ctx, 'cadence-cards.html', page));
    return true;
  }
  const file = await namedFile(ctx, options.out, options);
  if (file === null) return false;
  await writeNamed(ctx, file, [page]);
  return true;
}

interface Sending {
  readonly sent: readonly CardDue[];
  readonly asks: boolean;
  readonly options: CardsOptions;
}

async function logged(ctx: Context, store: Store, { sent, asks, options }: Sending): Promise<void> {
  if (sent.length === 0) return;
  const what = plural(sent.length, 'card');
  const may = options.yes ?? (asks && (await ctx.prompter.confirm(`Log ${what} as sent?`, false)));
  if (!may) return ctx.io.talk(asks ? 'nothing was logged\n' : 'once they are sent: cadence dates --cards --yes\n');
  const { me: caller } = readMachineSettings(ctx.config.entries());
  await logCards(ctx, store, sent, { ...readLogOptions({ kind: 'card' }, ctx.today), caller });
  if (!options.json) ctx.io.out(`logged ${what} as sent\n`);
  nameUndo(ctx, options);
}
