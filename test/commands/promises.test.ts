import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

async function owing() {
  const store = await bookWith({ name: 'Ada Finch' }, { name: 'Bo Small' });
  await runCadence(['log', 'ada', '--promise', 'send the manual', '--by', 'friday'], { store });
  await runCadence(['log', 'bo', '--outcome', 'callback', '--by', 'tomorrow 9:30'], { store });
  return store;
}

describe('promises', () => {
  it('lists what is owed, the first due first', async () => {
    const store = await owing();
    expect(await runCadence('promises', { store })).toEqual({
      code: 0,
      out:
        '#  Promised         To         Due               State\n' +
        '2  Call back        Bo Small   2026-11-24 09:30  by Tue 24 Nov\n' +
        '1  send the manual  Ada Finch  2026-11-27        by Fri 27 Nov\n',
      err: '2 promises\n',
    });
    expect((await runCadence('promises ada --json', { store, today: '2026-11-30' })).out).toBe(
      `${JSON.stringify(
        [
          {
            ...{
              id: 1,
              customer: { id: 1, name: 'Ada Finch', company: null },
              text: 'send the manual',
              due: '2026-11-27',
            },
            ...{ time: null, kind: 'promise', daysOverdue: 3, madeOn: '2026-11-23', doneOn: null, toldOn: null },
          },
        ],
        null,
        2,
      )}\n`,
    );
  });

  it('lists those of one day by the hour, what has none first', async () => {
    const store = await bookWith({ name: 'Ada' }, { name: 'Bo' }, { name: 'Cy' });
    await runCadence(['log', 'ada', '--outcome', 'callback', '--by', 'tomorrow 14:00'], { store });
    await runCadence(['log', 'bo', '--outcome', 'callback', '--by', 'tomorrow 9:30'], { store });
    await runCadence(['log', 'cy', '--promise', 'send the manual', '--by', 'tomorrow'], { store });
    const promises = JSON.parse((await runCadence('promises --json', { store })).out);
    expect(promises.map(({ time }: { time: string | null }) => time)).toEqual([null, '09:30', '14:00']);
    const today = JSON.parse((await runCadence('today --json', { store, today: '2026-11-24' })).out);
    expect(today.promises.map(({ id }: { id: number }) => id)).toEqual([3, 2, 1]);
  });

  it('says how late it is', async () => {
    const { out } = await runCadence('promises', { store: await owing(), today: '2026-11-27' });
    expect(out).toMatch(/3 days late\n.*due today\n/);
  });

  it('owes nothing in an empty book', async () => {
    expect(await runCadence('promises', { store: await bookWith() })).toEqual({
      code: 0,
      out: '',
      err: 'nothing is owed\n',
    });
  });
});

describe('done', () => {
  it('keeps a promise open until they know it', async () => {
    const store = await owing();
    expect((await runCadence('done 1', { store })).out).toBe(
      '“send the manual”: done; when they know it: cadence done 1 --told\n',
    );
    expect((await runCadence('promises ada', { store })).out).toContain('done, tell them');
    expect((await runCadence('done 1', { store })).out).toBe('“send the manual”: kept\n');
    expect((await runCadence('promises ada', { store })).err).toBe('nothing is owed\n');
    expect((await runCadence('promises ada --all', { store })).out).toContain('kept 2026-11-23');
    expect((await runCadence('done 1', { store })).out).toBe('“send the manual” was kept on 2026-11-23 already\n');
  });

  it('closes a callback at once, and undo opens it again', async () => {
    const store = await owing();
    await runCadence('done 2', { store });
    expect(await store.promises.get(2)).toMatchObject({ doneOn: '2026-11-23', toldOn: '2026-11-23' });
    await runCadence('undo', { store });
    expect(await store.promises.get(2)).toMatchObject({ doneOn: null, toldOn: null });
  });

  it('asks on a terminal whether they know it', async () => {
    const store = await owing();
    await runCadence('done 1', { store, prompter: scripted('y'), terminal: 80 });
    expect(await store.promises.get(1)).toMatchObject({ toldOn: '2026-11-23' });
  });

  it.each([
    ['done 9', 1, 'cadence: there is no promise 9\n'],
    ['done x', 2, 'cadence: "x" is not the number of a promise\n'],
  ])('%s', async (command, code, message) => {
    expect(await runCadence(command, { store: await owing() })).toEqual({
      code,
      out: '',
      err: `${message}  cadence promises shows them with their numbers\n`,
    });
  });

  it('is told in the next call, and then kept', async () => {
    const store = await owing();
    await runCadence('done 1', { store });
    const prompter = scripted('c', 'y', 'fine', 'yes, glad', '/end', '+', 's', 's');
    await runCadence('call ada', { store, prompter, terminal: 80 });
    expect(prompter.asked).toContain('I promised you something, and it is done: send the manual.');
    expect(await store.promises.get(1)).toMatchObject({ toldOn: '2026-11-23' });
  });
});

describe('note and ask', () => {
  it('remember facts, and goals with their day', async () => {
    const store = await bookWith({ name: 'Ada Finch' });
    expect((await runCadence(['note', 'ada', 'two daughters'], { store })).out).toBe(
      'noted of Ada Finch: two daughters\n',
    );
    const goal = await runCadence(['note', 'ada', 'new store in may', '--goal'], { store });
    expect(goal.out).toBe('noted of Ada Finch: new store in may; it comes back on 2027-05-01\n');
    await runCadence(['note', 'ada', 'married', '--day', '2024-06-01'], { store });
    expect(await store.memory.factsOf(1)).toMatchObject([
      { kind: 'fact', text: 'married', day: '2024-06-01' },
      { kind: 'goal', text: 'new store in may', day: '2027-05-01' },
      { kind: 'fact', text: 'two daughters', day: null },
    ]);
  });

  it('carry a question into the next call', async () => {
    const store = await bookWith({ name: 'Ada Finch' });
    const { out } = await runCadence(['ask', 'ada', 'how did the move go?'], { store });
    expect(out).toBe('in the next call with Ada Finch: how did the move go?\n');
    expect((await runCadence('call ada --brief', { store })).out).toContain('To ask  how did the move go?');
  });

  it('ask for the words on a terminal, and say so elsewhere', async () => {
    const store = await bookWith({ name: 'Ada Finch' });
    await runCadence('note ada', { store, prompter: scripted('two daughters'), terminal: 80 });
    expect(await store.memory.factsOf(1)).toHaveLength(1);
    expect(await runCadence('ask ada', { store })).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing to note'),
    });
  });
});
