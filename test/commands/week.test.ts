import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import type { Delivery, Mailer, Message } from '../../src/mail/mailer.ts';
import { bookWith } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';

const ada = {
  name: 'Ada Finch',
  company: 'Finch & Co',
  phones: ['+49 30 1234567'],
  timeZone: 'America/New_York',
  birthday: '1980-12-06',
  purchases: [['2026-09-01', 900]],
  touches: [{ day: '2026-05-04', note: 'opens a second shop' }],
} as const;
const bo = { name: 'Bo Small', phones: ['+49 30 2'], purchases: [['2026-09-01', 100]] } as const;

async function aBook() {
  const store = await bookWith(ada, bo, {
    name: 'Cy Quiet',
    phones: ['+49 30 3'],
    touches: [{ day: '2026-11-18' }],
    interval: 30,
  });
  await store.atomically({ kind: 'log', day: '2026-11-10' }, async (book) => {
    const owed = {
      customerId: 2,
      touchId: null,
      kind: 'promise',
      time: null,
      madeOn: '2026-11-10',
      doneOn: null,
    } as const;
    await book.promises.add({ ...owed, text: 'send the catalogue', due: '2026-11-20', toldOn: null });
    await book.promises.add({ ...owed, text: 'ask about the deposit', due: '2026-11-17', toldOn: '2026-11-17' });
  });
  return store;
}

it('looks back on promises by the day they were kept, and breaks those that were not in their week', async () => {
  const store = await bookWith(bo);
  const promised = (due: Day, toldOn: Day | null) => ({
    ...{ customerId: 1, touchId: null, kind: 'promise' as const, text: 'a list', time: null },
    ...{ madeOn: '2026-11-01' as const, due, doneOn: toldOn, toldOn },
  });
  await store.atomically({ kind: 'log', day: '2026-11-01' }, async (book) => {
    await book.promises.add(promised('2026-11-30', '2026-11-17')); // kept before its week
    await book.promises.add(promised('2026-11-09', '2026-11-18')); // kept after its week
    await book.promises.add(promised('2026-11-17', '2026-11-23')); // in its week, kept too late
    await book.promises.add(promised('2026-11-09', '2026-11-10')); // another week
  });
  const { lookBack } = JSON.parse((await runCadence('week --json', { store })).out);
  expect(lookBack).toMatchObject({ promisesKept: 2, promisesBroken: 1 });
});

