/** What doctor says of the machine and its terminal. */
import { describe, expect, it } from 'vitest';
import { machineFindings } from '../../src/app/checks/machine-findings.ts';
import { terminalFinding } from '../../src/command-line/terminal-finding.ts';
import { type ClockTime, clockIn } from '../../src/domain/due.ts';

interface Machine {
  readonly language?: string | null;
  readonly terminal?: string | null;
  readonly columns?: number;
  /** The clock of a system without time zones. */
  readonly clock?: (zone: string) => ClockTime | null;
}

const now = new Date('2026-11-23T09:00:00Z');

async function found({ language = 'C.UTF-8', terminal = 'xterm', columns = 80, clock }: Machine) {
  const seen = {
    now: () => now,
    wallClock: () => clock ?? ((zone: string) => clockIn(now, zone)),
    zoneHere: () => 'Europe/Berlin',
    config: { env: () => null },
    files: { machine: () => ({ node: '24.0.0', terminal, language }) },
    io: { outIsTerminal: true, width: columns },
  } as unknown as Parameters<typeof machineFindings>[0] & Parameters<typeof terminalFinding>[0];
  return [...(await machineFindings(seen)), terminalFinding(seen)];
}
const ofTerminal = async (machine: Machine) => (await found(machine)).find(({ what }) => what === 'terminal');

describe('the terminal', () => {
  it('is well', async () => {
    expect(await ofTerminal({})).toMatchObject({ state: 'ok', text: 'xterm, 80 columns' });
    expect(await ofTerminal({ language: null })).toMatchObject({ state: 'ok' });
    expect(await ofTerminal({ language: 'de_DE.utf8' })).toMatchObject({ state: 'ok' });
  });

  it.each<[string, Machine, string, string]>([
    [
      'has no letters but those of English',
      { language: 'C' },
      'xterm, 80 columns; its characters are C',
      'choose UTF-8: export LANG=C.UTF-8',
    ],
    [
      'cannot move its cursor',
      { terminal: 'dumb' },
      'dumb, 80 columns: the desk and all questions come as plain lines on it',
      'if it can do more, say so: export TERM=xterm-256color',
    ],
    [
      'does not say what it can do',
      { terminal: null },
      'unknown, 80 columns: questions are hard to read on it',
      'say what it can do: export TERM=xterm-256color',
    ],
    ['is narrow', { columns: 39 }, 'xterm, 39 columns', 'make it wider: lists need 40 columns'],
  ])('%s', async (_what, machine, text, todo) => {
    expect(await ofTerminal(machine)).toEqual({ what: 'terminal', state: 'look', text, todo });
  });
});

describe('time zones', () => {
  it('are there', async () => {
    expect((await found({})).map(({ what }) => what)).toEqual(['Node', 'terminal']);
  });

  it('are not there: the time of a customer elsewhere would be wrong', async () => {
    expect(await found({ clock: () => ({ time: '09:00', weekday: 1 }) })).toContainEqual({
      what: 'time zone data',
      state: 'bad',
      text: 'this machine does not know what time it is in America/New_York',
      todo: 'install the usual Node (nodejs.org) and the system’s time zone data (the package tzdata)',
    });
  });
});
