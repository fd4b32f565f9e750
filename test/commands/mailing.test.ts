import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { type Delivery, type Mailer, MailFailure, type Message } from '../../src/mail/mailer.ts';
import { bookWith } from '../support/book.ts';
import { runCadence, type Scene } from '../support/cadence.ts';

const email = 'week --email ann@shop.example bo@shop.example';
const took = 'mailed “Your week of Mon 23 Nov: 1 call” to';

interface Post {
  readonly mailer: Mailer;
  /** To whom, send by send. */
  readonly asked: (readonly string[])[];
}

/** A mailer that takes everything; or does what it is told, once. */
function post(...once: ((recipients: readonly string[]) => Delivery)[]): Post {
  const asked: (readonly string[])[] = [];
  const mailer = {
    async send(_: Message, recipients: readonly string[]) {
      asked.push(recipients);
      return once.shift()?.(recipients) ?? { accepted: recipients, failed: [] };
    },
  };
  return { mailer, asked };
}

async function scene({ mailer }: Post): Promise<Scene> {
  return { store: await bookWith({}), mailer, settings: new Map([['mail.from', 'ann@shop.example']]) };
}

function failing(error: MailFailure) {
  return () => {
    throw error;
  };
}

describe('the same list', () => {
  it('is mailed once to everybody, and who is new gets it still', async () => {
    const out = post();
    const where = await scene(out);
    expect(await runCadence('week --email ann@shop.example', where)).toMatchObject({
      code: 0,
      err: `${took} ann@shop.example\n`,
    });
    const { code, err } = await runCadence('week --email Ann@shop.example bo@shop.example', where);
    expect(code).toBe(0);
    expect(err).toMatch(
      new RegExp(
        `^Already sent to ann@shop.example \\(2026-W48, Mon 23 Nov.*\\). Resend: --again\n${took} bo@shop.example\n$`,
      ),
    );
    expect(await runCadence(`${email} --quiet`, where)).toEqual({ code: 0, out: '', err: '' });
    expect(out.asked).toEqual([['ann@shop.example'], ['bo@shop.example']]);
  });

  it('is mailed again with --again, and next week is another list', async () => {
    const out = post();
    const where = await scene(out);
    await runCadence(email, where);
    await runCadence(`${email} --again`, where);
    await runCadence(email, { ...where, today: '2026-11-30' });
    expect(out.asked).toHaveLength(3);
  });

  it('is mailed by the next call when nothing was sent', async () => {
    const out = post(
      failing(new MailFailure('mail.example:465 could not be reached: timeout', { hint: 'nothing was sent' })),
    );
    const where = await scene(out);
    expect(await runCadence(email, where)).toEqual({
      code: 1,
      out: '',
      err: 'cadence: mail.example:465 could not be reached: timeout\n  nothing was sent\n',
    });
    expect(await runCadence(email, where)).toMatchObject({
      code: 0,
      err: `${took} ann@shop.example, bo@shop.example\n`,
    });
  });

  it('is mailed by the next call to those who were refused, and to nobody else', async () => {
    const reason = '450 mailbox full';
    const out = post(() => ({
      accepted: ['ann@shop.example'],
      failed: [{ recipient: 'bo@shop.example', reason, temporary: true, uncertain: false }],
    }));
    const where = await scene(out);
    expect(await runCadence(email, where)).toEqual({
      code: 1,
      out: '',
      err:
        `${took} ann@shop.example\n` +
        'cadence: the list 2026-W48 was not mailed to bo@shop.example (450 mailbox full)\n  sent to the others: ann@shop.example\n',
    });
    await runCadence(email, where);
    expect(out.asked[1]).toEqual(['bo@shop.example']);
  });

  it('is not mailed again by itself when it may have gone out', async () => {
    const out = post(failing(new MailFailure('mail.example:465 broke off', { uncertain: true })));
    const where = await scene(out);
    await runCadence(email, where);
    const { code, err } = await runCadence(email, where);
    expect(code).toBe(1);
    expect(err).toMatch(/^cadence: the list 2026-W48 may have gone to ann@shop.example on Mon 23 Nov.*--again/s);
    expect(out.asked).toHaveLength(1);
    expect(await runCadence(`${email} --again`, where)).toMatchObject({ code: 0 });
  });

  it('is not mailed while another cadence is at it, and is reported when that one was cut short', async () => {
    const out = post();
    const where = await scene(out);
    const process = { number: 77, host: 'here', start: 'first' };
    const note = {
      list: '2026-W48',
      owner: null,
      recipients: ['ann@shop.example'],
      messageId: '<1@shop.example>',
      process,
    };
    const claim = { ...note, again: false, isAlive: () => true };
    await where.store?.claimSending({ ...claim, now: new Date('2026-11-23T08:59:00Z') });
    expect(await runCadence('week --email ann@shop.example', where)).toEqual({
      code: 0,
      out: '',
      err: 'another cadence is mailing the list 2026-W48 to ann@shop.example right now\n',
    });
    expect(await runCadence('week --email ann@shop.example --again', where)).toMatchObject({ code: 0 });
    expect(await runCadence('week --email ann@shop.example', { ...where, time: '09:15' })).toMatchObject({
      code: 1,
      err: expect.stringContaining('may have gone to ann@shop.example'),
    });
    expect(out.asked).toEqual([]);
  });

  it.each([
    ['was killed is reported at once', false, 1, /may have gone to ann@shop\.example .*interrupted/],
    ['may still run, as far as anybody can tell, is waited for', null, 0, /another cadence is mailing/],
  ])('of a process that %s', async (_, alive, code, words) => {
    const where = await scene(post());
    const process = { number: 77, host: 'here', start: 'first' };
    const note = {
      list: '2026-W48',
      owner: null,
      recipients: ['ann@shop.example'],
      messageId: '<1@shop.example>',
      process,
    };
    await where.store?.claimSending({
      ...note,
      again: false,
      isAlive: () => true,
      now: new Date('2026-11-23T08:59:59Z'),
    });
    const programs = { isAlive: () => alive };
    const outcome = await runCadence('week --email ann@shop.example', { ...where, programs });
    expect(outcome).toMatchObject({ code, err: expect.stringMatching(words) });
    expect(await runCadence('week --email ann@shop.example --again', { ...where, programs })).toMatchObject({
      code: 0,
    });
  });
});