describe('the list of the week', () => {
  it('says whom to call on which day, what we owe, and how last week went', async () => {
    expect(await runCadence('week', { store: await aBook(), today: someDay })).toEqual({
      code: 0,
      out: `Week of Monday 23 November 2026: 2 calls, 1 promise

Promises
#  Promised            To        Due
1  send the catalogue  Bo Small  Fri 20 Nov, 3 days late

Mon 23 Nov  2 calls
1  Ada Finch, Finch & Co
   +49 30 1234567 · 04:00 there
   ordered on Tue 1 Sep; last talked 203 days ago; silent 83 days, similar customers order every 60 days; 1st of 3; 900 EUR in the last 12 months
   “opens a second shop”
2  Bo Small
   +49 30 2 · 10:00 there
   ordered on Tue 1 Sep; never called; silent 83 days, similar customers order every 60 days; 2nd of 3; 100 EUR in the last 12 months

Dates
Sun 6 Dec  birthday of Ada Finch, Finch & Co (46); post a card by Thu 26 Nov

Last week: 1 call, 1 conversation, 1 promise kept, 1 broken
Contacted on schedule: all 33%, by revenue 0%
`,
      err: '',
    });
  });

  it('is a table on a terminal, cut to its width', async () => {
    const { out } = await runCadence('week', { store: await aBook(), today: someDay, terminal: 80 });
    expect(out).toContain(`Mon 23 Nov  2 calls
1  Ada Finch, Finch & Co  +49 30 1234567  04:00 there  ordered on Tue 1 Sep; la…
   “opens a second shop”
2  Bo Small               +49 30 2        10:00 there  ordered on Tue 1 Sep; ne…
`);
  });

  it('is the same as JSON', async () => {
    const { out } = await runCadence('week --json', { store: await aBook(), today: someDay });
    const list = JSON.parse(out);
    expect(Object.keys(list)).toEqual([
      'from',
      'to',
      'days',
      'promises',
      'dates',
      'hidden',
      'lookBack',
      'coverage',
      'tierChanges',
    ]);
    expect(list).toMatchObject({
      from: '2026-11-23',
      to: '2026-11-29',
      promises: [{ id: 1, customer: { id: 2 }, text: 'send the catalogue', due: '2026-11-20', daysOverdue: 3 }],
      dates: [{ customer: { id: 1 }, kind: 'birthday', date: '2026-12-06', years: 46, cardBy: '2026-11-26' }],
      hidden: { overCapacity: 0, paused: 0, doNotCall: 0, snoozed: 0 },
      lookBack: { calls: 1, conversations: 1, promisesKept: 1, promisesBroken: 1, themes: [] },
      coverage: { A: null, B: null, C: null, all: 1 / 3, revenue: 0 },
    });
    expect(list.days.map((day: { date: string }) => day.date)).toEqual(
      [23, 24, 25, 26, 27, 28, 29].map((date) => `2026-11-${date}`),
    );
    expect(list.days[0].calls.map((call: { id: number }) => call.id)).toEqual([1, 2]);
  });

  it('says what customers said most last week', async () => {
    const said = (note: string) => ({ touches: [{ day: '2026-11-18' as const, note }], interval: 90 });
    const store = await bookWith(said('the new oven is loud'), said('a new oven, at last'), said('nothing'));
    expect((await runCadence('week', { store })).out).toContain(
      '\nLast week: 3 calls, 3 conversations. Said most: new oven (2)\n',
    );
  });

  it('spreads what does not fit into a day over the rest of the week, and counts what does not fit at all', async () => {
    const store = await bookWith(...Array.from({ length: 12 }, (_, i) => ({ name: `Customer ${i + 1}` })));
    await runCadence('config set capacity 2', { store });
    await runCadence('today', { store });
    const { out } = await runCadence('week --json', { store, today: '2026-12-02' });
    const { days, hidden } = JSON.parse(out);
    expect(days.map(({ calls }: { calls: unknown[] }) => calls.length)).toEqual([0, 0, 2, 2, 2, 0, 0]);
    expect(hidden.overCapacity).toBe(6);
  });

  it('says for which event somebody is called also on the days after, when the first holds fewer calls', async () => {
    const store = await bookWith(...Array.from({ length: 4 }, (_, i) => ({ name: `Customer ${i}`, tags: ['river'] })));
    await runCadence('config set capacity 2', { store });
    await runCadence('event Flood --tag river', { store, today: '2026-11-23' });
    const { days } = JSON.parse((await runCadence('week --json', { store, today: '2026-11-24' })).out);
    const flooded = (call: { reasons: string[] }) => call.reasons.includes('Flood');
    expect(days.map(({ calls }: { calls: { reasons: string[] }[] }) => calls.filter(flooded).length)).toEqual([
      0, 2, 2, 0, 0, 0, 0,
    ]);
  });

  it('gives those whom the year had no room for the days that have some', async () => {
    const store = await bookWith(...Array.from({ length: 4 }, (_, i) => ({ name: `Customer ${i}` })));
    await store.standings.fresh('2026-11-23');
    await store.atomically({ kind: 'edit', day: '2026-11-23' }, async (book) => {
      for (const id of [1, 2, 3, 4]) await book.standings.place(id, id === 1 ? '2026-11-24' : null, 'interval');
      await book.settings.set('capacity', '1');
    });
    const { days, hidden } = JSON.parse((await runCadence('week --json', { store, today: '2026-11-23' })).out);
    expect(days.map(({ calls }: { calls: { id: number }[] }) => calls.length)).toEqual([1, 1, 1, 1, 0, 0, 0]);
    expect(days[1].calls).toMatchObject([{ id: 1 }]);
    expect(hidden).toMatchObject({ overCapacity: 0, more: false });
  });

  it('is the coming week on a Sunday, and says when it is empty', async () => {
    expect(await runCadence('week', { store: await bookWith(), today: '2026-11-22' })).toEqual({
      code: 0,
      out: 'Week of Monday 23 November 2026: no calls are due\n\nLast week: 0 calls, 0 conversations\n',
      err: '',
    });
  });

  it('as a page cannot be steered by what a customer is called', async () => {
    const store = await bookWith({ name: '<img src=x onerror=alert(1)>\nBcc: eve', phones: ['"><script>'] });
    const { out } = await runCadence('week --html', { store });
    expect(out).toContain('<strong>&lt;img src=x onerror=alert(1)&gt; Bcc: eve</strong>');
    expect(out).not.toMatch(/<script|<img/);
  });
});

