import type { Context, Register } from '../context.ts';
import { displayName } from '../domain/customer.ts';
import { formatDay } from '../domain/day.ts';
import { type DuePromise, daysOverdue } from '../domain/due.ts';
import { json, promiseJson } from '../render/json.ts';
import { type Column, table } from '../render/table.ts';
import { plain, plural } from '../render/text.ts';
import { theCustomer } from './customer.ts';
import { withCustomers } from './due.ts';

interface PromisesOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('promises [customer]')
    .description('What we owe: open until it is done and the customer has been told.')
    .option('--all', 'the kept ones too')
    .addHelpText('after', '\nExamples:\n  cadence promises\n  cadence promises finch --all\n')
    .action(run(promises));
};

export async function promises(ctx: Context, named: string | undefined, options: PromisesOptions): Promise<void> {
  const store = await ctx.openStore();
  const customer = named === undefined ? null : await theCustomer(ctx, store, named);
  const known = await (options.all ? store.promises.all() : store.promises.owed());
  const found = await withCustomers(store, known);
  const wanted = found.filter((one) => customer === null || one.customer.id === customer.id);
  if (options.json) {
    const { today } = ctx;
    ctx.io.out(json(wanted.map((one) => ({ ...promiseJson(one, today), ...stateJson(one) }))));
    return;
  }
  if (wanted.length > 0) ctx.io.out(table(columns(ctx), wanted, ctx.io.outIsTerminal ? { width: ctx.io.width } : {}));
  ctx.io.talk(wanted.length === 0 ? 'nothing is owed\n' : `${plural(wanted.length, 'promise')}\n`);
}

function stateJson({ promise: { madeOn, doneOn, toldOn } }: DuePromise) {
  return { madeOn, doneOn, toldOn };
}

function columns({ today }: Context): Column<DuePromise>[] {
  return [
    { title: '#', cell: ({ promise }) => String(promise.id), align: 'right' },
    { title: 'Promised', cell: ({ promise }) => plain(promise.text), flexible: true },
    { title: 'To', cell: ({ customer }) => plain(displayName(customer)), flexible: true },
    { title: 'Due', cell: ({ promise }) => `${promise.due}${promise.time === null ? '' : ` ${promise.time}`}` },
    { title: 'State', cell: ({ promise }) => state(promise, today) },
  ];
}

function state({ due, doneOn, toldOn }: DuePromise['promise'], today: Context['today']): string {
  if (toldOn !== null) return `kept ${toldOn}`;
  if (doneOn !== null) return 'done, tell them';
  const late = daysOverdue(due, today);
  return late > 0 ? `${plural(late, 'day')} late` : due === today ? 'due today' : `by ${formatDay(due, 'short')}`;
}
