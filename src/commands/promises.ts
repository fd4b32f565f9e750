import { promisesOf } from '../app/customers/promises.ts';
import { addTableOptions, showTable, type TableOptions } from '../command-line/tables.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { json, promiseJson } from '../render/json.ts';
import { promiseColumns, promiseStateJson } from '../render/promises.ts';
import { plural } from '../render/text.ts';

interface PromisesOptions extends TableOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const command = program
    .command('promises [customer]')
    .description('Lists promises: open until they are done and the customer has been told.')
    .option('--all', 'also those already kept')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence promises\n  cadence promises finch --all\n  cadence promises --sort to\n',
    )
    .action(run(promises));
  addTableOptions(command, promiseColumns);
};

export async function promises(ctx: Context, named: string | undefined, options: PromisesOptions): Promise<void> {
  const store = await ctx.openStore();
  const customer = named === undefined ? null : await theCustomer(ctx, store, named);
  const wanted = await promisesOf(ctx, store, { all: options.all === true, customer });
  if (options.json) {
    const { today } = ctx;
    ctx.io.out(json(wanted.map((one) => ({ ...promiseJson(one, today), ...promiseStateJson(one) }))));
    return;
  }
  if (wanted.length === 0) {
    ctx.io.talk('no open promises\n');
    return;
  }
  const rows = wanted.map((one) => ({ ...one, today: ctx.today }));
  await showTable(ctx, { columns: promiseColumns, rows, options, said: plural(wanted.length, 'promise') });
}
