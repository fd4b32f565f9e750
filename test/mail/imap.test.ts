/** Answers in a mailbox on a server. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyBook, runCadence, type Scene } from '../support/cadence.ts';
import { imapServer, type StoredMail, stored } from '../support/imap-server.ts';
import { secret } from '../support/mail-server.ts';
import { fixture, idFor, makeAnswerable, message } from '../support/reply-book.ts';

const ca = new URL('../../fixtures/mail/localhost.pem', import.meta.url).pathname;

async function reading(mailbox: StoredMail[], { folder = 'INBOX', password = secret } = {}) {
  const server = await imapServer(mailbox);
  const store = await makeAnswerable(await emptyBook());
  const where: Scene = {
    ...{ store, today: '2026-11-27', time: '12:00' },
    env: { CADENCE_CA_FILE: ca, CADENCE_IMAP_PASSWORD: password },
    settings: new Map([['mail.inbox', `imaps://calls@127.0.0.1:${server.port}/${folder}`]]),
  };
  return { server, store, read: async () => await runCadence('week --read-replies', where) };
}

const flags = (mailbox: readonly StoredMail[]) => mailbox.map(({ flags }) => [...flags].sort().join(' '));
const free = { 'In-Reply-To': idFor() };

it('what was logged is seen, what was not understood is flagged, and other mail is as it was', async () => {
  const { server, store, read } = await reading([
    stored(fixture('gmail-web.eml')),
    stored(message({ Subject: 'Offer' }, 'buy now')),
    stored(message(free, 'call me')),
    stored(message(free, '36 vm\nand so on')),
    stored(fixture('bounce.eml')),
    stored(fixture('apple-iphone-prepared.eml'), '2026-11-26', '\\Seen'),
    stored(fixture('thunderbird-between-quotes.eml'), '2026-09-01'),
    stored(fixture('thunderbird-html-quoted-only.eml')),
  ]);
  const { code, err } = await read();
  expect({ code, end: err.split('\n').at(-2) }).toEqual({
    code: 0,
    end: '4 answers logged, 1 not understood, 1 sent automatically',
  });
  expect(err).toContain('“call me”: it does not begin with the number of a customer');
  expect(err).toContain('  it is in message 3 of INBOX\n');
  const after = ['\\Seen', '', '\\Flagged', '\\Flagged \\Seen', '\\Seen', '\\Seen', '', '\\Flagged \\Seen'];
  expect(flags(server.mailbox)).toEqual(after);
  expect([...(await store.touches.of(36)), ...(await store.touches.of(12))]).toHaveLength(5);
  expect((await read()).err).toBe('0 answers logged\n');
  expect(flags(server.mailbox)).toEqual(after);
});

it('10,000 other messages cost one search: none of them is fetched', async () => {
  const others = Array.from({ length: 10_000 }, (_, i) => stored(message({ Subject: `Order ${i}` }, 'thank you')));
  const { server, store, read } = await reading([...others, stored(fixture('gmail-web.eml'))]);
  await read();
  expect(await store.touches.of(36)).toHaveLength(1);
  const fetches = server.commands.filter((command) => command.includes('FETCH'));
  expect(fetches.map((command) => command.split(' ')[2])).toEqual(['10001', '10001']);
  expect(server.commands.filter((command) => command.includes('SEARCH'))).toHaveLength(1);
});

it('what was logged before the connection broke is marked the next time, and logged once', async () => {
  const { server, store, read } = await reading([
    stored(fixture('gmail-web.eml')),
    stored(fixture('apple-iphone-prepared.eml')),
  ]);
  server.hangUpAt = 'UID STORE';
  const { code, err } = await read();
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringContaining(`127.0.0.1:${server.port} could not be reached: `),
  });
  expect(await store.touches.of(36)).toHaveLength(1);
  server.hangUpAt = null;
  expect((await read()).err).toMatch(/\n1 answer logged, 1 read before\n$/);
  expect(flags(server.mailbox)).toEqual(['\\Seen', '\\Seen']);
  expect([...(await store.touches.of(36)), ...(await store.touches.of(12))]).toHaveLength(3);
});

it('another folder', async () => {
  const { server, read } = await reading([stored(fixture('gmail-web.eml'))], { folder: 'Replies' });
  expect((await read()).err).toMatch(/1 answer logged\n$/);
  expect(server.commands.some((command) => /^SELECT "?Replies"?$/.test(command))).toBe(true);
});

it.each([
  [
    'a folder that is none',
    { folder: 'Nowhere' },
    'refuses the mailbox Nowhere: no such mailbox\n  nothing was read\n',
  ],
  ['another password', { password: 'hunter2' }, 'rejected the login to the mailbox\n  check the user in mail.inbox'],
])('%s is refused, without a word of the server about the login', async (_, as, said) => {
  const { read } = await reading([], as);
  const { code, err } = await read();
  expect(code).toBe(1);
  expect(err).toContain(said);
  expect(err).not.toContain('hunter2');
});

it('a certificate that does not hold is refused', async () => {
  const { server, store } = await reading([]);
  const settings = new Map([['mail.inbox', `imaps://calls@127.0.0.1:${server.port}`]]);
  const { code, err } = await runCadence('week --read-replies', {
    store,
    settings,
    env: { CADENCE_IMAP_PASSWORD: secret },
  });
  expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/could not be reached: .*CERT/i) });
  expect(server.commands).toEqual([]);
});

it.each([
  ['imap://calls@mail.example', 'it has to be imaps://, which is encrypted from the start'],
  ['imaps://mail.example', 'it is not of the form imaps://user@host/FOLDER'],
  [
    'imaps://calls:secret@mail.example',
    'leave the password out of it: set CADENCE_IMAP_PASSWORD or mail.inbox-password',
  ],
])('%s is no mail.inbox', async (value, why) => {
  const { err } = await runCadence(['config', 'set', 'mail.inbox', value], {
    store: await emptyBook(),
    folder: join('/', 'nowhere'),
  });
  expect(err).toContain(why);
});
