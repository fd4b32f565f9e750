import { describe, expect, it } from 'vitest';
import {
  brokenValue,
  type CronJob,
  crontabLines,
  isSameClock,
  launchdAgent,
  launchdReading,
  lineIn,
  onMachineClock,
  parseWeeklyTime,
  strayLines,
  systemdReading,
  systemdUnits,
  withLine,
} from '../../src/domain/schedule.ts';
import { fc } from '../support/properties.ts';

const job: CronJob = {
  at: { weekday: 1, hour: 6, minute: 30 },
  timeZone: 'Europe/Berlin',
  machine: onMachineClock({ weekday: 1, hour: 6, minute: 30 }, 'Europe/Berlin', 'Europe/Berlin', '2026-11-23'),
  command: ['/opt/node', '/opt/Ann’s 100% & more/cadence.js', '--db', "/home/ann/it's.db", 'week', '--email'],
  variables: { CADENCE_CONFIG: '/home/ann/my config.json' },
  reading: null,
};

describe('when', () => {
  it.each([
    ['monday 6:30', { weekday: 1, hour: 6, minute: 30 }],
    ['Sun 23:59', { weekday: 0, hour: 23, minute: 59 }],
    [' wednesday   06:00 ', { weekday: 3, hour: 6, minute: 0 }],
  ])('%s', (text, value) => {
    expect(parseWeeklyTime(text)).toEqual({ value });
  });
  it.each([
    ...['monday', '6:30', 'monday 24:00', 'monday 6:60', 'someday 6:30', '', 'mo 6:30', 'on monday 6:30'],
    ...['1monday 6:30', 'monday 6:30pm', 'monday 6:3', 'monday 6', 'monday6:30'],
  ])('is not %j', (text) => {
    expect(parseWeeklyTime(text)).toEqual({
      problem: `"${text}" is not a weekday and a time such as "monday 6:30"`,
    });
  });
});

describe('a weekly time on the clock of the machine', () => {
  const on = (zone: string, machine: string) =>
    onMachineClock(job.at, zone, machine, '2026-11-23')
      .times.map(({ weekday, hour, minute }) => `${weekday} ${hour}:${minute}`)
      .toSorted();
  it.each<[string, string, string[]]>([
    ['Europe/Berlin', 'Europe/Berlin', ['1 6:30']],
    ['Europe/Berlin', 'Europe/Paris', ['1 6:30']],
    ['Europe/Berlin', 'Etc/UTC', ['1 4:30', '1 5:30']],
    ['Europe/London', 'Etc/UTC', ['1 5:30', '1 6:30']],
    ['Pacific/Auckland', 'Etc/UTC', ['0 17:30', '0 18:30']],
    ['Asia/Kathmandu', 'America/New_York', ['0 19:45', '0 20:45']],
    ['America/Chicago', 'Europe/Berlin', ['1 12:30', '1 13:30']], // three weeks a year summer time differs
  ])('of %s, where that is in %s', (zone, machine, times) => {
    expect(on(zone, machine)).toEqual(times);
  });

  it('is the same one only when it is so all year', () => {
    expect(isSameClock(job.machine, job.at)).toBe(true);
    expect(isSameClock(onMachineClock(job.at, 'Europe/London', 'Etc/UTC', '2026-11-23'), job.at)).toBe(false);
  });

  it('is asked for in the line, whatever days and hours there are', () => {
    const machine = onMachineClock(job.at, 'Pacific/Auckland', 'Etc/UTC', '2026-11-23');
    expect(crontabLines({ ...job, timeZone: 'Pacific/Auckland', machine })).toMatch(
      /^30 17,18 \* \* 0 \/bin\/sh -c '\[ "\$\(TZ=Pacific\/Auckland date \+\\%u\\%H\\%M\)" = 10630 \]/,
    );
  });
});

describe('a value that would begin a line of its own', () => {
  it.each(['\0', '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029'])('has %j in it', (mark) => {
    const broken = `/home/ann/a${mark}b.db`;
    expect(brokenValue({ ...job, command: ['/opt/node', broken] })).toBe(broken);
    expect(brokenValue({ ...job, variables: { CADENCE_DB: broken } })).toBe(broken);
    expect(brokenValue({ ...job, timeZone: broken })).toBe(broken);
  });

  it('is none of the usual ones', () => {
    expect(brokenValue(job)).toBeNull();
  });
});

