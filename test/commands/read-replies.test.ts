import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { openBook } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, momentOn, runCadence, type Scene } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { fixture, idFor, mailed, makeAnswerable, message, recipient, tokenFor } from '../support/reply-book.ts';

const friday: Day = '2026-11-27';

async function answerable(): Promise<{ store: Store; where: Scene }> {
  const store = await makeAnswerable(await emptyBook());
  return { store, where: { store, today: friday, time: '12:00' } };
}

/** Reads one message from standard input. */
const read = async (where: Scene, input: string | Uint8Array) =>
  await runCadence('week --read-replies -', { ...where, input });

/** The touches by hand, the earliest first: `36 connected 2026-11-24 16:21 by: note`. */
async function touches(store: Store): Promise<string[]> {
  const all = [...(await store.touches.of(36)), ...(await store.touches.of(12))];
  return all
    .toSorted((a, b) => a.id - b.id)
    .map(({ customerId, kind, outcome, day, time, by, note }) =>
      [customerId, outcome ?? kind, day, time, `${by}:`, note].join(' '),
    );
}

describe('what mail programs send', () => {
  it.each([
    [
      'gmail-web.eml',
      [
        '36 connected 2026-11-24 16:21 robin@shop.example: wants oat drink for the new café and asks whether we deliver on Saturdays before Christmas',
        '12 left_voicemail 2026-11-24 16:21 robin@shop.example: ',
      ],
    ],
    [
      'gmail-android-prepared.eml',
      ['36 connected 2026-11-25 09:05 robin@shop.example: She opens a second shop in March'],
    ],
    [
      'outlook-desktop-german.eml',
      [
        '36 connected 2026-11-24 15:02 robin@shop.example: möchte Hafermilch',
        '12 no_answer 2026-11-24 15:02 robin@shop.example: ',
      ],
    ],
    [
      'outlook-web-french.eml',
      [
        '36 connected 2026-11-24 17:40 robin@shop.example: préfère être appelée le matin',
        '12 busy 2026-11-24 17:40 robin@shop.example: ',
      ],
    ],
    [
      'apple-iphone-prepared.eml',
      ['12 left_voicemail 2026-11-26 11:15 robin@shop.example: El buzón habla de vacaciones hasta el día 30'],
    ],
    [
      'apple-mail-mac.eml',
      [
        '36 connected 2026-11-24 18:00 robin@shop.example: wants oat drink',
        '12 callback 2026-11-24 18:00 robin@shop.example: friday 10:00',
      ],
    ],
    [
      'thunderbird-between-quotes.eml',
      [
        '36 connected 2026-11-24 19:30 robin@shop.example: möchte Hafermilch',
        '12 left_voicemail 2026-11-24 19:30 robin@shop.example: ',
      ],
    ],
  ])('%s is logged', async (name, expected) => {
    const { store, where } = await answerable();
    expect(await read(where, fixture(name))).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringMatching(/\n1 answer logged\n$/),
    });
    expect(await touches(store)).toEqual(expected);
  });

  it('thunderbird-html-quoted-only.eml: what is clear is logged, and the rest is kept and named', async () => {
    const { store, where } = await kept();
    const { code, err } = await read(where, fixture('thunderbird-html-quoted-only.eml'));
    expect(code).toBe(0);
    expect(err).toMatch(
      /^robin@shop\.example Tue 24 Nov {2}36 note: Ada Finch: pays 20 € more\nnot understood, from robin@shop\.example: “somebody rang the bell, so I could not finish”: it does not begin with the number of a customer.*\n {2}kept in .*\.eml\n1 answer logged\n$/,
    );
    expect(await touches(store)).toEqual(['36 note 2026-11-24 19:30 robin@shop.example: pays 20 € more']);
  });

  it.each(['out-of-office.eml', 'vacation-gmail.eml', 'bounce.eml'])('%s is ignored and counted', async (name) => {
    const { store, where } = await answerable();
    expect(await read(where, fixture(name))).toEqual({
      code: 0,
      out: '',
      err: '0 answers logged, 1 sent automatically\n',
    });
    expect(await touches(store)).toEqual([]);
  });
});

async function inFile(path: string): Promise<Store> {
  const store = await openBook({ path, create: true, exists: false, now: () => momentOn(friday, '12:00') });
  onTestFinished(() => store.close());
  return await makeAnswerable(store);
}

/** With a book in a file, beside which messages are kept. */
async function kept(): Promise<{ store: Store; where: Scene; folder: string }> {
  const database = join(ownFolder(), 'cadence.db');
  const store = await inFile(database);
  return { store, where: { database, today: friday, time: '12:00' }, folder: `${database}.replies` };
}

const free = { 'In-Reply-To': idFor() };

