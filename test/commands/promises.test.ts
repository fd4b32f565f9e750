import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

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
            ...{
              time: null,
              kind: 'promise',
              dueHere: '2026-11-27',
              daysOverdue: 3,
              madeOn: '2026-11-23',
              doneOn: null,
              toldOn: null,
            },
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
      err: 'no open promises\n',
    });
  });
});

describe('on a terminal of 80 columns', () => {
  it('shows what was promised before anything gives way to it', async () => {
    const store = await bookWith({ name: 'Ada Finch', company: 'The Finch Bakery and Coffee House of Wisconsin' });
    await runCadence(['log', '1', '-p', 'send the price list of the spring season by 2026-11-20'], { store });
    for (const line of ['promises', 'today']) {
      const { out } = await runCadence(line, { store, terminal: 80 });
      expect(out).toContain('send the price list of the sp');
      expect(out).toContain('3 days late');
      for (const row of out.split('\n')) expect(row.length).toBeLessThanOrEqual(80);
    }
  });
});
