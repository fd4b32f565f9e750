import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { ada, call } from '../support/call.ts';

async function aBook() {
  const store = await bookWith(
    { name: 'Ada', tags: ['bakery'], touches: [{ day: '2026-09-01', sentiment: 'positive' }] },
    { name: 'Bo', tags: ['bakery', 'vip'], touches: [{ day: '2026-10-01', sentiment: 'negative' }] },
    { name: 'Cy', touches: [{ day: '2026-10-02', sentiment: 'positive' }] },
  );
  await store.atomically({ kind: 'log', day: '2026-10-02' }, async (book) => {
    const say = async (customerId: number, question: string, text: string) =>
      await book.touches.addAnswer({
        touchId: customerId,
        customerId,
        question,
        asked: `${question}?`,
        text,
        day: '2026-10-02',
      });
    await say(1, 'product', 'The big oven is loud');
    await say(2, 'product', 'Our big oven is loud, too\u001b[31m');
    await say(3, 'product', 'Delivery was late');
    await say(1, 'recommend', '9 because of you');
    await say(2, 'recommend', '4');
    await say(1, 'newsletter', 'yes, please');
    await say(2, 'newsletter', 'no');
    await book.promises.add({
      ...{
        customerId: 2,
        touchId: 2,
        kind: 'complaint',
        text: 'Call about: the loud oven',
        about: 'the loud oven',
        due: '2026-10-05',
        time: null,
      },
      ...{ madeOn: '2026-10-01', doneOn: '2026-10-04', toldOn: null },
    });
  });
  return store;
}

describe('insights', () => {
  it('says what was said, question by question', async () => {
    expect(
      (await runCadence('insights', { store: await aBook() })).out,
    ).toBe(`Sunday 23 November 2025 to Monday 23 November 2026: 7 answers of 3 customers

product  product?  3 answers
  oven is loud (2 customers)
    “The big oven is loud” Ada

newsletter  newsletter?  2 answers
  no   ██████████████████████████████ 1
  yes  ██████████████████████████████ 1

recommend  recommend?  2 answers
  on average 6.5 of 10
  0    0
  1    0
  2    0
  3    0
  4   ██████████████████████████████ 1
  5    0
  6    0
  7    0
  8    0
  9   ██████████████████████████████ 1
  10   0

How they felt
  2026-09  1 good, 0 neither, 0 bad
  2026-10  1 good, 0 neither, 1 bad

Complaints
  1  Bo: Call about: the loud oven (done, not told, due Mon 5 Oct)
`);
  });

  it('lists complaints, and no other promise to call about something', async () => {
    const store = await bookWith(ada);
    await call(store, ['c', 'y', '/complaint the oven is too hot', '/end', 's']);
    await runCadence(['log', '1', '--promise', 'Call about the spring catalogue by friday'], { store });
    await runCadence(['log', '1', '--promise', 'Call about: the van'], { store });
    const { complaints } = JSON.parse((await runCadence('insights --json', { store })).out);
    expect(complaints).toMatchObject([{ text: 'Call about: the oven is too hot', state: 'open' }]);
  });

  it('is a document for other programs, and a table for a spreadsheet', async () => {
    const store = await aBook();
    const found = JSON.parse((await runCadence('insights --question product --json', { store })).out);
    expect(found).toMatchObject({
      answers: 3,
      questions: [
        {
          question: 'product',
          distribution: null,
          themes: [{ text: 'oven is loud', customers: 2, answers: 2, examples: [{ id: 1, name: 'Ada' }, { id: 2 }] }],
          tags: [
            { tag: 'bakery', answers: 2 },
            { tag: 'vip', answers: 1 },
          ],
        },
      ],
      complaints: [],
    });
    expect((await runCadence('insights --csv --question newsletter', { store })).out).toBe(
      'question,asked,kind,text,answers,customers\nnewsletter,newsletter?,value,no,1,\nnewsletter,newsletter?,value,yes,1,\n',
    );
  });

  it.each([
    ['insights --since 2026-11-01 --question product', 0, 'nothing was said since 2026-11-01 to “product”\n'],
    ['insights --since tomorrow', 2, '--since: 2026-11-24 is still to come'],
  ])('%s', async (command, code, words) => {
    const outcome = await runCadence(command, { store: await aBook() });
    expect(outcome).toMatchObject({ code, err: expect.stringContaining(words) });
  });
});
