/**
 * The weekly mail as a task of Windows (Task Scheduler), in the XML that `schtasks /create /xml` reads:
 * https://learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema. It goes by the machine's clock.
 */
import { addDays, type Weekday, weekdayNames } from './day.ts';
import { type CronJob, readingEvery, two, xml } from './schedule.ts';
import { windowsWord } from './shell-word.ts';

/** A task begins on some day in the past. */
const aSunday = '2024-01-07';

export function windowsTask(job: CronJob): string {
  const { weekday, hour, minute } = job.at;
  return taskOf(job, {
    what: 'mails the weekly list',
    command: job.command,
    when: `<CalendarTrigger>
      <StartBoundary>${addDays(aSunday, weekday)}T${two(hour)}:${two(minute)}:00</StartBoundary>
      <ScheduleByWeek><DaysOfWeek><${dayName(weekday)} /></DaysOfWeek><WeeksInterval>1</WeeksInterval></ScheduleByWeek>
    </CalendarTrigger>`,
  });
}

/** Of the task that reads the answers; null where they come into no mailbox. */
export function windowsReading(job: CronJob): string | null {
  if (job.reading === null) return null;
  return taskOf(job, {
    what: 'reads answers to the weekly list',
    command: job.reading,
    when: `<TimeTrigger>
      <StartBoundary>${aSunday}T00:00:00</StartBoundary>
      <Repetition><Interval>PT${readingEvery}M</Interval></Repetition>
    </TimeTrigger>`,
  });
}

/** A value that cannot be said to cmd.exe: nothing keeps it from reading a name between two signs of per cent; null when there is none. */
export function unsayable({ timeZone, command, reading, variables }: CronJob): string | null {
  return (
    [...command, ...(reading ?? []), ...Object.values(variables), timeZone].find((value) => /["%]/.test(value)) ?? null
  );
}

const dayName = (weekday: Weekday) => weekdayNames[weekday].replace(/^./, (letter) => letter.toUpperCase());

/** A task has no environment of its own: cmd.exe sets it. With `/s` it takes off the outer quotes, and those alone. */
function taskOf(
  { timeZone, variables }: CronJob,
  { what, command, when }: { what: string; command: readonly string[]; when: string },
): string {
  const set = Object.entries({ TZ: timeZone, ...variables }).map(([name, value]) => `set "${name}=${value}"&& `);
  const line = `/d /s /c "${set.join('')}${command.map(windowsWord).join(' ')}"`;
  return `<?xml version="1.0"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>cadence ${what}</Description></RegistrationInfo>
  <Triggers>
    ${when}
  </Triggers>
  <Settings><StartWhenAvailable>true</StartWhenAvailable></Settings>
  <Actions><Exec><Command>cmd.exe</Command><Arguments>${xml(line)}</Arguments></Exec></Actions>
</Task>
`;
}
