import { expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const talked = { day: '2026-03-01', outcome: 'connected' } as const;
const noAnswer = { day: '2026-03-01', outcome: 'no_answer' } as const;

it('says what the calls to the fringe found, and nothing of orders that came later', async () => {
  const store = await bookWith(
    { tierPin: 'C', touches: [talked], purchases: [['2026-04-01', 100]] },
    { tierPin: 'C', touches: [noAnswer] },
    { tierPin: 'C' },
    { tierPin: 'A', touches: [talked] },
    { tierPin: 'C', touches: [noAnswer, talked] },
    { tierPin: 'C', touches: [talked] },
  );
  await store.atomically({ kind: 'edit', command: 'what they said', day: '2026-03-01' }, async (book) => {
    const idsOf = async (customerId: number) => (await store.touches.of(customerId)).map(({ id }) => id);
    const made = {
      about: null,
      due: '2026-03-08',
      time: null,
      madeOn: '2026-03-01',
      doneOn: null,
      toldOn: null,
    } as const;
    for (const customerId of [4, 5]) {
      const touchId = (await idsOf(customerId)).at(-1) as number;
      const said = { question: 'going', asked: 'How is it going?', text: 'fine', day: '2026-03-01' } as const;
      await book.touches.addAnswer({ ...said, touchId, customerId, about: null, aboutId: null });
      await book.touches.addAnswer({ ...said, touchId, customerId, question: 'else', about: null, aboutId: null });
    }
    const [touchId = null] = await idsOf(6);
    await book.promises.add({ ...made, customerId: 6, touchId, kind: 'complaint', text: 'call', personId: null });
    // Theirs, and one that came from no call.
    await book.promises.add({ ...made, customerId: 6, touchId, kind: 'theirs', text: 'send', personId: null });
    await book.promises.add({ ...made, customerId: 1, touchId: null, kind: 'promise', text: 'send', personId: null });
  });
  expect(await runCadence('stats --fringe', { store })).toEqual({
    code: 0,
    out:
      'Smaller customers in the last 12 months: 4 customers of tier C called, 3 talked to.\n' +
      'In these calls 1 answered questions, and 1 got a promise or had a complaint.\n' +
      '1 customer of tier C was never called.\n',
    err: '',
  });
  expect(JSON.parse((await runCadence('stats --fringe --json', { store })).out)).toEqual({
    ...{ called: 4, talkedTo: 3, answered: 1, promised: 1, neverCalled: 1 },
  });
});

it('says so when nobody of it was called', async () => {
  expect((await runCadence('stats --fringe', { store: await bookWith({ tierPin: 'C' }) })).out).toBe(
    'No customer of tier C was called in the last 12 months.\n1 customer of tier C was never called.\n',
  );
});