describe('mailing it', () => {
  const settings = () => new Map([['mail.from', 'Ann’s Shop <ann@shop.example>']]);

  it('sends text and HTML to those who are named', async () => {
    const { mailer, sent } = post();
    const email = 'week --email zoe@shop.example bo@shop.example';
    expect(await runCadence(email, { store: await aBook(), settings: settings(), mailer })).toEqual({
      code: 0,
      out: '',
      err: 'mailed “Your week of Mon 23 Nov: 2 calls, 1 promise late” to zoe@shop.example, bo@shop.example\n',
    });
    expect(sent).toMatchObject([
      {
        from: { name: 'Ann’s Shop', address: 'ann@shop.example' },
        to: [{ address: 'zoe@shop.example' }, { address: 'bo@shop.example' }],
        subject: 'Your week of Mon 23 Nov: 2 calls, 1 promise late',
        text: expect.stringContaining(
          'Mon 23 Nov  2 calls\n1  Ada Finch, Finch & Co\n   +49 30 1234567 · 04:00 there\n   ordered on Tue 1 Sep; last talked 203 days ago',
        ),
        html: expect.stringContaining('<h1'),
        messageId: expect.stringMatching(/^<cadence\.2026-W48\.[a-z0-9]+@shop\.example>$/),
      },
    ]);
  });

  it('sends it to mail.to when nobody is named', async () => {
    const { mailer, sent } = post();
    const scene = {
      store: await aBook(),
      mailer,
      settings: settings().set('mail.to', 'Ann <ann@shop.example>; bo@shop.example'),
    };
    await runCadence('week --email', scene);
    expect(sent).toMatchObject([
      { to: [{ name: 'Ann', address: 'ann@shop.example' }, { address: 'bo@shop.example' }] },
    ]);
  });

  it('fails when the server refuses somebody, and says who has it', async () => {
    const { mailer } = post({
      accepted: ['zoe@shop.example'],
      failed: [{ recipient: 'bo@shop.example', reason: '550 no such mailbox', temporary: false, uncertain: false }],
    });
    const scene = { store: await aBook(), settings: settings(), mailer };
    expect(await runCadence('week --email zoe@shop.example,bo@shop.example --quiet', scene)).toEqual({
      code: 1,
      out: '',
      err: 'cadence: the list 2026-W48 was not mailed to bo@shop.example (550 no such mailbox)\n  sent to the others: zoe@shop.example\n',
    });
  });

  it.each([
    ['week --email', new Map(), 2, 'no address is set to mail the list to'],
    [
      'week --email zoe.shop.example',
      settings(),
      2,
      'the list cannot be mailed: "zoe.shop.example" is not a mail address',
    ],
    [['week', '--email', 'a@b.example\nBcc: eve@c.example'], settings(), 2, 'has a line break or a control character'],
  ] as const)('%j with the settings %j sends nothing', async (command, given, code, words) => {
    const { mailer, sent } = post();
    const outcome = await runCadence(command, {
      store: await aBook(),
      settings: new Map<string, string>(given),
      mailer,
    });
    expect(outcome).toMatchObject({ code, out: '', err: expect.stringContaining(words) });
    expect(sent).toEqual([]);
  });
});

/** A mailer that takes everything, or answers as told. */
function post(answer?: Delivery): { mailer: Mailer; sent: Message[] } {
  const sent: Message[] = [];
  const mailer = {
    async send(message: Message, recipients: readonly string[]) {
      sent.push(message);
      return answer ?? { accepted: recipients, failed: [] };
    },
  };
  return { mailer, sent };
}

describe('the settings of the mail', () => {
  it.each([
    ['mail.smtp', 'smtps://ann:hunter2@mail.example', 'leave the password out of it'],
    ['mail.smtp', 'mail.example:465', 'it does not begin with smtps:// or smtp://'],
    ['mail.from', 'ann', '"ann" is not a mail address'],
    ['mail.to', 'ann@shop.example, bo', '"bo" is not a mail address'],
  ])('%s is not %s', async (key, value, words) => {
    const settings = new Map<string, string>();
    const { code, err } = await runCadence(['config', 'set', key, value], { settings });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(words) });
    expect(err).not.toContain('hunter2');
    expect(settings.size).toBe(0);
  });
});
