import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
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
  big oven is loud (2 customers)
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
          themes: [
            { text: 'big oven is loud', customers: 2, answers: 2, examples: [{ id: 1, name: 'Ada' }, { id: 2 }] },
          ],
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

  it('heads notes with what they are', async () => {
    const store = await bookWith({ name: 'Ada' });
    await runCadence(['log', '1', '--outcome', 'talked', '--note', 'wants a larger oven'], { store });
    expect((await runCadence('insights', { store })).out).toContain('\nnote  your notes  1 note\n');
  });

  it.each([
    ['insights --since 2026-11-01 --question product', 0, 'nothing was said since 2026-11-01 to “product”\n'],
    ['insights --since tomorrow', 2, '--since: 2026-11-24 is still to come'],
  ])('%s', async (command, code, words) => {
    const outcome = await runCadence(command, { store: await aBook() });
    expect(outcome).toMatchObject({ code, err: expect.stringContaining(words) });
  });
});

describe('insights --theme', () => {
  async function said(...texts: string[]) {
    const store = await bookWith(
      ...texts.map((_, i) => ({ name: `Customer ${i + 1}`, touches: [{ day: '2026-10-02' as Day }] })),
    );
    await store.atomically({ kind: 'log', day: '2026-10-02' }, async (book) => {
      for (const [i, text] of texts.entries()) {
        const about = { customerId: i + 1, touchId: i + 1, question: 'better', asked: 'What could be better?' };
        await book.touches.addAnswer({ ...about, text, day: '2026-10-02' });
      }
    });
    return store;
  }
  const themes = async (...texts: string[]) => {
    const store = await said(...texts);
    const { questions } = JSON.parse((await runCadence('insights --json', { store })).out);
    return questions[0].themes.map(({ text, customers }: { text: string; customers: number }) => [text, customers]);
  };

  it.each([
    ['English', ['The delivery is always late.', 'Late deliveries again', 'She was happy'], 'late deliveries'],
    ['German', ['Die Lieferung kommt zu spät', 'späte Lieferungen', 'Sie war nett'], 'späte lieferungen'],
    [
      'French',
      ['La livraison est toujours en retard', 'les retards de livraisons', 'Elle est contente'],
      'retards de livraisons',
    ],
    [
      'Spanish',
      ['La entrega llega con retraso', 'Las entregas con retrasos', 'Ella estaba contenta'],
      'entregas con retrasos',
    ],
  ])('is one theme in %s however it is put', async (_, texts, theme) => {
    expect(await themes(...texts)).toEqual([[theme, 2]]);
  });

  it('knows no theme in words that say nothing, in any of the languages', async () => {
    const words = "she's them were it's sie ihr elle nous qu'elle ella nosotros they don't";
    expect(await themes(words, words)).toEqual([]);
  });

  it('lists who said it, in their words', async () => {
    const store = await said('Delivery is late', 'All good', 'Your deliveries:\nnever on time');
    expect(await runCadence('insights --theme delivery', { store })).toEqual({
      code: 0,
      out:
        '“delivery”: 2 answers of 2 customers\n\n' +
        '3  Customer 3\n   “Your deliveries: never on time” Fri 2 Oct\n' +
        '1  Customer 1\n   “Delivery is late” Fri 2 Oct\n',
      err: '\ntell them what you did about it: cadence event "…" --theme delivery\n',
    });
    expect(JSON.parse((await runCadence('insights --theme delivery --json', { store })).out)[0]).toEqual({
      ...{ id: 1, name: 'Customer 1', day: '2026-10-02', question: 'better', asked: 'What could be better?' },
      text: 'Delivery is late',
    });
    expect((await runCadence('insights --theme late --csv', { store })).out).toBe(
      'id,name,day,question,text\n1,Customer 1,2026-10-02,better,Delivery is late\n',
    );
  });

  it.each([
    ['insights --theme bread', 0, 'nobody mentioned “bread” since 2025-11-23\n'],
    ['insights --theme she', 2, '--theme: “she” is not a theme'],
    ['event News --theme she', 2, '--theme: “she” is not a theme'],
    ['event News --theme bread', 0, 'no customers match\n'],
  ])('%s', async (command, code, words) => {
    const store = await said('Delivery is late');
    expect(await runCadence(command, { store })).toMatchObject({ code, out: '', err: expect.stringContaining(words) });
  });

  it('is what an event can tell them, after a look at whom it would call, and can be undone', async () => {
    const store = await said('Delivery is late', 'All good', 'Late deliveries', 'the delivery was early');
    await runCadence('dnc 4', { store });
    const event = ['event', 'Two drivers now', '--theme', 'delivery'];
    expect(await runCadence([...event, '--dry-run'], { store })).toEqual({
      code: 0,
      out: 'would call 2 customers:\n  1  Customer 1\n  3  Customer 3\n',
      err: 'hidden: 1 do-not-call\n',
    });
    expect((await runCadence('event', { store })).err).toBe('no events yet\n');
    await runCadence(event, { store });
    const made = JSON.parse((await runCadence(['event', 'Two drivers now', '--json'], { store })).out);
    expect(made.customers.map(({ id }: { id: number }) => id)).toEqual([1, 3]);
    expect(made.kind).toBe('good-news');
    await runCadence('undo --yes', { store });
    expect((await runCadence('event', { store })).err).toBe('no events yet\n');
  });
});
