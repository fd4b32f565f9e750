import { addTableOptions, type Columns, showTable, type TableOptions } from '../command-line/tables.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { displayName } from '../domain/customer.ts';
import { formatDay } from '../domain/day.ts';
import { type DuePromise, daysOverdue } from '../domain/due.ts';
import { isLetGo } from '../domain/promise.ts';
import { json, promiseJson } from '../render/json.ts';
import { plain, plural } from '../render/text.ts';

interface PromisesOptions extends TableOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const command = program
    .command('promises [customer]')
    .description('What we owe: open until it is done and the customer has been told.')
    .option('--all', 'the kept ones too')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence promises\n  cadence promises finch --all\n  cadence promises --sort to\n',
    )
    .action(run(promises));
  addTableOptions(command, columns);
};

export async function promises(ctx: Context, named: string | undefined, options: PromisesOptions): Promise<void> {
  const store = await ctx.openStore();
  const customer = named === undefined ? null : await theCustomer(ctx, store, named);
  const found = await (options.all ? store.promises.all() : store.promises.owed());
  const wanted = found.filter((one) => customer === null || one.customer.id === customer.id);
  if (options.json) {
    const { today } = ctx;
    ctx.io.out(json(wanted.map((one) => ({ ...promiseJson(one, today), ...stateJson(one) }))));
    return;
  }
  if (wanted.length === 0) {
    ctx.io.talk('nothing is owed\n');
    return;
  }
  const rows = wanted.map((one) => ({ ...one, today: ctx.today }));
  await showTable(ctx, { columns, rows, options, said: plural(wanted.length, 'promise') });
}

function stateJson({ promise: { madeOn, doneOn, toldOn } }: DuePromise) {
  return { madeOn, doneOn, toldOn };
}

type Row = DuePromise & { readonly today: Context['today'] };

const columns: Columns<Row> = {
  id: { title: '#', cell: ({ promise }) => String(promise.id), align: 'right' },
  promised: { title: 'Promised', cell: ({ promise }) => plain(promise.text), flexible: true, least: 10 },
  to: { title: 'To', cell: ({ customer }) => plain(displayName(customer)), flexible: true, least: 10 },
  due: { title: 'Due', cell: ({ promise }) => `${promise.due}${promise.time === null ? '' : ` ${promise.time}`}` },
  state: { title: 'State', cell: ({ promise, today }) => state(promise, today) },
};

function state(promise: DuePromise['promise'], today: Context['today']): string {
  const { due, doneOn, toldOn } = promise;
  if (isLetGo(promise)) return `let go ${toldOn}`;
  if (toldOn !== null) return `kept ${toldOn}`;
  if (doneOn !== null) return 'done, tell them';
  const late = daysOverdue(due, today);
  return late > 0 ? `${plural(late, 'day')} late` : due === today ? 'due today' : `by ${formatDay(due, 'short')}`;
}