it('tells other programs what became of it', async () => {
  const reason = '550 no such mailbox';
  const out = post(() => ({
    accepted: ['ann@shop.example'],
    failed: [{ recipient: 'bo@shop.example', reason, temporary: false, uncertain: false }],
  }));
  const where = await scene(out);
  const first = await runCadence(`${email} --json --quiet`, where);
  expect(first.code).toBe(1);
  expect(JSON.parse(first.out)).toEqual([
    {
      list: '2026-W48',
      messageId: expect.stringMatching(/^<cadence\./),
      accepted: ['ann@shop.example'],
      failed: [{ recipient: 'bo@shop.example', reason, uncertain: false }],
      already: [],
      busy: [],
      unsure: [],
    },
  ]);
  const second = await runCadence(`${email} --json --quiet`, where);
  expect(second).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(second.out)).toMatchObject([{ accepted: ['bo@shop.example'], already: ['ann@shop.example'] }]);
});

describe('--dry-run', () => {
  it('prints the mail, the same each time, and sends and notes nothing', async () => {
    const out = post();
    const where = await scene(out);
    const first = await runCadence(`${email} --dry-run`, where);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect((await runCadence(`${email} --dry-run`, where)).out).toBe(first.out);
    expect(first.out).toMatch(
      /^From: ann@shop\.example\nTo: ann@shop\.example, bo@shop\.example\nSubject: Your week of Mon 23 Nov: 1 call\n\n--- plain text ---\n\nWeek of Monday 23 November 2026: 1 call\n[\s\S]*Ada Finch[\s\S]*\n--- HTML ---\n\n<!doctype html>[\s\S]*\n--- calls-2026-W48\.ics ---\n\nBEGIN:VCALENDAR/,
    );
    const raw = await runCadence(`${email} --dry-run --raw`, where);
    expect(await PostalMime.parse(raw.out)).toMatchObject({
      subject: 'Your week of Mon 23 Nov: 1 call',
      to: [{ address: 'ann@shop.example' }, { address: 'bo@shop.example' }],
      text: expect.stringContaining('Ada Finch'),
      html: expect.stringContaining('<strong>Ada Finch</strong>'),
    });
    expect(out.asked).toEqual([]);
    expect(await where.store?.sendings.latest(1)).toEqual([]);
  });
});

it.each([
  ['week --raw', '--each-owner, --again, --dry-run and --raw are about mailing the list'],
  [`${email} --raw`, '--raw shows what --dry-run would send'],
])('%s is refused', async (command, problem) => {
  expect(await runCadence(command, await scene(post()))).toMatchObject({
    code: 2,
    err: expect.stringContaining(problem),
  });
});

