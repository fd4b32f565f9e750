import type { CallActivity } from './call-activity.ts';
import type { Coverage } from './coverage.ts';
import type { Day } from './day.ts';
import type { TierTouches } from './yearly-touches.ts';

/** How far the plan is kept, and how calling goes. */
export interface Stats {
  readonly coverage: Coverage;
  readonly habit: CallActivity;
  readonly waits: {
    readonly longest: readonly { id: number; name: string; company: string | null; lastConversation: Day }[];
    readonly never: number;
  };
  /** The last twelve months. */
  readonly yearly: readonly TierTouches[];
}