describe('the line of a crontab', () => {
  it('stands on nothing around it, and has no bare %', () => {
    expect(crontabLines(job)).toBe(
      "30 6 * * 1 /usr/bin/env TZ=Europe/Berlin 'CADENCE_CONFIG=/home/ann/my config.json' /opt/node " +
        "'/opt/Ann’s 100\\% & more/cadence.js' --db '/home/ann/it'\\''s.db' week --email",
    );
  });
});

describe('the reading of answers', () => {
  const both = { ...job, command: ['cadence'], reading: ['cadence', '--db', "/it's.db", 'week', '--read-replies'] };

  it('is a line of its own, every quarter of an hour', () => {
    expect(crontabLines(both).split('\n')).toEqual([
      "30 6 * * 1 /usr/bin/env TZ=Europe/Berlin 'CADENCE_CONFIG=/home/ann/my config.json' cadence",
      "*/15 * * * * /usr/bin/env TZ=Europe/Berlin 'CADENCE_CONFIG=/home/ann/my config.json' cadence --db '/it'\\''s.db' week --read-replies",
    ]);
  });

  it('is a timer and an agent of its own', () => {
    const units = systemdReading(both);
    expect(units?.timer).toContain('\nOnCalendar=*:0/15\n');
    expect(units?.service).toContain('ExecStart="cadence" "--db" "/it\'s.db" "week" "--read-replies"\n');
    expect(launchdReading(both)).toContain('<string>cadence.replies</string>');
    expect(launchdReading(both)).toContain('<key>StartInterval</key><integer>900</integer>');
    expect([systemdReading(job), launchdReading(job)]).toEqual([null, null]);
  });

  it('goes with the other line, also where the mark of their end was lost', () => {
    const lines = 'a --db /b.db week --email\nb --db /b.db week --read-replies --quiet';
    const crontab = withLine('MAILTO=ann\n', '/b.db', lines);
    expect(withLine(crontab, '/b.db', null)).toBe('MAILTO=ann\n');
    const broken = crontab.replace('# cadence end: /b.db\n', 'own line\n');
    expect(withLine(broken, '/b.db', null)).toBe('MAILTO=ann\nown line\n');
    expect(strayLines(lines, '/b.db')).toHaveLength(2);
  });
});

describe('a systemd timer', () => {
  it('has the day in words, the zone, and words that systemd takes as they are', () => {
    const { service, timer } = systemdUnits(job);
    expect(timer).toContain('OnCalendar=Mon *-*-* 06:30:00 Europe/Berlin\n');
    expect(service).toContain(
      'Type=oneshot\nEnvironment="TZ=Europe/Berlin"\nEnvironment="CADENCE_CONFIG=/home/ann/my config.json"\nExecStart=',
    );
    expect(service).toContain(
      'ExecStart="/opt/node" "/opt/Ann’s 100%% & more/cadence.js" "--db" "/home/ann/it\'s.db" "week" "--email"\n',
    );
  });
});

describe('a word of a unit file', () => {
  it.each([
    [String.raw`a"b\c`, String.raw`"a\"b\\c"`],
    ['100%', '"100%%"'],
    ['$HOME', '"$$HOME"'],
    ["it's", `"it's"`],
  ])('%s is written %s', (word, written) => {
    expect(systemdUnits({ ...job, command: [word] }).service).toContain(`ExecStart=${written}\n`);
  });
});

describe('a launchd agent', () => {
  it('is a property list', () => {
    expect(launchdAgent(job)).toContain('<string>/opt/Ann’s 100% &amp; more/cadence.js</string>');
    expect(launchdAgent(job)).toContain('<key>Weekday</key><integer>1</integer>');
    expect(launchdAgent({ ...job, command: ['cadence', '<a>'], variables: { A: '1', B: '2' } })).toContain(
      `  <array>
    <string>cadence</string>
    <string>&lt;a&gt;</string>
  </array>
  <key>EnvironmentVariables</key>
  <dict>
    <key>TZ</key><string>Europe/Berlin</string>
    <key>A</key><string>1</string>
    <key>B</key><string>2</string>
  </dict>
`,
    );
  });
});