describe('one message', () => {
  it('is read once, also when a program on the way gave it another id', async () => {
    const { store, where } = await answerable();
    await read(where, fixture('gmail-web.eml'));
    const again = '0 answers logged, 1 read before\n';
    expect((await read(where, fixture('gmail-web.eml'))).err).toBe(again);
    const renamed = Buffer.from(fixture('gmail-web.eml')).toString('latin1').replace('CAF3kq0m4pZ1', 'CAF3kq0XXXXX');
    expect((await read(where, Buffer.from(renamed, 'latin1'))).err).toBe(again);
    expect(await touches(store)).toHaveLength(2);
  });

  it('is one operation of whoever answered, and is not read again once it was undone', async () => {
    const { store, where } = await answerable();
    await runCadence('caller add Robin --mail Robin@shop.example', where);
    await read(where, fixture('gmail-web.eml'));
    expect((await touches(store))[0]).toMatch(/ Robin: wants/);
    const [operation] = await store.operations.latest(1);
    expect(operation).toMatchObject({ kind: 'reply', summary: 'answer of Robin: 2 customers' });
    expect((await runCadence(`undo ${operation?.id} --yes`, where)).code).toBe(0);
    expect(await touches(store)).toEqual([]);
    expect((await read(where, fixture('gmail-web.eml'))).err).toBe('0 answers logged, 1 read before\n');
  });

  it('that was written before its list, or in the future, is of today', async () => {
    const { store, where } = await answerable();
    await read(where, message({ ...free, Date: 'Mon, 1 Jun 2026 10:00:00 +0000' }, '36 talked'));
    await read(where, message({ ...free, Date: 'Mon, 1 Jun 2099 10:00:00 +0000' }, '36 vm'));
    expect(await touches(store)).toEqual([
      '36 connected 2026-11-27 12:00 robin@shop.example: ',
      '36 left_voicemail 2026-11-27 12:00 robin@shop.example: ',
    ]);
  });

  it('has its hour on the clock of the book, wherever it was written and whoever reads it', async () => {
    const { store, where } = await answerable();
    await runCadence('caller add Robin --zone America/Chicago', where);
    await runCadence('caller add Sasha --zone Asia/Tokyo', where);
    await runCadence('config set zone Europe/Berlin', where);
    const here = { ...where, settings: new Map([...(where.settings ?? []), ['me', 'Sasha']]) };
    await read(here, message({ ...free, Date: 'Tue, 24 Nov 2026 23:30:00 -0600' }, '36 talked'));
    expect(await touches(store)).toEqual(['36 connected 2026-11-25 06:30 robin@shop.example: ']);
  });

  it('touches and does nothing else: who asked not to be called stays on the list, as a note', async () => {
    const { store, where } = await answerable();
    await read(where, message(free, '36 do not call, moved away\n12 dnc'));
    expect(await touches(store)).toEqual([
      '36 note 2026-11-24 10:00 robin@shop.example: do not call, moved away',
      '12 note 2026-11-24 10:00 robin@shop.example: dnc',
    ]);
    expect((await store.customers.get(36))?.doNotCall).toBeNull();
  });

  it('names a customer who was merged meanwhile', async () => {
    const { store, where } = await answerable();
    await runCadence('merge 12 36 --yes', where);
    await read(where, message(free, '36 talked'));
    expect((await store.touches.of(12)).map(({ outcome }) => outcome)).toEqual(['connected']);
  });
});

describe('a token', () => {
  const prepared = (token: string, headers: Readonly<Record<string, string>> = {}) =>
    message({ Subject: `Talked: Ada Finch ${token}`, ...headers }, '\n[your note above this line]');

  it.each([
    ['that is forged', tokenFor({ customerId: 36, by: 'another key' }), 'its token is not one of this book'],
    ['of another customer', tokenFor({ customerId: 12 }).replace(' 12 ', ' 36 '), 'its token is not one of this book'],
    ['of another week', tokenFor({ customerId: 36 }).replace('W48', 'W49'), 'its token is not one of this book'],
    ['of a week that is none', tokenFor({ customerId: 36 }).replace('W48', 'W99'), 'its token is not one of this book'],
    [
      'of a list that was not mailed',
      tokenFor({ customerId: 36, list: '2026-W48 Sasha' }),
      'its token is not one of this book',
    ],
    [
      'of a recipient who had no list',
      tokenFor({ customerId: 36, to: 'eve@elsewhere.example' }),
      'its token is not one of this book',
    ],
    [
      'of another recipient',
      tokenFor({ customerId: 36, to: 'sasha@shop.example' }),
      'its token was made for sasha@shop.example, and it came from robin@shop.example',
    ],
  ])('%s logs nothing', async (_, token, why) => {
    const { store, where, folder } = await kept();
    await mailed(store, '2026-W48', 'sasha@shop.example');
    const { code, err } = await read(where, prepared(token));
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining(`: ${why}\n  kept in ${folder}`) });
    expect(await touches(store)).toEqual([]);
  });

  it('expires four weeks after its week', async () => {
    const { store, where } = await kept();
    const token = tokenFor({ customerId: 36 });
    const late = await read({ ...where, today: '2026-12-28' }, prepared(token));
    expect(late.err).toContain('answers to the list 2026-W48 were read until Sun 27 Dec 2026\n');
    expect(await touches(store)).toEqual([]);
    await read({ ...where, today: '2026-12-27' }, prepared(token, { Date: 'Wed, 25 Nov 2026 10:00:00 +0100' }));
    expect(await touches(store)).toHaveLength(1);
  });

  it('of a list counts for its customers only: those of its owner, and those of nobody', async () => {
    const store = await makeAnswerable(await emptyBook(), { owner: 'Sasha' });
    await mailed(store, '2026-W48 Robin', recipient);
    const where: Scene = { store, today: friday, time: '12:00' };
    const id = { 'In-Reply-To': idFor({ list: '2026-W48 Robin' }) };
    const { err } = await runCadence('week --read-replies - --json', {
      ...where,
      input: message(id, '36 talked; 12 talked; 99 vm'),
    });
    expect(err).toMatch(
      /“36 talked”: customer 36 is not on the list 2026-W48 Robin\n.*“99 vm”: there is no customer 99\n/,
    );
    expect(await touches(store)).toEqual(['12 connected 2026-11-24 10:00 robin@shop.example: ']);
  });
});

