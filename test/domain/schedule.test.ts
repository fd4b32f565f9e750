import { describe, expect, it } from 'vitest';
import {
  crontabLine,
  type Job,
  launchdAgent,
  lineIn,
  parseWeeklyTime,
  systemdUnits,
  withLine,
} from '../../src/domain/schedule.ts';
import { fc } from '../support/properties.ts';

const job: Job = {
  at: { weekday: 1, hour: 6, minute: 30 },
  timeZone: 'Europe/Berlin',
  command: ['/opt/node', '/opt/Ann’s 100% & more/cadence.js', '--db', "/home/ann/it's.db", 'week', '--email'],
  variables: { CADENCE_CONFIG: '/home/ann/my config.json' },
};

describe('when', () => {
  it.each([
    ['monday 6:30', { weekday: 1, hour: 6, minute: 30 }],
    ['Sun 23:59', { weekday: 0, hour: 23, minute: 59 }],
  ])('%s', (text, value) => {
    expect(parseWeeklyTime(text)).toEqual({ value });
  });
  it.each(['monday', '6:30', 'monday 24:00', 'monday 6:60', 'someday 6:30', ''])('is not %j', (text) => {
    expect(parseWeeklyTime(text)).toHaveProperty('problem');
  });
});

describe('the line of a crontab', () => {
  it('stands on nothing around it, and has no bare %', () => {
    expect(crontabLine(job)).toBe(
      "30 6 * * 1 /usr/bin/env TZ=Europe/Berlin 'CADENCE_CONFIG=/home/ann/my config.json' /opt/node " +
        "'/opt/Ann’s 100\\% & more/cadence.js' --db '/home/ann/it'\\''s.db' week --email",
    );
  });
});

describe('a systemd timer', () => {
  it('has the day in words, the zone, and words that systemd takes as they are', () => {
    const { service, timer } = systemdUnits(job);
    expect(timer).toContain('OnCalendar=Mon *-*-* 06:30:00 Europe/Berlin\n');
    expect(service).toContain('Environment="CADENCE_CONFIG=/home/ann/my config.json"\n');
    expect(service).toContain(
      'ExecStart="/opt/node" "/opt/Ann’s 100%% & more/cadence.js" "--db" "/home/ann/it\'s.db" "week" "--email"\n',
    );
  });
});

describe('a launchd agent', () => {
  it('is a property list', () => {
    expect(launchdAgent(job)).toContain('<string>/opt/Ann’s 100% &amp; more/cadence.js</string>');
    expect(launchdAgent(job)).toContain('<key>Weekday</key><integer>1</integer>');
  });
});

describe('the lines between the marks', () => {
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
