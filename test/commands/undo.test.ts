import { expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import type { Store, Transaction } from '../../src/store/store.ts';
import { aCustomer, aPurchase, aTouch, bookWith } from '../support/book.ts';
import { emptyBook, runCadence, someDay } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';
import { fc } from '../support/properties.ts';
import { runs } from '../support/thorough.ts';

const doing = (store: Store, command: string, work: (book: Transaction) => Promise<unknown>) =>
  store.atomically({ kind: 'edit', command, day: someDay }, work);

/** All that the book holds, but for what was done to it. */
async function content(store: Store) {
  const customers = await store.customers.all();
  const of = async <T>(read: (id: number) => Promise<T>) =>
    await Promise.all(customers.map((customer) => read(customer.id)));
  return {
    customers,
    purchases: await of((id) => store.purchases.of(id)),
    touches: await of((id) => store.touches.of(id)),
    answers: await of((id) => store.touches.answersOf(id)),
    promises: await of((id) => store.promises.of(id)),
    facts: await of(async (id) => (await store.facts.of(id)).facts),
    standings: await of((id) => store.standings.of(id, someDay)),
    settings: await store.settings.all(),
  };
}

it('takes the last change back and says what it was', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  await doing(store, 'edit 1', async (book) => await book.customers.change(1, { name: 'Ada Sparrow' }));
  expect(await runCadence('undo', { store })).toEqual({
    code: 0,
    out: 'undone 2: edit 1 (1 record restored)\n',
    err: '',
  });
  expect((await store.customers.get(1))?.name).toBe('Ada Finch');
});

it('shows what it would undo and changes nothing', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  expect(await runCadence('undo --dry-run', { store })).toEqual({
    code: 0,
    out: 'would undo 1: set the scene (1 record removed)\n',
    err: '',
  });
  expect(await store.customers.count()).toBe(1);
});

it('asks a person first, who sees what it would take back', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  await runCadence('tag 1 +vip', { store });
  const undo = (answer: string) => runCadence('undo', { store, prompter: scripted(answer), terminal: 80 });
  const asked = 'this undoes 2: tag: Ada Finch: +vip (1 record restored)\n';
  expect(await undo('n')).toEqual({ code: 0, out: '', err: `${asked}nothing was changed\n` });
  expect((await store.customers.get(1))?.tags).toEqual(['vip']);
  expect(await undo('y')).toEqual({
    code: 0,
    out: 'undone 2: tag: Ada Finch: +vip (1 record restored)\n',
    err: asked,
  });
  expect((await store.customers.get(1))?.tags).toEqual([]);
});

it('asks no other program, and tells it what was taken back', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  await runCadence('tag 1 +vip', { store });
  const told = { operation: { id: 2, command: 'tag' }, removed: 0, restored: 1, returned: 0, kept: [] };
  const undo = async (words: string) =>
    JSON.parse((await runCadence(`undo --json ${words}`, { store, prompter: scripted() })).out);
  expect(await undo('--dry-run')).toMatchObject({ ...told, dryRun: true });
  expect((await store.customers.get(1))?.tags).toEqual(['vip']);
  expect(await undo('')).toMatchObject({ ...told, dryRun: false });
  expect((await store.customers.get(1))?.tags).toEqual([]);
});

it('undoes one operation after another, then says that nothing is left', async () => {
  const store = await emptyBook();
  await doing(store, 'add', async (book) => await book.customers.add(aCustomer({ name: 'Ada' })));
  await doing(store, 'add', async (book) => await book.customers.add(aCustomer({ name: 'Bo' })));
  await runCadence('undo', { store });
  await runCadence('undo', { store });
  expect(await store.customers.count()).toBe(0);
  expect(await runCadence('undo', { store })).toEqual({
    code: 1,
    out: '',
    err: 'cadence: there is nothing to undo\n  cadence undo --list shows what was done\n',
  });
});

it('keeps and names a customer who was talked to since', async () => {
  const store = await emptyBook();
  await doing(store, 'import customers.csv', async (book) => {
    await book.customers.addMany(['Ada', 'Bo', 'Cy'].map((name) => aCustomer({ name })));
  });
  await doing(store, 'log 2', async (book) => await book.touches.add(aTouch({ customerId: 2 })));
  expect(await runCadence('undo 1', { store })).toEqual({
    code: 0,
    out: 'undone 1: import customers.csv (2 records removed)\nkept, because they were changed since:\n  2  Bo\n',
    err: 'undo the later changes first, then the rest: cadence undo 1\n',
  });
  expect((await store.customers.all()).map((customer) => customer.name)).toEqual(['Bo']);
  expect(await store.touches.of(2)).toHaveLength(1);
});

