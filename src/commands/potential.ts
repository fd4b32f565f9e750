import { Argument } from 'commander';
import { potentialOf, promisePotential } from '../app/customers/potential.ts';
import { optionValue } from '../app/settings/option-value.ts';
import { changedOnceAsked } from '../command-line/changed-once-asked.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { displayName } from '../domain/customer.ts';
import { dayText } from '../domain/day.ts';
import { day as aDay } from '../domain/option-types.ts';
import type { PromisedPotential } from '../domain/rank/potential.ts';
import { type Potential, potentials } from '../domain/rank/rank-settings.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';

interface PotentialOptions {
  readonly until?: string;
  readonly json?: boolean;
}

const levels = [...potentials, 'none'] as const;

export const register: Register = (program, run) => {
  program
    .command('potential')
    .argument('<customer>')
    .addArgument(new Argument('[level]', 'how much more you expect').choices([...levels]))
    .argument('[reason]')
    .description('Sets what you expect of a customer beyond what purchases show; raises their rank until a day.')
    .option('--until <day>', 'the last day it counts (default: until further notice)')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence potential 12 high "opening two shops" --until 2027-05-01\n  cadence potential 12 none\n',
    )
    .action(run(potential));
};

export async function potential(
  ctx: Context,
  named: string,
  level: Potential | 'none' | undefined,
  reason: string | undefined,
  options: PotentialOptions,
): Promise<void> {
  const store = await ctx.openStore();
  const asked = level === undefined ? undefined : promised(ctx, level, reason, options);
  const customer = await theCustomer(ctx, store, named);
  if (asked !== undefined) {
    const readAgain = async () => (await potentialOf(ctx, store, customer)).promised;
    const done = await changedOnceAsked(ctx, await readAgain(), {
      readAgain,
      change: async (read) => await promisePotential(ctx, store, customer, { read, promised: asked }),
    });
    if (done === null) return ctx.io.talk('nothing was changed\n');
  }
  const { promised: now, weight, lifts } = await potentialOf(ctx, store, customer);
  if (options.json) {
    ctx.io.out(json({ id: customer.id, potential: now }));
    return;
  }
  const name = plain(displayName(customer));
  if (now === null) {
    ctx.io.out(`${name}: no potential set\n`);
    return;
  }
  const until = now.until === null ? 'until further notice' : `until ${dayText(now.until)}`;
  ctx.io.out(`${name}: ${now.level} potential, ${plain(now.reason)}; counts ${weight} times in the rank, ${until}\n`);
  if (!lifts) ctx.io.talk('no purchases yet, so the rank stays as it is\n');
}

function promised(
  ctx: Context,
  level: Potential | 'none',
  reason: string | undefined,
  { until }: PotentialOptions,
): PromisedPotential | null {
  if (level === 'none') return null;
  if (reason === undefined || reason.trim() === '') {
    throw new UsageError('potential needs a reason', { hint: `cadence potential 12 ${level} "opening two shops"` });
  }
  return {
    level,
    reason: reason.trim(),
    until: until === undefined ? null : optionValue(aDay(ctx.today, { from: ctx.today }), '--until', until),
    notedOn: ctx.today,
  };
}
