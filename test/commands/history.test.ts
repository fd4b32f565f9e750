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
