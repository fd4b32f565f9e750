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
});