it('leaves an operation open of which nothing can be taken back', async () => {
  const store = await emptyBook();
  await doing(store, 'config set capacity', async (book) => await book.settings.set('capacity', '4'));
  await doing(store, 'config set capacity', async (book) => await book.settings.set('capacity', '5'));
  const refused = {
    code: 1,
    out: '',
    err:
      'cadence: nothing can be undone in 1, config set capacity: it was changed since\n  1  capacity\n' +
      '  cadence undo --list shows what was done since, to be undone first\n',
  };
  expect(await runCadence('undo 1', { store })).toEqual(refused);
  expect(await runCadence('undo 1 --dry-run', { store })).toEqual(refused);
  expect(await store.settings.all()).toEqual(new Map([['capacity', '5']]));
  expect((await runCadence('undo 2', { store })).code).toBe(0);
  expect((await runCadence('undo 1', { store })).code).toBe(0);
  expect(await store.settings.all()).toEqual(new Map());
});

it('takes back the fields that nobody changed since, and the rest when that is undone', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  await runCadence('edit 1 --city Aspen --owner Bo', { store });
  await runCadence('edit 1 --owner Cy', { store });
  expect(await runCadence('undo 2', { store })).toMatchObject({
    code: 0,
    out: expect.stringContaining(
      '(1 record restored)\nkept, because they were changed since:\n  1  Ada Finch: owner\n',
    ),
  });
  expect(await store.customers.get(1)).toMatchObject({ city: null, owner: 'Cy' });
  expect((await runCadence('undo --list', { store })).out).toMatch(/^2 .* partly undone$/m);
  await runCadence('undo 3', { store });
  expect(await store.customers.get(1)).toMatchObject({ city: null, owner: 'Bo' });
  expect(await runCadence('undo 2', { store })).toMatchObject({ code: 0 });
  expect(await store.customers.get(1)).toMatchObject({ city: null, owner: null });
});

it('takes a tag off again that others were put beside since', async () => {
  const store = await bookWith({ name: 'Ada Finch', tags: ['key', 'old'] });
  await runCadence(['tag', '1', '+vip', '--', '-old'], { store });
  await runCadence(['tag', '1', '+gold', '--', '-key'], { store });
  expect(await runCadence('undo 2', { store })).toMatchObject({ code: 0, out: expect.not.stringContaining('kept') });
  expect((await store.customers.get(1))?.tags).toEqual(['gold', 'old']);
  await runCadence('redo', { store });
  expect((await store.customers.get(1))?.tags.toSorted()).toEqual(['gold', 'vip']);
});

it('takes a merge back whatever was noted since', async () => {
  const store = await bookWith({ name: 'Ada Finch' }, { name: 'A. Finch', phones: ['+12125550123'], city: 'Rome' });
  for (const command of ['dnc 2 --reason asked', 'interval 2 90d --yes', 'tag 2 +vip'])
    expect(await runCadence(command, { store })).toMatchObject({ code: 0 });
  const [ada, other] = await store.customers.all();
  await runCadence('merge 1 2', { store });
  await runCadence('note 1 hello', { store });
  expect(await runCadence('undo 5', { store })).toMatchObject({ code: 0, out: expect.not.stringContaining('kept') });
  expect(await store.customers.all()).toEqual([ada, other]);
  expect((await store.facts.of(1)).facts).toMatchObject([{ text: 'hello' }]);
});

it('brings back what was taken away, with all that hung on it', async () => {
  const store = await bookWith({ name: 'Ada', touches: [{ note: 'likes rye' }] });
  await doing(store, 'call 1', async (book) => {
    await book.touches.addAnswer({
      touchId: 1,
      customerId: 1,
      question: 'business',
      asked: 'How is business?',
      text: 'good',
      day: someDay,
    });
  });
  const before = await content(store);
  await doing(store, 'discard', async (book) => await book.touches.remove(1));
  expect(await store.touches.of(1)).toEqual([]);
  await runCadence('undo', { store });
  expect(await content(store)).toEqual(before);
});

it('refuses a number that it does not know, or that was undone already', async () => {
  const store = await bookWith({ name: 'Ada' });
  expect(await runCadence('undo 7', { store })).toMatchObject({
    code: 1,
    err: expect.stringContaining('there is no operation 7'),
  });
  await runCadence('undo 1', { store });
  expect(await runCadence('undo 1', { store })).toMatchObject({
    code: 1,
    err: expect.stringContaining('was undone already'),
  });
});

