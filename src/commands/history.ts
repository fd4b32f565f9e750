import type { Context, Register } from '../context.ts';
import { displayName } from '../domain/customer.ts';
import type { Deed, FieldChange, Happening } from '../domain/history.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { plain } from '../render/text.ts';
import { theCustomer } from './naming/the-customer.ts';

export const register: Register = (program, run) => {
  program
    .command('history <customer>')
    .description('What was done to one customer: when, by whom, by which command, and what was there before.')
    .addHelpText('after', '\nExamples:\n  cadence history 12\n  cadence undo 7\n')
    .action(run(history));
};

export async function history(ctx: Context, named: string, options: { readonly json?: boolean }): Promise<void> {
  const store = await ctx.openStore();
  const customer = await theCustomer(ctx, store, named);
  const deeds = await store.operations.historyOf(customer.id);
  if (options.json) {
    ctx.io.out(json(deeds));
    return;
  }
  const paint = paintFor(ctx.io.color);
  ctx.io.out(`${paint.strong(`${customer.id}  ${plain(displayName(customer))}`)}\n`);
  for (const deed of deeds) ctx.io.out(deedText(deed, paint.dim));
}

function deedText(deed: Deed, dim: (text: string) => string): string {
  const moment = `${deed.at.slice(0, 16).replace('T', ' ')} UTC`;
  const by = deed.by === null ? '' : `, by ${plain(deed.by)}`;
  const head = `${dim(moment)}  ${deed.operation}  ${plain(deed.command)}${by}${deed.undone ? ' (undone)' : ''}`;
  return [head, ...deed.happenings.flatMap(happeningLines).map((line) => `    ${line}`)].join('\n').concat('\n');
}

function happeningLines({ table, kind, fields, text }: Happening): string[] {
  if (kind !== 'changed') return [`${table.replaceAll('_', ' ')} ${kind}${text === null ? '' : `: ${plain(text)}`}`];
  return fields.map((change) => `${table === 'customer' ? '' : `${table.replaceAll('_', ' ')} `}${fieldText(change)}`);
}

function fieldText({ field, from, to }: FieldChange): string {
  const shown = (value: FieldChange['from']) => (value === null ? 'nothing' : plain(String(value)));
  return `${field.replaceAll('_', ' ')}: ${shown(from)} → ${shown(to)}`;
}