describe('the lines between the marks', () => {
  const ours = '30 6 * * 1 /usr/bin/env TZ=UTC node cadence.js --db /a.db week --email --quiet';
  const others = 'MAILTO=ann\n# backups\n0 3 * * * backup 50\\%\n';

  it('are put in, replaced and taken out, and nothing else is touched', () => {
    const first = withLine(others, '/a.db', '1 1 * * 1 one');
    expect(first).toBe(`${others}# cadence begin: /a.db\n1 1 * * 1 one\n# cadence end: /a.db\n`);
    const both = withLine(first, '/b.db', '2 2 * * 2 two');
    expect([lineIn(both, '/a.db'), lineIn(both, '/b.db'), lineIn(both, '/c.db')]).toEqual([
      '1 1 * * 1 one',
      '2 2 * * 2 two',
      null,
    ]);
    expect(withLine(both, '/a.db', '3 3 * * 3 three')).toBe(both.replace('1 1 * * 1 one', '3 3 * * 3 three'));
    expect(withLine(withLine(both, '/a.db', null), '/b.db', null)).toBe(others);
  });

  it.each<[string, string, string | null, string]>([
    ['a crontab that is empty', '', 'x', '# cadence begin: /a.db\nx\n# cadence end: /a.db\n'],
    ['an empty line', '\n', 'x', '\n# cadence begin: /a.db\nx\n# cadence end: /a.db\n'],
    ['a last line without its end', '0 3 * * * b', null, '0 3 * * * b'],
    ['nothing to take away', '', null, ''],
    ['nothing else in it', '# cadence begin: /a.db\nx\n# cadence end: /a.db\n', null, ''],
    [
      'lines of somebody behind it',
      '# cadence begin: /a.db\nx\n# cadence end: /a.db\n1 1 * * * b\n2 2 * * * c\n',
      'y',
      '# cadence begin: /a.db\ny\n# cadence end: /a.db\n1 1 * * * b\n2 2 * * * c\n',
    ],
    ['a begin without its end', '# cadence begin: /a.db\n0 3 * * * b\n', null, '0 3 * * * b\n'],
    ['a begin whose end is lost', `# cadence begin: /a.db\n${ours}\n0 3 * * * b\n`, null, '0 3 * * * b\n'],
    [
      'a begin whose end is lost, to be replaced',
      `# cadence begin: /a.db\n${ours}\n0 3 * * * b\n`,
      'x',
      '# cadence begin: /a.db\nx\n# cadence end: /a.db\n0 3 * * * b\n',
    ],
    [
      'a second block behind one whose end is lost',
      `# cadence begin: /a.db\n${ours}\n0 3 * * * b\n# cadence begin: /a.db\n${ours}\n# cadence end: /a.db\n`,
      null,
      '0 3 * * * b\n',
    ],
    [
      'an end before its begin',
      '# cadence end: /a.db\n# cadence begin: /a.db\n0 3 * * * b\n',
      null,
      '# cadence end: /a.db\n0 3 * * * b\n',
    ],
  ])('are right with %s', (_, crontab, line, after) => {
    expect(withLine(crontab, '/a.db', line)).toBe(after);
  });

  it('are lost where a line still mails this book: it is found', () => {
    expect(strayLines(`${ours}\n# ${ours}\n0 3 * * * b\n`, '/a.db')).toEqual([ours]);
    expect(strayLines(`# cadence begin: /a.db\n${ours}\n# cadence end: /a.db\n`, '/a.db')).toEqual([]);
    expect(strayLines(`${ours}\n`, '/b.db')).toEqual([]);
    expect(lineIn(`# cadence begin: /a.db\n${ours}\n0 3 * * * b\n`, '/a.db')).toBe(ours);
  });

  it('may be several, as somebody wrote them', () => {
    expect(lineIn('# cadence begin: /a.db\nx\ny\n# cadence end: /a.db\n', '/a.db')).toBe('x\ny');
    expect(lineIn('# cadence begin: /a.db\nx\n', '/a.db')).toBe('');
  });

  it('never cost another line, whatever the crontab is like', () => {
    const line = fc.constantFrom(
      '0 3 * * * backup',
      '',
      '# cadence begin: /a.db',
      '# cadence end: /a.db',
      '# cadence end: /b.db',
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const backups = (text: string) => text.split('\n').filter((one) => one.includes('backup')).length;
        const ours = withLine(withLine(lines.map((one) => `${one}\n`).join(''), '/c.db', 'x'), '/c.db', null);
        expect(backups(ours)).toBe(lines.filter((one) => one.includes('backup')).length);
      }),
    );
  });
});