describe('the subject', () => {
  it.each([
    ['', '', 'Your week of Mon 23 Nov: 1 call'],
    ['config set shop "Finch Wool"', '', 'Finch Wool: Your week of Mon 23 Nov: 1 call'],
    ['config set shop Finch', ' --owner Robin', "Finch: Robin's week of Mon 23 Nov: no calls"],
    ['log 1 --kind email --promise "the list by 2026-11-20"', '', 'Your week of Mon 23 Nov: 1 call, 1 promise late'],
  ])('after %s it says %s', async (before, options, subject) => {
    const where = await scene(post());
    const words = before.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', ''));
    if (words !== undefined)
      expect(await runCadence(words, { ...where, today: '2026-11-16' })).toMatchObject({ code: 0 });
    expect((await runCadence(`${email}${options} --dry-run`, where)).out).toContain(`\nSubject: ${subject}\n`);
  });
});

describe('--each-owner', () => {
  const owned = async (out: Post) => ({
    ...(await scene(out)),
    store: await bookWith({ name: 'Ada', owner: 'Ann' }, { name: 'Bea', owner: 'bo@shop.example' }, { name: 'Cy' }),
  });

  it('mails everybody their own customers, and the whole to mail.to', async () => {
    const letters: [string, string][] = [];
    const out = post();
    const mailer = {
      async send(message: Message, recipients: readonly string[]) {
        letters.push([recipients.join(' '), (message.text.match(/Ada|Bea|Cy/g) ?? []).join(' ')]);
        return { accepted: recipients, failed: [] };
      },
    };
    const where = { ...(await owned(out)), mailer };
    await runCadence(['config', 'set', 'mail.owners', 'ann = ann@shop.example'], where);
    await runCadence('config set mail.to chief@shop.example', where);
    expect(await runCadence('week --email --each-owner', where)).toMatchObject({ code: 0 });
    expect(letters).toEqual([
      ['chief@shop.example', 'Ada Bea Cy'],
      ['ann@shop.example', 'Ada'],
      ['bo@shop.example', 'Bea'],
    ]);
    expect(await runCadence('week --email --each-owner --quiet', where)).toEqual({ code: 0, out: '', err: '' });
    expect(letters).toHaveLength(3);
  });

  it('keeps no mail back because an address is missing: the whole list names whose', async () => {
    const letters: Message[] = [];
    const mailer = {
      async send(message: Message, recipients: readonly string[]) {
        letters.push(message);
        return { accepted: recipients, failed: [] };
      },
    };
    const where = { ...(await owned(post())), mailer };
    expect(await runCadence('week --email chief@shop.example --each-owner', where)).toEqual({
      code: 0,
      out: '',
      err:
        "no address is known for Ann. Add one: cadence config set mail.owners 'Ann = ADDRESS'\n" +
        "mailed “Everybody's week of Mon 23 Nov: 3 calls” to chief@shop.example\n" +
        "mailed “bo@shop.example's week of Mon 23 Nov: 1 call” to bo@shop.example\n",
    });
    const told = 'On this list only, because no address is known for their owner: the customers of Ann.';
    expect(letters[0]?.text).toContain(told);
    expect(letters[0]?.html).toContain(told);
    expect(letters[1]?.text).not.toContain(told);
  });

  it('says how each one without an address gets one: a caller, one who left, somebody who is none', async () => {
    const mailer = { send: async (_: Message, accepted: readonly string[]) => ({ accepted, failed: [] }) };
    const where = { ...(await owned(post())), mailer };
    for (const name of ['Ann', 'Ben Bo', 'Zoe']) await runCadence(['caller', 'add', name], where);
    await runCadence('edit 2 --owner Zoe', where);
    await runCadence(['edit', '3', '--owner', 'Ben Bo'], where);
    await runCadence('caller archive Zoe', where);
    const told = async () => (await runCadence('week --email chief@shop.example --each-owner --again', where)).err;
    expect((await told()).split('\n').filter((line) => !line.startsWith('mailed'))).toEqual([
      'no address is known for Ann. Add one: cadence caller edit Ann --mail ADDRESS',
      "no address is known for Ben Bo. Add one: cadence caller edit 'Ben Bo' --mail ADDRESS",
      'Zoe has left and gets no list. Hand over their customers: cadence caller handover Zoe --to NAME',
      '',
    ]);
    for (const words of [
      ['caller', 'edit', 'Ann', '--mail', 'ann@shop.example'],
      ['caller', 'edit', 'Ben Bo', '--mail', 'ben@shop.example'],
      ['caller', 'handover', 'Zoe', '--to', 'Ann', '--yes'],
    ])
      expect(await runCadence(words, where)).toMatchObject({ code: 0 });
    expect(await told()).not.toMatch(/no address|left/);
  });
});
