import { Argument } from 'commander';
import { pinTier, type TierOf, type TierPin, tierNow } from '../app/customers/tier.ts';
import { changedOnceAsked } from '../command-line/changed-once-asked.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { displayName, type Tier, tiers } from '../domain/customer.ts';
import { tierChangeText } from '../domain/rank/tier-change.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';

interface TierOptions {
  readonly pin?: string | true;
  readonly unpin?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('tier')
    .argument('<customer>')
    .addArgument(new Argument('[tier]', 'the tier to pin').choices([...tiers]))
    .description('Shows the tier of a customer and how it changed; pins it, or lets the ranking decide again.')
    .option('--pin [reason]', 'keep this tier, whatever the ranking says')
    .option('--unpin', 'let the ranking decide again')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence tier 12\n  cadence tier 12 A --pin "our first customer"\n  cadence tier 12 --unpin\n',
    )
    .action(run(tier));
};

export async function tier(ctx: Context, named: string, wanted: Tier | undefined, options: TierOptions): Promise<void> {
  const asked = requestOf(wanted, options);
  const store = await ctx.openStore();
  const customer = await theCustomer(ctx, store, named);
  if (asked !== null) {
    const done = await changedOnceAsked(ctx, customer, {
      readAgain: async () => await theCustomer(ctx, store, String(customer.id)),
      change: async (read) => await pinTier(ctx, store, read, asked),
    });
    if (done === null) return ctx.io.talk('nothing was changed\n');
  }
  const now = await tierNow(ctx, store, customer);
  if (options.json) ctx.io.out(tierJson(now));
  else ctx.io.out(tierText(now));
}

function requestOf(wanted: Tier | undefined, { pin, unpin }: TierOptions): TierPin | null {
  if (unpin) {
    if (wanted !== undefined || pin !== undefined) throw new UsageError('--unpin takes no tier and no --pin');
    return { pin: null, reason: null };
  }
  if (wanted === undefined) {
    if (pin !== undefined) throw new UsageError('--pin needs a tier', { hint: 'cadence tier 12 A --pin "why"' });
    return null;
  }
  if (pin === undefined) {
    throw new UsageError('a tier chosen by hand needs --pin', {
      hint: `say why: cadence tier 12 ${wanted} --pin "why"`,
    });
  }
  return { pin: wanted, reason: pin === true || pin.trim() === '' ? null : pin.trim() };
}

function tierJson({ customer, tier, pinned, reason, changes }: TierOf): string {
  const history = changes.map((change) => ({
    day: change.day,
    from: change.from,
    to: change.to,
    reason: change.reason,
  }));
  return json({ id: customer.id, tier, pinned, reason, history });
}

function tierText({ customer, tier, pinned, reason, changes }: TierOf): string {
  const because = reason === null ? '' : `: ${plain(reason)}`;
  const state = tier === null ? 'no tier: there are tiers from 30 customers on' : `tier ${tier}`;
  const now = `${plain(displayName(customer))}: ${state}${pinned ? `, pinned by hand${because}` : ''}\n`;
  return now + changes.map((change) => `    ${plain(tierChangeText(change))}\n`).join('');
}
