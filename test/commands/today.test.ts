import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { json, runCadence } from '../support/cadence.ts';

const aBook = () =>
  bookWith(
    { name: 'Ada Finch', phones: ['+49 30 1'], region: 'WI', tags: ['retail'], owner: 'Ann' },
    { name: 'Bo Small', phones: ['+49 30 2'], region: 'MN' },
    { name: 'Cy Rest', pausedUntil: '2027-01-01' },
    { name: 'Di Never', doNotCall: { on: '2026-01-01', reason: null } },
  );

const names = async (command: string) =>
  (await json(command, await aBook())).calls.map(({ name }: { name: string }) => name);

describe('today', () => {
  it('lists whom to call, and counts whom it hides and why', async () => {
    expect(await json('today', await aBook())).toMatchObject({
      date: '2026-11-23',
      calls: [{ name: 'Ada Finch' }, { name: 'Bo Small' }],
      hidden: { paused: 1, doNotCall: 1 },
    });
    const { code, out } = await runCadence('today', { store: await aBook() });
    expect(code).toBe(0);
    expect(out).toMatch(/^Monday 23 November 2026: 2 calls/);
    expect(out).toContain('Ada Finch');
    expect(out).not.toContain('Cy Rest');
  });

  it.each([
    ['today --region wi', ['Ada Finch']],
    ['today --tag retail', ['Ada Finch']],
    ['today --owner Ann', ['Ada Finch']],
    ['today --region ZZ', []],
  ])('%s', async (command, expected) => {
    expect(await names(command)).toEqual(expected);
  });

  it('stops at what a day holds, unless all are asked for', async () => {
    const store = await aBook();
    await runCadence('config set capacity 1 --yes', { store });
    const calls = async (command: string) => (await json(command, store)).calls.length;
    expect(await calls('today')).toBe(1);
    expect(await calls('today --all')).toBeGreaterThanOrEqual(await calls('today'));
  });

  it('is a table of chosen columns when asked', async () => {
    expect(await runCadence('today --columns id,name,phone --csv', { store: await aBook() })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Ada Finch,.*\+49 30 1/),
    });
  });

  it('has all that one needs for the call among its columns', async () => {
    const store = await bookWith({
      ...{ name: 'Ada Finch', phones: ['+49 30 1'], owner: 'Ann', purchases: [['2026-01-05', 500]] },
      touches: [{ day: '2026-02-01', note: 'wants, red bags' }],
    });
    const columns = 'id,name,tier,phone,localTime,reasons,due,planned,talked,lastWords,owner';
    expect((await runCadence(`today --columns ${columns} --csv`, { store })).out).toBe(
      '#,Customer,Tier,Phone,There,Why,Due,Planned,Talked,Last words,Owner\n' +
        '1,Ada Finch,,\'+49 30 1,,"last talked 295 days ago; 500 EUR in the last 12 months; ' +
        'silent 322 days, customers like this buy every 60",2026-07-31,2026-11-23,2026-02-01,"wants, red bags",Ann\n',
    );
  });
});
