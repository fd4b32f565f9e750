/** How calling goes: how many calls, when customers pick up, whether promises are kept. */
import { addDays, type Day, type Weekday, weekdayOf, weekStart } from './day.ts';
import { isLetGo, type PromiseOwed } from './promise.ts';
import { isAttempt, isConversation, type Touch } from './touch.ts';

interface ActivityWeek {
  readonly from: Day;
  readonly calls: number;
  readonly conversations: number;
}

export const partsOfDay = ['morning', 'afternoon', 'evening'] as const;
type PartOfDay = (typeof partsOfDay)[number];

export interface ReachByHour {
  readonly attempts: number;
  readonly reached: number;
  readonly by: readonly {
    readonly weekday: Weekday;
    readonly part: PartOfDay;
    readonly attempts: number;
    readonly reached: number;
  }[];
}

interface Caller {
  /** Null when no caller was named. */
  readonly by: string | null;
  readonly calls: number;
  readonly conversations: number;
}

export interface PromisesKept {
  readonly onTime: number;
  readonly late: number;
  /** Due and still open. */
  readonly open: number;
}

export interface CallActivity {
  readonly weeks: readonly ActivityWeek[];
  /** Null while there are too few attempts to compare hours. */
  readonly reach: ReachByHour | null;
  readonly attempts: number;
  readonly callers: readonly Caller[];
  readonly promises: PromisesKept;
}

export const attemptsForReach = 30;
const weeksShown = 13;

export interface ActivityMaterial {
  /** Of the last twelve months. */
  readonly touches: readonly Touch[];
  /** Due in the last twelve months. */
  readonly promises: readonly PromiseOwed[];
  readonly today: Day;
  /** The day on which the book's weeks begin. */
  readonly firstWeekday: Weekday;
}

export function callActivityOf({ touches, promises, today, firstWeekday }: ActivityMaterial): CallActivity {
  const own = touches.filter((touch) => !touch.imported);
  const attempts = own.filter(isAttempt);
  return {
    weeks: weeksOf(own, weekStart(today, firstWeekday)),
    attempts: attempts.length,
    reach: attempts.length < attemptsForReach ? null : reachOf(attempts, firstWeekday),
    callers: callersOf(own),
    promises: promisesKept(promises, today),
  };
}

function weeksOf(touches: readonly Touch[], thisWeek: Day): ActivityWeek[] {
  const first = addDays(thisWeek, -7 * (weeksShown - 1));
  return Array.from({ length: weeksShown }, (_, i) => {
    const from = addDays(first, 7 * i);
    const ofWeek = touches.filter(({ day }) => day >= from && day <= addDays(from, 6));
    return {
      from,
      calls: ofWeek.filter(({ kind }) => kind === 'call').length,
      conversations: ofWeek.filter(isConversation).length,
    };
  });
}

function reachOf(attempts: readonly Touch[], firstWeekday: Weekday): ReachByHour {
  const cells = new Map<string, { weekday: Weekday; part: PartOfDay; attempts: number; reached: number }>();
  for (const touch of attempts) {
    if (touch.time === null) continue;
    const weekday = weekdayOf(touch.day);
    const part = touch.time < '12:00' ? 'morning' : touch.time < '17:00' ? 'afternoon' : 'evening';
    const cell = cells.get(`${weekday} ${part}`) ?? { weekday, part, attempts: 0, reached: 0 };
    cell.attempts += 1;
    if (isConversation(touch)) cell.reached += 1;
    cells.set(`${weekday} ${part}`, cell);
  }
  const place = ({ weekday, part }: { weekday: Weekday; part: PartOfDay }) =>
    ((weekday - firstWeekday + 7) % 7) * 3 + partsOfDay.indexOf(part);
  return {
    attempts: attempts.length,
    reached: attempts.filter(isConversation).length,
    by: [...cells.values()].sort((a, b) => place(a) - place(b)),
  };
}

function callersOf(touches: readonly Touch[]): Caller[] {
  const callers = new Map<string | null, { by: string | null; calls: number; conversations: number }>();
  for (const touch of touches) {
    if (touch.kind !== 'call' && !isConversation(touch)) continue;
    const caller = callers.get(touch.by) ?? { by: touch.by, calls: 0, conversations: 0 };
    if (touch.kind === 'call') caller.calls += 1;
    if (isConversation(touch)) caller.conversations += 1;
    callers.set(touch.by, caller);
  }
  return [...callers.values()].sort((a, b) => b.conversations - a.conversations || b.calls - a.calls);
}

/** Of the promises due by a day. */
export function promisesKept(promises: readonly PromiseOwed[], today: Day): PromisesKept {
  const due = promises.filter((promise) => promise.due <= today && !isLetGo(promise));
  return {
    onTime: due.filter(({ toldOn, due: by }) => toldOn !== null && toldOn <= by).length,
    late: due.filter(({ toldOn, due: by }) => toldOn !== null && toldOn > by).length,
    open: due.filter(({ toldOn, due: by }) => toldOn === null && by < today).length,
  };
}
