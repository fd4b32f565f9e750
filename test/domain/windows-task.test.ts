import { expect, it } from 'vitest';
import { type CronJob, onMachineClock } from '../../src/domain/schedule.ts';
import { unsayable, windowsReading, windowsTask } from '../../src/domain/windows-task.ts';

const at = { weekday: 1, hour: 6, minute: 5 } as const;
const job: CronJob = {
  at,
  timeZone: 'Europe/Berlin',
  machine: onMachineClock(at, 'Europe/Berlin', 'Europe/Berlin', '2026-11-23'),
  command: ['C:\\Program Files\\cadence.exe', '--db', 'C:\\R&D\\shop.db', 'week', '--email'],
  variables: { CADENCE_CONFIG: 'C:\\Ann Lee\\config.json' },
  reading: null,
};

it('is a task that runs each week, with its environment', () => {
  expect(windowsTask(job)).toBe(`<?xml version="1.0"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>cadence mails the weekly list</Description></RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2024-01-08T06:05:00</StartBoundary>
      <ScheduleByWeek><DaysOfWeek><Monday /></DaysOfWeek><WeeksInterval>1</WeeksInterval></ScheduleByWeek>
    </CalendarTrigger>
  </Triggers>
  <Settings><StartWhenAvailable>true</StartWhenAvailable></Settings>
  <Actions><Exec><Command>cmd.exe</Command><Arguments>/d /s /c "set "TZ=Europe/Berlin"&amp;&amp; set "CADENCE_CONFIG=C:\\Ann Lee\\config.json"&amp;&amp; "C:\\Program Files\\cadence.exe" --db "C:\\R&amp;D\\shop.db" week --email"</Arguments></Exec></Actions>
</Task>
`);
});

it('ends a folder in quotes so that the next word stays a word of its own', () => {
  const command = ['cadence.exe', '--db', 'C:\\Ann Lee\\', 'week'];
  expect(windowsTask({ ...job, command })).toContain('cadence.exe --db "C:\\Ann Lee\\\\" week"</Arguments>');
});

it('holds paths of a share, and letters of any language', () => {
  const text = windowsTask({
    ...job,
    command: ['\\\\nas\\bücher\\cadence.exe'],
    variables: { CADENCE_DB: 'D:\\店\\b.db' },
  });
  expect(text).toContain('set "CADENCE_DB=D:\\店\\b.db"&amp;&amp; \\\\nas\\bücher\\cadence.exe"</Arguments>');
});

it('begins on the day of the week that was asked for', () => {
  const sunday = windowsTask({ ...job, at: { weekday: 0, hour: 16, minute: 30 } });
  expect(sunday).toContain('<StartBoundary>2024-01-07T16:30:00</StartBoundary>');
  expect(sunday).toContain('<Sunday />');
});

it('has a second task where answers are read', () => {
  expect(windowsReading(job)).toBeNull();
  const reading = windowsReading({ ...job, reading: ['cadence.exe', 'import', '--replies'] });
  expect(reading).toContain('<Interval>PT15M</Interval>');
  expect(reading).toContain('&amp;&amp; cadence.exe import --replies"</Arguments>');
  expect(reading).toContain('reads answers');
});

it.each<[string, Partial<CronJob>]>([
  ['C:\\100%\\shop.db', { command: ['cadence', '--db', 'C:\\100%\\shop.db'] }],
  ['say "it"', { reading: ['say "it"'] }],
  ['%APPDATA%\\config.json', { variables: { CADENCE_CONFIG: '%APPDATA%\\config.json' } }],
  ['%TZ%', { timeZone: '%TZ%' }],
])('cannot say %s to cmd.exe', (value, odd) => {
  expect(unsayable({ ...job, ...odd })).toBe(value);
  expect(unsayable(job)).toBeNull();
});
