import type { Day } from './day.ts';
import type { TouchKind } from './touch.ts';

/** The kinds of touch that can be refused. */
export const refusableKinds = [
  'call',
  'visit',
  'email',
  'text',
  'card',
  'gift',
] as const satisfies readonly TouchKind[];
export type RefusableKind = (typeof refusableKinds)[number];

/** What a customer does not want: never cleared by an import, only lifted by hand. */
export interface Refusal {
  readonly id: number;
  readonly customerId: number;
  readonly kind: RefusableKind;
  /** One person or one number of the customer; null for the customer as a whole. */
  readonly who: string | null;
  readonly day: Day;
  readonly reason: string | null;
}
