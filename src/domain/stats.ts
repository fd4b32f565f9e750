import type { Coverage } from './coverage.ts';
import type { Day } from './day.ts';
import type { Habit } from './habit.ts';

/** How far the programme is kept, and how the calling goes. */
export interface Stats {
  readonly coverage: Coverage;
  readonly habit: Habit;
  readonly waits: {
    readonly longest: readonly { id: number; name: string; company: string | null; lastConversation: Day }[];
    readonly never: number;
  };
}
