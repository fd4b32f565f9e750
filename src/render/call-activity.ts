import { attemptsForReach, type CallActivity, partsOfDay, type ReachByHour } from '../domain/call-activity.ts';
import { displayName } from '../domain/customer.ts';
import { type Day, daysBetween, formatDay, weekdayNames } from '../domain/day.ts';
import type { Stats } from '../domain/stats.ts';
import type { Paint } from './paint.ts';
import { table } from './table.ts';
import type { TableColumn } from './table-layout.ts';
import { plain, plural } from './text.ts';
import { coverageLine, percent } from './week.ts';
import { yearlyText } from './yearly-touches.ts';

/** How the calling goes, as a value that a person and a program can read. */
interface Look {
  readonly paint: Paint;
  readonly width: number;
}

export function callActivityText(stats: Stats, today: Day, { paint, width }: Look): string {
  const { habit, waits } = stats;
  const coverage = coverageLine(stats.coverage);
  const parts = [coverage === '' ? 'no customers yet' : coverage];
  parts.push(`${paint.strong('Conversations a week')}\n${weekBars(habit, width)}`);
  const yearly = yearlyText(stats.yearly, paint);
  if (yearly !== '') parts.push(yearly);
  parts.push(reachText(habit, paint));
  if (waits.longest.length > 0 || waits.never > 0)
    parts.push(`${paint.strong('Waiting the longest')}\n${waitLines(stats, today)}`);
  const { onTime, late, open } = habit.promises;
  if (onTime + late + open > 0)
    parts.push(
      `${paint.strong('Promises')}\n${percent(onTime / (onTime + late + open))} kept on time: ${onTime} on time, ${late} late, ${open} still open`,
    );
  const named = habit.callers.filter(({ by }) => by !== null);
  if (named.length > 0)
    parts.push(
      `${paint.strong('Calls by person')}\n${habit.callers.map(({ by, calls, conversations }) => `${by === null ? '(no name set)' : plain(by)}: ${plural(calls, 'call')}, ${plural(conversations, 'conversation')}`).join('\n')}`,
    );
  return `${parts.join('\n\n')}\n`;
}

/** The longest bar, next to its figures. */
const barWidth = 40;
const besideBar = 28;

function weekBars({ weeks }: CallActivity, width: number): string {
  const room = Math.max(8, Math.min(barWidth, width - besideBar));
  const most = Math.max(1, ...weeks.map((week) => Math.max(week.conversations, week.calls)));
  const length = (count: number) => Math.round((count / most) * room);
  return weeks
    .map(({ from, calls, conversations }) => {
      const talked = '█'.repeat(length(conversations));
      const tried = '·'.repeat(Math.max(0, length(calls) - length(conversations)));
      return `${formatDay(from, 'short').padEnd(10)}  ${talked}${tried}${calls + conversations === 0 ? 'none' : ` ${conversations} of ${plural(calls, 'call')}`}`;
    })
    .join('\n');
}

function reachText({ reach, attempts }: CallActivity, paint: Paint): string {
  const title = paint.strong('Best times to call');
  if (reach === null) return `${title}\nnot enough calls yet (${attempts} of ${attemptsForReach})`;
  const weekdays = [...new Set(reach.by.map(({ weekday }) => weekday))];
  const columns: TableColumn<(typeof weekdays)[number]>[] = [
    { title: '', cell: (weekday) => weekdayNames[weekday] },
    ...partsOfDay.map((part) => ({
      title: part,
      cell: (weekday: (typeof weekdays)[number]) => cellText(reach, weekday, part),
    })),
  ];
  const all = `${reach.reached} of ${plural(reach.attempts, 'call')} reached somebody (${percent(reach.reached / reach.attempts)})`;
  return `${title}\n${all}${weekdays.length === 0 ? '' : `\n${table(columns, weekdays).trimEnd()}`}`;
}

function cellText({ by }: ReachByHour, weekday: number, part: string): string {
  const cell = by.find((one) => one.weekday === weekday && one.part === part);
  return cell === undefined ? '' : `${percent(cell.reached / cell.attempts)} of ${cell.attempts}`;
}

function waitLines({ waits }: Stats, today: Day): string {
  const pad = Math.max(0, ...waits.longest.map(({ id }) => String(id).length));
  const lines = waits.longest.map(
    (one) =>
      `${String(one.id).padStart(pad)}  ${plain(displayName(one))}: ${plural(daysBetween(one.lastConversation, today), 'day')} since we talked`,
  );
  if (waits.never > 0) lines.push(`and ${plural(waits.never, 'customer')} we never talked to`);
  return lines.join('\n');
}
