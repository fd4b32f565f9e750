/** One guided call from its preparation to the end. */

import type { CallScreen } from '../../call/call-screen.ts';
import { type CallEnd, guidedCall, resumedCall } from '../../call/guided-call.ts';
import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Brief } from '../../domain/script/brief.ts';
import type { Store } from '../../store/store.ts';
import { type PlanRequest, planCall } from './call-plan.ts';
import { claimCall } from './claim.ts';
import { prepare } from './prepare.ts';

interface CallRequest extends Omit<PlanRequest, 'settings'> {
  readonly customer: Customer;
  /** One of several calls: the customer may be skipped. */
  readonly round: boolean;
  /** Shows what was prepared, before the first question. */
  readonly prepared: (brief: Brief, warnings: readonly string[]) => Promise<void>;
}

/** Other processes see the claim until the call is over, however it ends. */
export async function holdCall(ctx: Workspace, store: Store, screen: CallScreen, call: CallRequest): Promise<CallEnd> {
  const { customer, resumed, round } = call;
  await claimCall(ctx, store, customer);
  try {
    const prepared = await prepare(ctx, store, customer, resumed);
    const { plan, warnings } = planCall(ctx, prepared, { ...call, settings: await store.settings.book() });
    await call.prepared(prepared.brief, warnings);
    if (resumed !== undefined) return await resumedCall(store, screen, plan, resumed);
    return await guidedCall(store, screen, plan, round);
  } finally {
    await store.writeClaim(customer.id, null);
  }
}
