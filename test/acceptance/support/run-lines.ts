/** Runs lines as their readers do, one after the other in one shop, and looks at what each prints. */
import { expect } from 'vitest';
import { mailServer } from '../../support/mail-server.ts';
import { cannotRun, type Expected, expectedOf } from '../documents.ts';
import { newShop, onTerminal, shell } from './program.ts';

/** Of a line that can run; fails where nothing is known of it. */
export function expectationOf(line: string): Expected {
  const expected = expectedOf(line);
  if (expected === null)
    expect.fail(
      `nothing is known of the line "${line}": say in test/acceptance/documents.ts what it prints, or why it cannot run`,
    );
  return expected;
}

export async function runLines(lines: readonly string[]): Promise<void> {
  const home = newShop();
  const mail = `smtp://127.0.0.1:${(await mailServer({ unencrypted: true })).port}`;
  const exports: string[] = [];
  for (const line of lines) {
    if (cannotRun[line] !== undefined) continue;
    const { prints, asks = false, code = asks ? 130 : 0, first } = expectationOf(line);
    if (first !== undefined) await shell([...exports, first].join('; '), home);
    const whole = [...exports, line].join('; ');
    const env = { CADENCE_SMTP: mail, PAGER: 'cat' };
    // What ends otherwise than by Ctrl-C goes through by itself, however long that takes.
    const until = code === 130 ? prints : null;
    const done = asks ? await onTerminal(whole, home, { env, until }) : await shell(whole, home, { env });
    const said = done.out + done.err;
    expect({ line, code: done.code, said }).toEqual({ line, code, said: expect.stringMatching(prints) });
    if (line.startsWith('export ')) exports.push(line);
  }
}
