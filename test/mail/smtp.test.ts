import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Message } from '../../src/mail/mailer.ts';
import { parseMailServer } from '../../src/mail/server.ts';
import { type SmtpOptions, smtpMailer } from '../../src/mail/smtp.ts';
import { certificate, type MailServerBehaviour, mailServer, parrot, secret } from '../support/mail-server.ts';

const message: Message = {
  from: { name: 'Ann’s Shop', address: 'ann@shop.example' },
  to: [
    { name: 'Zoë Müller', address: 'zoe@shop.example' },
    { name: null, address: 'bo@shop.example' },
  ],
  subject: 'Week of Monday 23 November 2026: Füchse & <Söhne>',
  text: 'the list\n',
  html: '<p>the list</p>\n',
  messageId: '<cadence.2026-W48.abc@shop.example>',
  date: new Date('2026-11-23T06:30:00Z'),
  attachments: [],
};
const everyone = message.to.map(({ address }) => address);

interface Sending {
  readonly server?: MailServerBehaviour;
  /** The address of the server; PORT stands for its port. */
  readonly address?: string;
  readonly options?: Partial<SmtpOptions>;
}

async function sending({ server = {}, address = 'smtp://localhost:PORT', options = {} }: Sending = {}) {
  const { port, received } = await mailServer(server);
  const mailer = smtpMailer(parseMailServer(address.replace('PORT', String(port))), {
    password: null,
    certificates: certificate,
    silence: 60_000,
    ...options,
  });
  const sent = mailer.send(message, everyone);
  return { sent, received };
}

