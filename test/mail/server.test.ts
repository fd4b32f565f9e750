import { describe, expect, it } from 'vitest';
import { parseMailServer } from '../../src/mail/server.ts';

describe('the address of the mail server', () => {
  it.each([
    ['smtps://ann@mail.example:465', { host: 'mail.example', port: 465, tls: 'wrapped', user: 'ann', password: null }],
    ['smtps://mail.example', { port: 465, tls: 'wrapped', user: null }],
    ['smtp://ann%40shop.example@mail.example', { port: 587, tls: 'upgrade', user: 'ann@shop.example' }],
    ['smtp://ann:p%2Fw@mail.example:2525', { port: 2525, tls: 'upgrade', password: 'p/w' }],
    ['smtp://mail.example:25?tls=none', { port: 25, tls: 'none' }],
    ['smtp://localhost:25', { tls: 'offered' }],
    ['smtp://127.0.0.1:25', { host: '127.0.0.1', tls: 'offered' }],
    ['smtp://[::1]:25', { host: '::1', tls: 'offered' }],
    ['smtp://127.0.0.1.evil.example', { tls: 'upgrade' }],
  ])('%s', (text, server) => {
    expect(parseMailServer(text)).toMatchObject(server);
  });

  it.each(['mail.example:465', 'https://mail.example', 'smtp://', 'smtp://mail.example?tls=maybe', ''])(
    'is not %j',
    (text) => {
      expect(() => parseMailServer(text)).toThrow(expect.objectContaining({ name: 'UserError' }));
    },
  );

  it('is not repeated in the error, for it may hold a password', () => {
    expect(() => parseMailServer('smtpss://ann:hunter2@mail.example')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });
});
