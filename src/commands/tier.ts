import { Argument } from 'commander';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { type Customer, displayName, type Tier, tiers } from '../domain/customer.ts';
import { tierChangeText } from '../domain/rank/tier-change.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';
import type { Store } from '../store/store.ts';

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
    .description('The tier of a customer, and how it changed; pins it, or lets the ranking decide again.')
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
  // What the tier was before must be known, so that the move is recorded.
  await store.standings.fresh(ctx.today);
  if (asked !== null) await write(ctx, store, customer, asked);
  await show(ctx, store, (await store.customers.get(customer.id)) ?? customer, options);
}

type Asked = { readonly pin: Tier | null; readonly reason: string | null };

function requestOf(wanted: Tier | undefined, { pin, unpin }: TierOptions): Asked | null {
  if (unpin) {
    if (wanted !== undefined || pin !== undefined) throw new UsageError('--unpin takes no tier and no --pin');
    return { pin: null, reason: null };
  }
  if (wanted === undefined) {
    if (pin !== undefined) throw new UsageError('--pin needs a tier', { hint: 'cadence tier 12 A --pin "why"' });
    return null;
  }
  if (pin === undefined) {
    throw new UsageError('a tier that is chosen by hand is pinned', {
      hint: `say why: cadence tier 12 ${wanted} --pin "why"`,
    });
  }
  return { pin: wanted, reason: pin === true || pin.trim() === '' ? null : pin.trim() };
}

async function write(ctx: Context, store: Store, customer: Customer, { pin, reason }: Asked): Promise<void> {
  const command = pin === null ? 'tier --unpin' : 'tier --pin';
  await store.atomically({ kind: 'tier', command, day: ctx.today }, async (book) => {
    await book.customers.change(customer.id, {
      tierPin: pin,
      tierPinRequest: pin === null ? null : { on: ctx.today, reason },
    });
    // The new tier may want the call sooner.
    await book.plan.lookAgain(ctx.today);
    await book.summarize(`${displayName(customer)}${pin === null ? '' : `: ${pin}`}`);
  });
}

async function show(ctx: Context, store: Store, customer: Customer, options: TierOptions): Promise<void> {
  const standing = await store.standings.of(customer.id, ctx.today);
  const changes = await store.standings.tierChanges({ from: '0001-01-01', to: ctx.today, customerId: customer.id });
  const pinned = customer.tierPin !== null;
  const now = standing?.tier ?? null;
  if (options.json) {
    const history = changes.map(({ day, from, to, reason }) => ({ day, from, to, reason }));
    ctx.io.out(json({ id: customer.id, tier: now, pinned, reason: customer.tierPinRequest?.reason ?? null, history }));
    return;
  }
  const because = customer.tierPinRequest?.reason ? `: ${plain(customer.tierPinRequest.reason)}` : '';
  const state = now === null ? 'no tier: there are tiers from 30 customers on' : `tier ${now}`;
  ctx.io.out(`${plain(displayName(customer))}: ${state}${pinned ? `, pinned by hand${because}` : ''}\n`);
  for (const change of changes) ctx.io.out(`    ${plain(tierChangeText(change))}\n`);
}