describe('a mail that goes out', () => {
  it('has two parts, encoded names, a stable id, and says that a machine wrote it', async () => {
    const { sent, received } = await sending();
    expect(await sent).toEqual({ accepted: everyone, failed: [] });
    const [first] = received;
    expect(first).toMatchObject({
      from: 'ann@shop.example',
      to: everyone,
      secure: true,
      mail: {
        from: { name: 'Ann’s Shop', address: 'ann@shop.example' },
        to: [
          { name: 'Zoë Müller', address: 'zoe@shop.example' },
          { name: '', address: 'bo@shop.example' },
        ],
        subject: message.subject,
        text: expect.stringMatching(/^the list\n+$/),
        html: expect.stringMatching(/^<p>the list<\/p>\n+$/),
        messageId: message.messageId,
        date: '2026-11-23T06:30:00.000Z',
      },
    });
    expect(first?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(first?.raw).not.toContain('List-Unsubscribe');
  });

  it.each<[string, Sending]>([
    ['over TLS from the first byte', { server: { wrapped: true, login: true }, address: 'smtps://ann@localhost:PORT' }],
    ['over STARTTLS', { server: { login: true }, address: 'smtp://ann@localhost:PORT' }],
  ])('logs in %s', async (_, how) => {
    const { sent, received } = await sending({ ...how, options: { password: secret } });
    await sent;
    expect(received).toMatchObject([{ secure: true }]);
  });

  it.each([
    ['this machine itself, where it offers nothing better', 'smtp://127.0.0.1:PORT'],
    ['whom the settings name with tls=none', 'smtp://localhost:PORT?tls=none'],
  ])('goes unencrypted to %s', async (_, address) => {
    const { sent, received } = await sending({ server: { unencrypted: true }, address });
    await sent;
    expect(received).toMatchObject([{ secure: false }]);
  });
});

describe('a mail that does not go out', () => {
  it('names the recipient that was refused; the others have it', async () => {
    const { sent, received } = await sending({
      server: { recipient: (to) => (to.startsWith('bo') ? 550 : undefined) },
    });
    expect(await sent).toEqual({
      accepted: ['zoe@shop.example'],
      failed: [{ recipient: 'bo@shop.example', reason: '550 no such mailbox', temporary: false, uncertain: false }],
    });
    expect(received).toHaveLength(1);
  });

  it('is refused for everybody, some for now', async () => {
    const { sent } = await sending({ server: { recipient: (to) => (to.startsWith('bo') ? 550 : 451) } });
    expect(await sent).toMatchObject({ accepted: [], failed: [{ temporary: true }, { temporary: false }] });
  });

  it.each<[string, Sending, RegExp, { temporary?: boolean; uncertain?: boolean }]>([
    [
      'the password is wrong, and is not repeated',
      { server: { login: true }, address: 'smtp://ann@localhost:PORT', options: { password: 'hunter2' } },
      /rejected the login of ann \(answer 535\)$/,
      { temporary: false },
    ],
    [
      'there is no password',
      { server: { login: true }, address: 'smtp://ann@localhost:PORT' },
      /wants a password for ann, and none is set$/,
      { temporary: false },
    ],
    [
      'the certificate is not trusted',
      { options: { certificates: null } },
      /the certificate of localhost:\d+ was refused: .*self-signed/,
      { temporary: false },
    ],
    [
      'the certificate is not trusted, TLS from the first byte',
      { server: { wrapped: true }, address: 'smtps://localhost:PORT', options: { certificates: null } },
      /the certificate of localhost:\d+ was refused: .*self-signed/,
      { temporary: false },
    ],
    [
      'the server is greylisting',
      { server: { message: () => 451 } },
      /refused the mail: 451 greylisted/,
      { temporary: true },
    ],
    ['the server does not want it', { server: { message: () => 554 } }, /refused the mail: 554/, { temporary: false }],
    [
      'the connection breaks after the mail was handed over',
      { server: { message: () => 'hang up' } },
      /hung up after the mail was handed over .* it may have gone out or not$/,
      { uncertain: true, temporary: false },
    ],
  ])('when %s', async (_, how, words, kind) => {
    const { sent, received } = await sending(how);
    await expect(sent).rejects.toMatchObject({ name: 'MailFailure', message: expect.stringMatching(words), ...kind });
    expect(received).toEqual([]);
  });

  describe('and the server repeats the login', () => {
    const users = ['a', 'an', 'ann', 'anna@shop.example'];
    const methods = ['PLAIN', 'LOGIN', 'CRAM-MD5'] as const;
    const closings = ['\r\n', ' and the line does not end'];
    it.each(users.flatMap((user) => methods.flatMap((method) => closings.map((end) => [user, method, end] as const))))(
      'of %s by %s (%j), not a word of it is passed on',
      async (user, method, end) => {
        const { port, heard } = await parrot({ method, end });
        const mailer = smtpMailer(parseMailServer(`smtp://${encodeURIComponent(user)}@localhost:${port}?tls=none`), {
          password: secret,
          certificates: null,
          silence: 60_000,
        });
        const failure = await mailer.send(message, everyone).catch((error: Error) => error);
        expect(heard().join('')).not.toBe('');
        expect(failure).toMatchObject({ message: `localhost:${port} rejected the login of ${user} (answer 535)` });
        for (const word of [secret, ...heard()]) expect(inspect(failure, { depth: 9 })).not.toContain(word);
      },
    );

    it.each(users)('of %s when it refuses a recipient or the sender, the password is left out', async (user) => {
      for (const refuses of ['MAIL', 'RCPT'] as const) {
        const { port, heard } = await parrot({ method: 'PLAIN', end: '\r\n', refuses });
        const mailer = smtpMailer(parseMailServer(`smtp://${encodeURIComponent(user)}@localhost:${port}?tls=none`), {
          password: secret,
          certificates: null,
          silence: 60_000,
        });
        const outcome = await mailer.send(message, everyone).catch((error: Error) => error);
        expect(heard()).toHaveLength(1);
        const said = inspect(outcome, { depth: 9 });
        expect(said).toContain('550 not for you');
        for (const word of [secret, ...heard()]) expect(said).not.toContain(word);
      }
    });
  });

  it('when the server keeps silent', async () => {
    const silent = createServer((socket) => socket.on('error', () => {})); // its client hangs up
    await new Promise<void>((resolve) => {
      silent.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as { port: number };
    const mailer = smtpMailer(parseMailServer(`smtp://localhost:${port}`), {
      password: null,
      certificates: null,
      silence: 50,
    });
    await expect(mailer.send(message, everyone)).rejects.toMatchObject({
      message: expect.stringMatching(/could not be reached: .*[Tt]imeout|never received/),
      temporary: true,
      uncertain: false,
    });
  });
});
