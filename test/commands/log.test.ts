import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { bookWith, type CustomerFacts } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

const ada: CustomerFacts = { name: 'Ada Finch', phones: ['+49 351 1234567'], purchases: [['2026-10-01', 500]] };

describe('log', () => {
  it('needs no more than a name', async () => {
    const store = await bookWith(ada);
    expect(await runCadence('log ada', { store })).toEqual({
      code: 0,
      out: expect.stringMatching(/^logged call \(talked\): Ada Finch, 2026-11-23; next call 2027-\d\d-\d\d\n$/),
      err: '',
    });
  });

  it('says by when each promise is owed', async () => {
    const store = await bookWith(ada);
    const flags = ['--promise', 'send the manual', '--promise', 'ring back next tuesday 3pm'];
    const { out } = await runCadence(['log', 'ada', ...flags], { store });
    expect(out.split('\n').slice(1)).toEqual([
      '  promised by Tue 24 Nov 15:00 there (14:00 here): ring back',
      '  promised by Wed 25 Nov: send the manual',
      '',
    ]);
  });

  it('takes the hour of a callback also behind --next, and of nothing else', async () => {
    const store = await bookWith(ada);
    const { out } = await runCadence(['log', 'ada', '-o', 'callback', '--next', 'next tuesday 3pm'], { store });
    expect(out).toContain('  to call back on Tue 24 Nov 15:00 there (14:00 here)\n');
    expect(await runCadence(['log', 'ada', '-o', 'connected', '--next', 'next tuesday 3pm'], { store })).toMatchObject({
      code: 2,
      err: expect.stringContaining('calls are planned by the day'),
    });
  });

  it('strikes the number that was dialled, however it is typed', async () => {
    const store = await bookWith({ ...ada, phones: ['+49 351 1234567', '+49 171 7654321'] });
    const flags = ['-o', 'disconnected', '--number'];
    expect(await runCadence(['log', 'ada', ...flags, '0171 1'], { store })).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is +49 351 1234567, +49 171 7654321'),
    });
    await runCadence(['log', 'ada', ...flags, '171-7654321'], { store });
    expect(await store.customers.get(1)).toMatchObject({ phones: ['+49 351 1234567'] });
  });

  it('stops what the customer asked not to get, of any kind', async () => {
    const store = await bookWith(ada);
    await runCadence(['dnc', 'ada', '--kind', 'email', '--reason', 'reads none'], { store });
    expect(await runCadence('log ada --kind email', { store })).toMatchObject({
      code: 1,
      err: expect.stringContaining('Ada Finch asked for no email, since 2026-11-23: reads none'),
    });
    expect((await runCadence('log ada --kind email --inbound', { store })).code).toBe(0);
    expect((await runCadence('log ada --kind card', { store })).code).toBe(0);
    expect((await runCadence(['log', 'ada', '-k', 'email', '--override', 'the invoice'], { store })).code).toBe(0);
    expect((await store.touches.of(1)).map(({ note }) => note)).toContain(
      'made although they asked for no email: the invoice',
    );
  });

  it('takes every field by flag, and undo takes all of it back', async () => {
    const store = await bookWith(ada);
    const flags = [
      ...['--outcome', 'connected', '--note', 'two vans', '--promise', 'send the manual', '--by', 'friday'],
      ...['--promise', 'send a card by 3 dec', '--next', '2027-02-01', '--at', 'yesterday 14:30', '--minutes', '12'],
      ...['--purpose', 'review', '--sentiment', 'positive', '--fact', 'two daughters', '--goal', 'new store in may'],
      ...[
        '--ask',
        'how was the move?',
        '--caller',
        'Cy',
        '--answer',
        'business=two vans',
        '--answer',
        'recommend = 8/10 the speed',
      ],
    ];
    const { code } = await runCadence(['log', 'ada', ...flags], { store });
    expect(code).toBe(0);
    expect(await store.touches.of(1)).toMatchObject([
      {
        ...{ kind: 'call', outcome: 'connected', direction: 'outbound', day: '2026-11-22', time: '14:30' },
        ...{ note: 'two vans', minutes: 12, purpose: 'review', sentiment: 'positive', by: 'Cy', unfinished: false },
      },
    ]);
    expect(await store.promises.of(1)).toMatchObject([
      { text: 'send a card', due: '2026-12-03' },
      { text: 'send the manual', due: '2026-11-27', madeOn: '2026-11-22' },
    ]);
    expect(await store.standings.of(1, '2026-11-23')).toMatchObject({ planned: '2027-02-01' });
    expect((await store.facts.of(1)).facts).toHaveLength(2);
    expect((await store.facts.of(1)).questions).toMatchObject([{ text: 'how was the move?' }]);
    expect(await store.touches.answersOf(1)).toMatchObject([
      { question: 'business', asked: 'How are things going for you these days?', text: 'two vans' },
      { question: 'recommend', text: '8 the speed' },
    ]);
    await runCadence('undo', { store });
    expect([await store.touches.of(1), await store.promises.of(1), (await store.facts.of(1)).facts]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it.each([
    ['--at', 'tomorrow', '--at: 2026-11-24 is still to come'],
    ['--at', 'once', '--at: "once" is not a day'],
    ['--by', '2026-01-01', '--by: 2026-01-01 has passed'],
    ['--next', 'soon', '--next: "soon" is not a day'],
    ['--minutes', '1.5', '--minutes: "1.5" is not a whole number from 0 to 9999'],
    ['--answer', 'fine', '--answer "fine" is not QUESTION=TEXT'],
    ['--answer', 'recommend=11', /"recommend=11" does not fit the question\n {2}A number from 0 to 10[^\n]*\n$/],
    ['--answer', 'recommend=seven', /"recommend=seven" does not fit the question\n {2}A number from 0 to 10/],
    ['--answer', 'recomend=7', /no script asks "recomend"\n {2}Did you mean recommend\? there are business, /],
    ['--answer', 'thanks=yes', /no script asks "thanks"/], // it is only said
    ['--sentiment', 'jolly', '--sentiment "jolly" is not one of positive, neutral, negative'],
    ['--kind', 'fax', /^cadence: --kind "fax" is not one of call, visit,/],
    ['--outcome', 'won', /^cadence: --outcome "won" is not one of connected,/],
  ])('%s %s is wrong usage, said before anything is written', async (flag, value, message) => {
    const store = await bookWith(ada);
    const { code, err } = await runCadence(['log', 'ada', flag, value], { store });
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(await store.touches.of(1)).toEqual([]);
  });

  it.each([
    ['--outcome no_answer', 'a call with the outcome no_answer has no answers'],
    ['--outcome vm', 'a call with the outcome left_voicemail has no answers'],
    ['--outcome left_message', 'left_message has no answers'],
    ['--outcome busy', 'busy has no answers'],
    ['--outcome wrong', 'wrong_number has no answers'],
    ['--outcome disconnected', 'disconnected has no answers'],
    ['--kind card', 'a card of ours has no answers'],
    ['--kind gift', 'a gift of ours has no answers'],
    ['--answer business=slow', '--answer "business=good": "business" has an answer already'],
  ])('refuses an answer with %s', async (flags, message) => {
    const store = await bookWith(ada);
    const { code, err } = await runCadence(`log ada ${flags} --answer business=good`, { store });
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(await store.touches.of(1)).toEqual([]);
  });

  it.each([
    '',
    '--outcome callback',
    '--outcome not_now',
    '--outcome do_not_call',
    '--kind email',
    '--kind visit',
    '--kind card --inbound',
    '--outcome vm --inbound',
  ])('keeps an answer with %j', async (flags) => {
    const store = await bookWith(ada);
    await runCadence(`log ada ${flags} --answer business=good`, { store });
    expect(await store.touches.answersOf(1)).toMatchObject([{ question: 'business', text: 'good' }]);
  });

  it('mends an answer in the place of the one that was kept, and none where nobody was reached', async () => {
    const store = await bookWith(ada);
    await runCadence('log ada --answer business=good', { store });
    await runCadence('log --last --answer business=slow', { store });
    expect(await store.touches.answersOf(1)).toMatchObject([{ text: 'slow' }]);
    await runCadence('log ada --outcome busy', { store });
    expect(await runCadence('log --last --answer business=good', { store })).toMatchObject({ code: 2 });
    expect((await runCadence('log --last --outcome connected --answer business=good', { store })).code).toBe(0);
  });

  it('offers with an answer only outcomes in which somebody can have given it', async () => {
    const store = await bookWith(ada);
    const answered = 'log ada --answer business=good';
    const voicemail = await runCadence(answered, { store, prompter: scripted('v'), terminal: 80 });
    expect(voicemail).toMatchObject({ code: 1, err: expect.stringContaining('no choice "v"') });
    await runCadence(answered, { store, prompter: scripted('c', 'x'), terminal: 80 });
    expect(await store.touches.answersOf(1)).toHaveLength(1);
  });

  it('means the last Friday by friday', async () => {
    const store = await bookWith(ada);
    await runCadence(['log', 'ada', '--at', 'friday at 9'], { store });
    expect(await store.touches.of(1)).toMatchObject([{ day: '2026-11-20', time: '09:00' }]);
  });

  it.each(['visit', 'meeting', 'email', 'text', 'card', 'gift', 'article'])(
    'keeps a %s, without an outcome',
    async (kind) => {
      const store = await bookWith(ada);
      await runCadence(`log ada --kind ${kind}`, { store });
      expect(await store.touches.of(1)).toMatchObject([{ kind, outcome: null }]);
    },
  );

  it('says that an attempt is no conversation', async () => {
    const store = await bookWith(ada);
    const { out } = await runCadence('log ada --outcome no-answer', { store });
    expect(out).toContain(
      'logged call (no answer): Ada Finch, 2026-11-23; not a conversation, so the clock keeps running',
    );
  });

  it('keeps the day of a callback', async () => {
    const store = await bookWith(ada);
    await runCadence(['log', 'ada', '--outcome', 'callback', '--by', 'tuesday at 10'], { store });
    expect(await store.promises.of(1)).toMatchObject([{ kind: 'callback', due: '2026-11-24', time: '10:00' }]);
  });

  it.each<[string, string[], string]>([
    ['the day they named', ['2026-12-03 left_voicemail'], '2026-12-04'],
    ['three working days after a try on the day they named', ['2026-12-04 left_voicemail'], '2026-12-09'],
    [
      'as many after a second one the day before',
      ['2026-12-04 left_voicemail', '2026-12-08 left_voicemail'],
      '2026-12-11',
    ],
    ['no sooner than it was', ['2026-12-04 left_voicemail', '2026-12-07 no_answer'], '2026-12-09'],
  ])('calls back somebody who was not reached on %s', async (_, tries, expected) => {
    const store = await bookWith(ada);
    await runCadence(['log', 'ada', '--outcome', 'callback', '--by', '2026-12-04'], { store });
    for (const one of tries) {
      const [today = '', outcome = ''] = one.split(' ');
      expect((await runCadence(`log ada --outcome ${outcome}`, { store, today: today as Day })).code).toBe(0);
    }
    expect(await store.promises.of(1)).toMatchObject([{ due: expected, toldOn: null }]);
  });

  it('leaves the day that a pause gave to a callback', async () => {
    const store = await bookWith(ada);
    await runCadence(['log', 'ada', '--outcome', 'callback', '--by', '2026-12-04'], { store });
    await runCadence('log ada --outcome left_voicemail', { store, today: '2026-12-04' });
    await runCadence('pause ada --until 2026-12-14', { store, today: '2026-12-04' });
    await runCadence('log ada --outcome left_voicemail', { store, today: '2026-12-11' });
    expect(await store.promises.of(1)).toMatchObject([{ due: '2026-12-14' }]);
  });

  it('a call to somebody who asked for none needs a reason; a card does not', async () => {
    const store = await bookWith({ ...ada, doNotCall: { on: '2026-05-04', reason: 'writes only' } });
    const refused = await runCadence('log ada --outcome connected', { store });
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining('asked not to be called, since 2026-05-04: writes only'),
    });
    expect((await runCadence('log ada --kind card', { store })).code).toBe(0);
    await runCadence(['log', 'ada', '--override', 'she rang us', '--note', 'all well'], { store });
    expect((await store.touches.of(1))[0]).toMatchObject({
      note: 'called although they asked not to be: she rang us\nall well',
    });
  });

  it('mends the last entry: only what is said changes', async () => {
    const store = await bookWith(ada, { name: 'Bo Small' });
    await runCadence(['log', 'ada', '--note', 'two vans', '--minutes', '5'], { store });
    const { out } = await runCadence(['log', '--last', '--note', 'three vans', '--outcome', 'left_voicemail'], {
      store,
    });
    expect(out).toMatch(/^corrected call \(voicemail\): Ada Finch, 2026-11-23/);
    expect(await store.touches.of(1)).toMatchObject([{ note: 'three vans', outcome: 'left_voicemail', minutes: 5 }]);
  });

  it('mended to another outcome does what that leads to', async () => {
    const store = await bookWith(ada);
    await runCadence('log ada', { store });
    await runCadence(['log', '--last', '--outcome', 'do_not_call', '--note', 'writes only'], { store });
    expect(await store.customers.get(1)).toMatchObject({ doNotCall: { on: '2026-11-23', reason: 'writes only' } });
  });

  it('asks on a terminal only for what is missing', async () => {
    const store = await bookWith(ada);
    const all = scripted('l', 'friday', 'in a hurry');
    await runCadence('log ada', { store, prompter: all, terminal: 80 });
    expect(await store.touches.of(1)).toMatchObject([{ outcome: 'callback', note: 'in a hurry' }]);
    expect(await store.promises.of(1)).toMatchObject([{ due: '2026-11-27' }]);
    const none = scripted();
    await runCadence(['log', 'ada', '--outcome', 'connected', '--note', 'x'], { store, prompter: none, terminal: 80 });
    expect(none.asked).toEqual([]);
  });

  it('prints the touch as JSON', async () => {
    const { out } = await runCadence('log ada --outcome busy --json', { store: await bookWith(ada) });
    expect(JSON.parse(out)).toMatchObject({ id: 1, customerId: 1, kind: 'call', outcome: 'busy', day: '2026-11-23' });
  });
});
