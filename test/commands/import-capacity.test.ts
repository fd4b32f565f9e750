/** The first import of a book asks how many calls a day to plan. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { ctrlC, scripted, type Typed } from '../support/prompter.ts';

let store: Store;
let path: string;

beforeEach(async () => {
  store = await emptyBook();
  path = join(ownFolder(), 'people.csv');
  const rows = Array.from({ length: 60 }, (_, i) => `Customer ${i},+49 30 12345${String(i).padStart(2, '0')}\n`);
  writeFileSync(path, `Name,Phone\n${rows.join('')}`);
});

async function importing(answers: readonly Typed[], ...words: string[]) {
  const prompter = scripted(...answers);
  const outcome = await runCadence(['import', path, ...words], { store, prompter, terminal: 80 });
  expect(prompter.left).toEqual([]);
  return { ...outcome, asked: prompter.asked };
}

const capacity = async () => (await store.settings.all()).get('capacity') ?? null;
const mostOnADay = async () => {
  const { schedule } = JSON.parse((await runCadence('plan --json', { store })).out) as { schedule: { date: string }[] };
  return Math.max(...[...Map.groupBy(schedule, ({ date }) => date).values()].map((calls) => calls.length));
};

const usual = 'the plan allows 8 calls a day; change it: cadence config set capacity N\n';
const question = 'How many calls a day?';

describe('at a terminal', () => {
  it('shows what some numbers achieve, and takes the proposal on Enter', async () => {
    const { out, asked, err } = await importing(['', '']);
    expect(asked).toEqual(['Import?', question]);
    expect(out).toMatch(
      /need about \d+ calls a week\. Customers on schedule after a year:\nCalls per day +Tier C +Not reached\n/,
    );
    expect(out.match(/^ +[128] +\d+%/gm)).toHaveLength(3);
    expect(err).toContain('capacity is now 1; change it: cadence config set capacity N\n');
    expect(await capacity()).toBe('1');
    expect(await mostOnADay()).toBe(1);
  });

  it.each([
    ['5', '5'],
    ['mon:4,fri:2', 'mon:4,fri:2'],
  ])('takes %s', async (typed, stored) => {
    await importing(['', typed]);
    expect(await capacity()).toBe(stored);
  });

  it('is taken back with the import, and asks again with the next', async () => {
    await importing(['', '5']);
    await runCadence('undo 1 --yes', { store });
    expect([await capacity(), await store.customers.isEmpty()]).toEqual([null, true]);
    const { asked } = await importing(['', '3']);
    expect(asked).toEqual(['Import?', question]);
    expect(await capacity()).toBe('3');
  });

  it('keeps the import when the question is broken off', async () => {
    const { code, err } = await importing(['', ctrlC]);
    expect([code, await store.customers.count(), await capacity()]).toEqual([130, 60, null]);
    expect(err).toContain(usual);
  });

  it.each([
    ['when the number is known', async () => void (await runCadence('config set capacity 4', { store }))],
    ['when the book had customers', async () => void (await runCadence('add Ann', { store }))],
  ])('does not ask %s', async (_, before) => {
    await before();
    const { asked, err } = await importing(['']);
    expect([asked, err.includes('calls a day')]).toEqual([['Import?'], false]);
  });

  it('does not ask a fourth question', async () => {
    writeFileSync(path, 'Name,Feld A,Feld B,Feld C\nAda,ada@example.com,12,x\nBo,bo@example.com,13,y\n');
    const { asked, err } = await importing(["the customers' e-mail addresses", '', '']);
    expect(asked).toHaveLength(3);
    expect(asked.includes(question)).toBe(!err.includes(usual));
  });
});

it.each([
  ['with --yes', ['--yes'], true],
  ['without a terminal', [], false],
])('%s it tells the command once', async (_, words, available) => {
  const prompter = { ...scripted(), available };
  const { err } = await runCadence(['import', path, path, ...words], { store, prompter });
  expect(err.split(usual)).toHaveLength(2);
  expect(await capacity()).toBeNull();
});

it('says nothing of it in a dry run or to programs', async () => {
  for (const words of [['--dry-run'], ['--json']])
    expect((await runCadence(['import', path, ...words], { store })).err).not.toContain('calls a day');
});
