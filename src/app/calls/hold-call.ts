/** One guided call from its preparation to the end. */
import { type CallEnd, guidedCall, resumedCall } from '../../call/guided-call.ts';
import type { Stage } from '../../call/stage.ts';
import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Brief } from '../../domain/script/brief.ts';
import type { Store } from '../../store/store.ts';
import { type PlanRequest, planCall } from './call-plan.ts';
import { takeLine } from './line.ts';
import { prepare } from './prepare.ts';

interface CallRequest extends PlanRequest {
  readonly customer: Customer;
  /** One of several calls: the customer may be passed over. */
  readonly round: boolean;
  /** Shows what was prepared, before the first question. */
  readonly prepared: (brief: Brief, warnings: readonly string[]) => Promise<void>;
}

/** Others see who is on the line until the call is over, however it ends. */
export async function holdCall(ctx: Workspace, store: Store, stage: Stage, call: CallRequest): Promise<CallEnd> {
  const { customer, settings, resumed, round } = call;
  await takeLine(ctx, store, customer);
  try {
    const prepared = await prepare(ctx, store, customer, settings, resumed);
    const { plan, warnings } = planCall(ctx, prepared, call);
    await call.prepared(prepared.brief, warnings);
    if (resumed !== undefined) return await resumedCall(store, stage, plan, resumed);
    return await guidedCall(store, stage, plan, round);
  } finally {
    await store.holdLine(customer.id, null);
  }
}