describe('standing in for a mail server', () => {
  it('keeps a message that answers nothing, for its owner only, and never fails', async () => {
    const { where, folder } = await kept();
    const { code, err } = await read(where, message({ Subject: 'Offer' }, 'Buy now'));
    expect(code).toBe(0);
    expect(err).toMatch(
      /^no answer to a list, from robin@shop\.example: “Offer”\n {2}kept in .*\.eml\n0 answers logged\n$/,
    );
    const [name = ''] = readdirSync(folder);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, name), 'utf8')).toContain('Buy now');
  });

  it('keeps a message when there is no book, and reads it later', async () => {
    const database = join(ownFolder(), 'cadence.db');
    const where = { database, today: friday, time: '12:00' } as const;
    const { code, err } = await read(where, fixture('gmail-web.eml'));
    expect(code).toBe(0);
    const [, file = ''] = /the message is kept: cadence week --read-replies (\S+)\n$/.exec(err) ?? [];
    const store = await inFile(database);
    expect((await runCadence(['week', '--read-replies', file], where)).err).toMatch(/\n1 answer logged\n$/);
    expect(await touches(store)).toHaveLength(2);
  });

  it('keeps what is no mail at all', async () => {
    const { where, folder } = await kept();
    for (const input of ['', '\0\0\0', 'x'.repeat(5_000_000)]) expect((await read(where, input)).code).toBe(0);
    expect(readdirSync(folder)).toHaveLength(3);
  });
});

describe('a Maildir', () => {
  function maildir(...messages: readonly (readonly [name: string, content: string | Uint8Array])[]): string {
    const folder = ownFolder();
    for (const name of ['new', 'cur', 'tmp']) mkdirSync(join(folder, name));
    for (const [name, content] of messages) writeFileSync(join(folder, name), content);
    return folder;
  }
  const files = (folder: string) =>
    ['new', 'cur'].flatMap((name) => readdirSync(join(folder, name)).map((one) => `${name}/${one}`));

  it('has what was logged as seen, what was not understood as flagged, and the rest as it was', async () => {
    const { store, where } = await answerable();
    const folder = maildir(
      ['new/1795500000.1.host', fixture('gmail-web.eml')],
      ['new/1795500000.2.host', message(free, 'call me')],
      ['new/1795500000.3.host', message({}, 'Hello')],
      ['new/1795500000.4.host', fixture('bounce.eml')],
      ['new/1700000000.5.host', fixture('apple-mail-mac.eml')],
      ['cur/1795500000.6.host:2,S', fixture('apple-iphone-prepared.eml')],
      ['cur/1795500000.7.host:2,ST', fixture('outlook-web-french.eml')],
    );
    const first = await runCadence(['week', '--read-replies', folder], where);
    expect(first).toMatchObject({
      code: 0,
      err: expect.stringMatching(/\n2 answers logged, 1 not understood, 1 sent automatically\n$/),
    });
    const after = [
      'new/1700000000.5.host',
      'new/1795500000.3.host',
      'cur/1795500000.1.host:2,S',
      'cur/1795500000.2.host:2,F',
      'cur/1795500000.4.host:2,S',
      'cur/1795500000.6.host:2,S',
      'cur/1795500000.7.host:2,ST',
    ];
    expect(files(folder)).toEqual(after);
    expect(await touches(store)).toHaveLength(3);
    const second = await runCadence(['week', '--read-replies', folder, '--quiet'], where);
    expect(second).toEqual({ code: 0, out: '', err: '' });
    expect(files(folder)).toEqual(after);
  });

  it('is not one without its folders', async () => {
    const { where } = await answerable();
    const folder = ownFolder();
    expect((await runCadence(['week', '--read-replies', folder], where)).err).toContain('is not a Maildir');
    expect((await runCadence(['week', '--read-replies', join(folder, 'none')], where)).err).toContain(
      'there is no mailbox',
    );
    expect((await runCadence('week --read-replies', where)).err).toContain('no mailbox is set');
    expect(existsSync(join(folder, 'cur'))).toBe(false);
  });
});

it('does one thing: reading answers neither shows nor mails the list', async () => {
  expect(await runCadence('week --read-replies - --email ann@shop.example')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--read-replies reads answers; it neither shows nor mails the list'),
  });
});
