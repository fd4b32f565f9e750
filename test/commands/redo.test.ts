import { expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';

it('does again what was undone last, and can itself be undone', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  await runCadence('edit 1 --city Aspen', { store });
  const cityAfter = async (command: string) => {
    expect((await runCadence(command, { store })).code).toBe(0);
    return (await store.customers.get(1))?.city;
  };
  expect(await cityAfter('undo')).toBeNull();
  expect(await runCadence('redo', { store })).toEqual({
    code: 0,
    out: 'redone 2: edit: Ada Finch: city (1 record restored)\n',
    err: '',
  });
  expect((await store.customers.get(1))?.city).toBe('Aspen');
  expect(await cityAfter('undo')).toBeNull();
  expect(await cityAfter('redo 2')).toBe('Aspen');
  expect(await cityAfter('undo 2')).toBeNull();
});

it('brings back an import that was undone, with all that came in it', async () => {
  const store = await bookWith({
    name: 'Ada Finch',
    purchases: [['2026-01-05', 100]],
    touches: [{ note: 'likes rye' }],
  });
  const before = [await store.customers.all(), await store.purchases.of(1), await store.touches.of(1)];
  await runCadence('undo', { store });
  expect(await store.customers.count()).toBe(0);
  await runCadence('redo', { store });
  expect([await store.customers.all(), await store.purchases.of(1), await store.touches.of(1)]).toEqual(before);
});

it('leaves alone what was changed since', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  await runCadence('edit 1 --city Aspen --owner Bo', { store });
  await runCadence('undo', { store });
  await runCadence('edit 1 --city Rome', { store });
  expect(await runCadence('redo', { store })).toMatchObject({
    code: 0,
    out: expect.stringContaining('kept, because they were changed since:\n  1  Ada Finch: city\n'),
  });
  expect(await store.customers.get(1)).toMatchObject({ city: 'Rome', owner: 'Bo' });
});

it('says what it would do, in words and as JSON, and does nothing', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  await runCadence('tag 1 +vip', { store });
  await runCadence('undo', { store });
  expect((await runCadence('redo --dry-run', { store })).out).toBe(
    'would redo 2: tag: Ada Finch: +vip (1 record restored)\n',
  );
  expect(JSON.parse((await runCadence('redo --dry-run --json', { store })).out)).toMatchObject({
    ...{ operation: { id: 2 }, removed: 0, restored: 1, returned: 0, kept: [], dryRun: true },
  });
  expect((await store.customers.get(1))?.tags).toEqual([]);
});

it.each([
  ['redo', 'nothing was undone that could be redone'],
  ['redo 7', 'there is no operation 7'],
  ['redo 1', 'operation 1 was not undone'],
])('%s fails where there is nothing to do again', async (command, message) => {
  const store = await bookWith({ name: 'Ada Finch' });
  expect(await runCadence(command, { store })).toEqual({
    code: 1,
    out: '',
    err: `cadence: ${message}\n  cadence undo --list shows what was undone\n`,
  });
});

it('tells neither list nor history of what was undone and redone', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  await runCadence('tag 1 +vip', { store });
  await runCadence('undo', { store });
  await runCadence('redo', { store });
  expect((await runCadence('undo --list', { store })).out.match(/^\d+/gm)).toEqual(['2', '1']);
  expect((await runCadence('history 1', { store })).out).toMatch(/ {2}2 {2}tag\n {4}tags: nothing → vip\n/);
});

it('brings back once what came back under another number before', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  const facts = async (...commands: string[]) => {
    for (const command of commands) expect((await runCadence(command.split(' '), { store })).code).toBe(0);
    return (await store.facts.of(1)).facts.map(({ text }) => text).sort();
  };
  expect(await facts('note 1 rye', 'undo', 'redo', 'undo', 'note 1 oats', 'redo 2')).toEqual(['oats', 'rye']);
  expect(await facts('undo 2')).toEqual(['oats']);
  expect(await facts('redo 2')).toEqual(['oats', 'rye']);
  expect(await facts('undo 2', 'redo 2', 'undo 2', 'redo 2')).toEqual(['oats', 'rye']);
});

it('takes back once more what an undo brought back under another number', async () => {
  const store = await bookWith({ name: 'Ada Finch' }, { name: 'Bo' });
  const refused = async (...commands: string[]) => {
    for (const command of commands) expect((await runCadence(command.split(' '), { store })).code).toBe(0);
    return (await store.refusals.all()).map(({ customerId, kind }) => `${customerId} ${kind}`).sort();
  };
  const [lifted] = await store.operations.latest(1);
  const lift = Number(lifted?.id) + 2;
  expect(await refused('dnc 1 --kind email', 'dnc 1 --kind email --lift', 'dnc 2 --kind text')).toEqual(['2 text']);
  expect(await refused(`undo ${lift}`)).toEqual(['1 email', '2 text']);
  expect(await refused(`redo ${lift}`)).toEqual(['2 text']);
  expect(await refused(`undo ${lift}`)).toEqual(['1 email', '2 text']);
});

