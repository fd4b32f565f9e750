import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/mail/mailer.ts';
import { runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

function post() {
  const sent: Message[] = [];
  const mailer = {
    async send(message: Message, recipients: readonly string[]) {
      sent.push(message);
      return { accepted: recipients, failed: [] };
    },
  };
  return { sent, mailer };
}

describe('cadence config mail', () => {
  it('asks, keeps what was said, and sends a test', async () => {
    const { sent, mailer } = post();
    const settings = new Map<string, string>();
    const prompter = scripted('s', 'mail.example:4650', 'ann@shop.example', 'hunter2', '', 'Bo <bo@shop.example>', 'y');
    const outcome = await runCadence('config mail', { prompter, settings, mailer });
    expect(outcome).toEqual({
      code: 0,
      out: '',
      err: 'saved in nowhere/config.json, readable by you only\nthe mail server accepted the test for bo@shop.example\n',
    });
    expect(Object.fromEntries(settings)).toEqual({
      'mail.smtp': 'smtps://ann%40shop.example@mail.example:4650',
      'mail.password': 'hunter2',
      'mail.from': 'ann@shop.example',
      'mail.to': 'Bo <bo@shop.example>',
    });
    expect(sent).toMatchObject([
      { from: { address: 'ann@shop.example' }, to: [{ name: 'Bo' }], subject: 'A test from cadence' },
    ]);
    const list = await runCadence('config list', { settings });
    expect(list.out).not.toContain('hunter2');
  });

  it('needs no password for the program of this machine', async () => {
    const { sent, mailer } = post();
    const settings = new Map<string, string>();
    const prompter = scripted('m', '', 'ann@shop.example', '', 'n');
    await runCadence('config mail', { prompter, settings, mailer });
    expect(settings.get('mail.smtp')).toBe('sendmail:/usr/sbin/sendmail');
    expect(sent).toEqual([]);
  });

  it('does not ask where nobody is', async () => {
    expect(await runCadence('config mail')).toMatchObject({
      code: 1,
      err: expect.stringContaining('config set mail.smtp'),
    });
  });
});
