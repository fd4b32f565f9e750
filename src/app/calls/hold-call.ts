/** One guided call from its preparation to the end. */

import { randomBytes } from 'node:crypto';
import type { CallScreen } from '../../call/call-screen.ts';
import { type CallEnd, guidedCall, resumedCall } from '../../call/guided-call.ts';
import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Brief } from '../../domain/script/brief.ts';
import type { Store } from '../../store/store.ts';
import { viewOf } from '../callers/view.ts';
import { type PlanRequest, planCall } from './call-plan.ts';
import { type HeldLine, takeLine } from './claim.ts';
import { outboxOf } from './outbox.ts';
import { prepare } from './prepare.ts';

interface CallRequest extends Omit<PlanRequest, 'settings'> {
  readonly customer: Customer;
  /** The version of the customer's claim that was seen when they were chosen; the present one when absent. */
  readonly seen?: number | undefined;
  /** One of several calls: the customer may be skipped. */
  readonly round: boolean;
  /** Shows what was prepared, before the first question. */
  readonly prepared: (brief: Brief, warnings: readonly string[]) => Promise<void>;
}

/** `taken`: somebody else called the customer since they were chosen. */
type HeldCall = CallEnd | { readonly kind: 'taken' };

/** Other processes see the claim until the call is over, however it ends. */
export async function holdCall(ctx: Workspace, store: Store, screen: CallScreen, call: CallRequest): Promise<HeldCall> {
  const { customer, resumed, round, seen } = call;
  const line = await takeLine(ctx, store, customer.id, seen);
  if (line === null) return { kind: 'taken' };
  try {
    const prepared = await prepare(ctx, store, customer, { resumed });
    const { plan, warnings } = planCall(ctx, prepared, { ...call, settings: (await viewOf(ctx, store)).settings });
    await call.prepared(prepared.brief, warnings);
    const held = whileHeld(store, line, () => screen.warn(lost));
    const desk = { store: held, screen, outbox: outboxOf(ctx, newKey) };
    if (resumed !== undefined) return await resumedCall(desk, plan, resumed);
    return await guidedCall(desk, plan, round);
  } finally {
    await line.end();
  }
}

const newKey = () => randomBytes(9).toString('hex');

const lost = 'Somebody else has taken this customer in the meantime; your notes are saved as a call of their own.';

/** The same store, in which every write says that the call goes on; tells once when somebody took the customer over. */
function whileHeld(store: Store, line: HeldLine, tell: () => void): Store {
  let isOurs = true;
  const lose = () => {
    if (isOurs) tell();
    isOurs = false;
  };
  return {
    ...store,
    atomically: async (operation, work) =>
      await store.atomically({ ...operation, holding: isOurs ? line.holding(lose) : undefined }, work),
  };
}
