import { expect, it } from 'vitest';
import { emptyBook, runCadence } from '../support/cadence.ts';

it('tells what was done to a customer, the latest first, with what was there before', async () => {
  const store = await emptyBook();
  await runCadence('import -', { store, input: 'Name,Email\nAda Finch,ada@finch.example\nBo,bo@example.com\n' });
  await runCadence('tier 1 A --pin', { store });
  await runCadence(['log', '1', '--outcome', 'connected', '--note', 'likes rye'], { store });
  await runCadence('undo', { store });
  const { out } = await runCadence('history finch', { store });
  const lines = out.split('\n');
  expect(lines[0]).toBe('1  Ada Finch');
  expect(lines[1]).toBe('2026-11-23 09:00 UTC  3  log (undone)');
  expect(out).toContain('tier pin: nothing → A');
  expect(out).toContain('customer added: Ada Finch');
  expect(out).not.toContain('Bo');
});

it('gives the same to other programs', async () => {
  const store = await emptyBook();
  await runCadence('import -', { store, input: 'Name,Email\nAda Finch,ada@finch.example\n' });
  await runCadence('tier 1 A --pin', { store });
  await runCadence('tier 1 B --pin', { store });
  const deeds = JSON.parse((await runCadence('history 1 --json', { store })).out) as {
    command: string;
    happenings: { kind: string; fields: object[] }[];
  }[];
  expect(deeds[0]?.happenings.flatMap((one) => one.fields)).toContainEqual({ field: 'tier_pin', from: 'A', to: 'B' });
  expect(deeds[1]?.happenings.flatMap((one) => one.fields)).toContainEqual({ field: 'tier_pin', from: null, to: 'A' });
});

it('does not tell of what was undone for another customer, though the row has its number', async () => {
  const store = await emptyBook();
  await runCadence('import -', { store, input: 'Name,Email\nAda Finch,ada@finch.example\nBo,bo@example.com\n' });
  await runCadence(['log', '1', '--outcome', 'connected', '--note', 'likes rye'], { store });
  await runCadence('undo', { store });
  await runCadence(['log', '2', '--outcome', 'connected', '--note', 'likes oats'], { store });
  const { out } = await runCadence('history 2', { store });
  expect(out).not.toContain('undone');
  expect(out).toContain('likes oats');
});

it('does not tell of what was taken away from somebody who had the number before', async () => {
  const store = await emptyBook();
  await runCadence('add Ada', { store });
  await runCadence('add Ann', { store });
  await runCadence(['potential', '2', 'high', 'opens a shop'], { store });
  await runCadence('potential 2 none', { store });
  for (let i = 0; i < 3; i++) await runCadence('undo', { store });
  await runCadence('add Bo', { store });
  const { out } = await runCadence('history 2', { store });
  expect(out).toContain('customer added: Bo');
  expect(out).not.toContain('undone');
});

it('reads well after a merge and an import of many orders', async () => {
  const store = await emptyBook();
  const orders = Array.from({ length: 5 }, (_, i) => `${i},2026-0${i + 1}-05,ada@finch.example,12.50,EUR\n`).join('');
  await runCadence('import -', {
    store,
    input: 'Name,Email\nAda Finch,ada@finch.example\nA. Finch,af@finch.example\n',
  });
  await runCadence('import -', { store, input: `Order ID,Order Date,Email,Total,Currency\n${orders}` });
  await runCadence('merge 2 1', { store });
  const { out } = await runCadence('history 2', { store });
  expect(out).toContain('    5 × purchase taken over from 1\n');
  expect(out).toContain('    emails: af@finch.example → af@finch.example, ada@finch.example\n');
  expect(out).toContain('    5 × purchase added: 2026-05-05, 12.50 EUR\n');
  expect(out).not.toContain('hand set');
});

it('says what became of a customer who is gone', async () => {
  const store = await emptyBook();
  await runCadence('import -', { store, input: 'Name\nAda\nBo\nCy\n' });
  await runCadence('merge 1 2', { store });
  await runCadence('erase 3 --yes', { store });
  expect((await runCadence('history 2', { store })).err).toContain('customer 2 was merged into 1');
  expect((await runCadence('history 3', { store })).err).toContain('customer 3 was erased');
});

it('tells of an operation that was taken back and redone what it did, each time with what it made of it', async () => {
  const store = await emptyBook();
  await runCadence('import -', { store, input: 'Name,Email\nAda Finch,ada@finch.example\n' });
  const history = async (...commands: string[]) => {
    for (const command of commands) expect((await runCadence(command.split(' '), { store })).code).toBe(0);
    return (await runCadence('history 1', { store })).out
      .replaceAll(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC {2}/gm, '')
      .split('\n')
      .slice(1, -1);
  };
  const added = ['1  import standard input', '    customer added: Ada Finch'];
  expect(await history('edit 1 --city Aspen', 'undo')).toEqual([
    '2  edit (undone)',
    '    city: nothing → Aspen',
    ...added,
  ]);
  expect(await history('redo')).toEqual(['2  edit', '    city: nothing → Aspen', ...added]);
  expect(await history('undo', 'edit 1 --city Rome')).toEqual([
    ...['6  edit', '    city: nothing → Rome', '2  edit (undone)', '    city: nothing → Aspen', ...added],
  ]);
  const noted = ['    fact added: fact, rye'];
  expect((await history('note 1 rye', 'undo')).slice(0, 2)).toEqual(['7  note (undone)', ...noted]);
  expect((await history('redo')).slice(0, 2)).toEqual(['7  note', ...noted]);
  expect((await history('undo', 'note 1 oats', 'redo 7')).slice(0, 4)).toEqual([
    ...['11  note', '    fact added: fact, oats', '7  note', ...noted],
  ]);
});

it('tells both customers of a merge that was undone what it did, and what was before it', async () => {
  const store = await emptyBook();
  await runCadence('import -', { store, input: 'Name,Email\nAda,ada@finch.example\nBo,bo@example.com\n' });
  for (const command of ['note 2 rye', 'merge 1 2 --yes', 'undo']) await runCadence(command, { store });
  const [one, two] = [(await runCadence('history 1', { store })).out, (await runCadence('history 2', { store })).out];
  expect(one).toContain('    emails: ada@finch.example → ada@finch.example, bo@example.com\n');
  expect(two).toContain('    fact given over to 1\n');
  expect(two).toContain('    fact added: fact, rye\n');
  expect(two).toContain('    customer added: Bo\n');
});