it('lists what was done, latest first', async () => {
  const store = await bookWith({ name: 'Ada' });
  await doing(store, 'edit 1', async (book) => {
    await book.customers.change(1, { name: 'Bo' });
    await book.summarize('name');
  });
  await runCadence('undo', { store });
  expect((await runCadence('undo --list', { store })).out).toBe(
    '#  Day         What           \n2  2026-11-23  edit 1: name   undone\n1  2026-11-23  set the scene\n'.replace(
      / +\n/g,
      '\n',
    ),
  );
});

it('says when nothing has been done yet', async () => {
  expect(await runCadence('undo --list', { store: await emptyBook() })).toEqual({
    code: 0,
    out: '',
    err: 'nothing has been done yet\n',
  });
});

it('writes nothing of an operation that fails half-way', async () => {
  const store = await bookWith({ name: 'Ada' });
  const before = await content(store);
  const failing = doing(store, 'import', async (book) => {
    await book.customers.addMany([aCustomer({ name: 'Bo' })]);
    throw new Error('the plug was pulled');
  });
  await expect(failing).rejects.toThrow('the plug was pulled');
  expect(await content(store)).toEqual(before);
  expect(await store.operations.latest(9)).toHaveLength(1);
});

it('leaves no trace of an operation that changed nothing', async () => {
  const store = await bookWith({ name: 'Ada' });
  await doing(store, 'edit 1', async (book) => await book.customers.change(1, { name: 'Ada' }));
  expect(await store.operations.latest(9)).toHaveLength(1);
});

/** One random writing command; customers are named by place so that it fits any book. */
type Step = (book: Transaction, ids: readonly number[]) => Promise<unknown>;

const pick = (ids: readonly number[], place: number) => ids[place % Math.max(1, ids.length)];
const forSomeone =
  (place: number, work: (book: Transaction, id: number) => unknown): Step =>
  async (book, ids) => {
    const id = pick(ids, place);
    if (id !== undefined) await work(book, id);
  };
const place = fc.nat(9);
const someText = fc.constantFrom('rye', 'two shops', "it's late", '你好');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.array(someText, { minLength: 1, maxLength: 4 }).map(
    (names): Step =>
      async (book) => {
        await book.customers.addMany(names.map((name) => aCustomer({ name })));
      },
  ),
  fc
    .tuple(place, someText)
    .map(([at, name]) => forSomeone(at, async (book, id) => await book.customers.change(id, { name }))),
  fc
    .tuple(place, fc.nat(9_999))
    .map(([at, amountMinor]) =>
      forSomeone(
        at,
        async (book, customerId) => await book.purchases.addMany([aPurchase({ customerId, amountMinor })]),
      ),
    ),
  fc
    .tuple(place, someText)
    .map(([at, note]) =>
      forSomeone(at, async (book, customerId) => await book.touches.add(aTouch({ customerId, note }))),
    ),
  place.map((at) =>
    forSomeone(at, async (book, customerId) => {
      for (const touch of await book.touches.of(customerId)) await book.touches.remove(touch.id);
    }),
  ),
  fc.tuple(place, someText).map(([at, text]) =>
    forSomeone(
      at,
      async (book, customerId) =>
        await book.promises.add({
          ...{ customerId, touchId: null, kind: 'promise', text, due: '2026-12-01' as Day, time: null },
          ...{ madeOn: someDay, doneOn: null, toldOn: null },
        }),
    ),
  ),
  fc.nat(99).map(
    (capacity): Step =>
      async (book) =>
        await book.settings.set('capacity', capacity === 0 ? null : String(capacity)),
  ),
);

it('any operations followed by as many undos leave the book as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const store = await bookWith({ name: 'Ada', purchases: [['2026-01-05', 100]] }, { name: 'Bo', touches: [{}] });
      const before = await content(store);
      for (const [i, work] of steps.entries()) {
        const ids = (await store.customers.all()).map((customer) => customer.id);
        await doing(store, `step ${i}`, (book) => work(book, ids));
      }
      for (
        let last = await store.operations.undoable();
        last !== null && last.id > 1;
        last = await store.operations.undoable()
      ) {
        const { kept } = await store.undo(last.id, { preview: false, day: someDay });
        expect(kept).toEqual([]);
      }
      expect(await content(store)).toEqual(before);
    }),
    { numRuns: runs(60) },
  );
});