it('knows that what came since was taken back, also after both were redone', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  const done = async (...commands: string[]) => {
    for (const command of commands) expect((await runCadence(command, { store })).code, command).toBe(0);
    return await store.customers.count();
  };
  expect(await done('add Bo', 'edit 2 --city Rome', 'undo 3', 'undo 2')).toBe(1);
  expect(await done('redo 2', 'redo 3', 'undo 3', 'undo 2')).toBe(1);
  expect(await done('redo 2', 'redo 3', 'undo 3', 'redo 3')).toBe(2);
  expect(await runCadence('undo 2', { store })).toMatchObject({
    code: 1,
    err: expect.stringContaining('changed since'),
  });
  expect(await done('undo 3', 'undo 2')).toBe(1);
});

it('takes an operation back of which a later one was taken back and redone', async () => {
  const store = await bookWith({ name: 'Ada Finch' }, { name: 'Bo' });
  for (const command of ['edit 1 --city Rome', 'edit 1 --city Oslo', 'undo 3', 'redo 3', 'undo 3', 'undo 2'])
    expect((await runCadence(command, { store })).code, command).toBe(0);
  expect((await store.customers.get(1))?.city).toBeNull();
});

it('leaves open what was redone and could not be taken back as a whole', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  const commands = ['edit 1 --city Aspen --owner Bo', 'undo', 'redo', 'edit 1 --city Rome'];
  for (const command of commands) expect((await runCadence(command, { store })).code, command).toBe(0);
  expect((await runCadence('undo 2', { store })).out).toContain('kept, because they were changed since');
  expect(await store.operations.get(2)).toMatchObject({ undoneAt: null, undonePartly: true });
  expect((await runCadence('undo 5', { store })).code).toBe(0);
  expect((await runCadence('undo 2', { store })).code).toBe(0);
  expect(await store.customers.get(1)).toMatchObject({ city: null, owner: null });
});

it.each([
  ['dnc 1', null],
  ['edit 1 --archive', null],
  ['interval 1 never', null],
  ['pause 1 --until 2027-01-11', '2027-01-11'],
  ['snooze 1 2027-01-11', '2027-01-11'],
])('%s redone moves a call that was planned in between', async (command, earliest) => {
  const store = await emptyBook();
  await runCadence('import -', { store, input: 'Name,Phone\nAda Finch,303 555 0101\n' });
  const planned = async () => (await store.standings.of(1, '2026-11-23'))?.planned ?? null;
  for (const each of [command, 'undo', 'today', 'redo', 'today'])
    expect((await runCadence(each, { store })).code, each).toBe(0);
  expect((await store.health.breaches('2026-11-23')).map(({ text }) => text)).toEqual([]);
  if (earliest === null) expect(await planned()).toBeNull();
  else expect((await planned()) ?? '').toSatisfy((day) => day >= earliest);
});

it.each([3, 1_200])(
  'brings back %d customers where somebody else has the number of the first by now',
  async (count) => {
    const store = await emptyBook();
    const names = Array.from({ length: count }, (_, i) => `Customer ${i}`);
    await runCadence('import -', { store, input: ['Name', ...names].join('\n') });
    const all = async () => (await store.customers.all()).map(({ name }) => name).sort();
    for (const command of ['today', 'undo', 'add New', 'redo 1'])
      expect(await runCadence(command, { store }), command).toMatchObject({ code: 0 });
    expect(await all()).toEqual([...names, 'New'].sort());
    expect((await runCadence('undo 1', { store })).code).toBe(0);
    expect(await all()).toEqual(['New']);
    expect((await runCadence('redo 1', { store })).code).toBe(0);
    expect(await all()).toEqual([...names, 'New'].sort());
  },
);

it('gives nothing of somebody who was undone to whoever has their number now', async () => {
  const store = await emptyBook();
  await runCadence('import -', { store, input: 'Name,Email\nAda,ada@finch.example\n' });
  const input = 'Order ID,Order Date,Email,Total,Currency\n1,2026-05-05,ada@finch.example,5,USD\n';
  await runCadence('import -', { store, input });
  for (const command of ['note 1 rye', 'undo 3', 'undo 2', 'undo 1', 'add New'])
    expect((await runCadence(command, { store })).code, command).toBe(0);
  const held = async () => [(await store.facts.of(1)).facts.length, (await store.purchases.of(1)).length];
  for (const command of ['redo 2', 'redo 3', 'redo 1', 'redo 2', 'redo 3']) {
    await runCadence(command, { store });
    expect(await held(), command).toEqual([0, 0]);
    expect(await store.customers.get(1), command).toMatchObject({ name: 'New', currency: null });
  }
});
