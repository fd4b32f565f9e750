import { describe, expect, it } from 'vitest';
import { spreadEvenly, type ToSpread } from '../../src/domain/even-spread.ts';
import type { Store } from '../../src/store/store.ts';
import { bookWith, type CustomerFacts } from '../support/book.ts';
import { json, runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

async function teamBook(...customers: readonly CustomerFacts[]): Promise<Store> {
  const store = await bookWith(...customers);
  for (const name of ['Robin', 'Sasha']) await runCadence(`caller add ${name}`, { store });
  return store;
}

const owners = async (store: Store) => (await store.customers.all()).map(({ owner }) => owner);

describe('caller assign', () => {
  it('makes customers those of a caller, one at a time or many', async () => {
    const store = await teamBook({ name: 'Ada' }, { name: 'Bo', region: 'WI' }, { name: 'Cy', region: 'WI' });
    expect((await runCadence('caller assign 1 --to robin', { store })).out).toBe('gave 1 customer to Robin\n');
    expect((await runCadence('caller assign --region WI --to Sasha', { store })).out).toBe(
      'gave 2 customers to Sasha\n',
    );
    expect(await owners(store)).toEqual(['Robin', 'Sasha', 'Sasha']);
    expect((await store.customers.get(1))?.handSet).toContain('owner');
    await runCadence('undo --yes', { store });
    expect(await owners(store)).toEqual(['Robin', null, null]);
  });

  it.each(['caller assign 1', 'caller assign 1 --to Robin --even', 'caller assign --to Robin'])(
    'wants to know whom and to whom: %s',
    async (command) => {
      expect(await runCadence(command, { store: await teamBook({}) })).toMatchObject({ code: 2, out: '' });
    },
  );

  it('--even shows first who would get how many, and spreads those of nobody and of who left', async () => {
    const store = await teamBook(
      ...Array.from({ length: 6 }, (_, i) => ({ name: `N${i}`, region: i < 3 ? 'WI' : 'IL' })),
      { name: 'Kim’s', owner: 'Kim' },
      { name: 'Pat’s', owner: 'Pat' },
      { name: 'Robin’s', owner: 'Robin' },
    );
    await runCadence('caller add Pat', { store });
    await runCadence('caller archive Pat', { store });
    const preview = await json('caller assign --even --dry-run', store);
    expect(preview).toMatchObject([
      { caller: 'Robin', has: 1, gets: expect.any(Array) },
      { caller: 'Sasha', has: 0 },
    ]);
    expect((await owners(store)).slice(0, 3)).toEqual([null, null, null]);
    const { out } = await runCadence('caller assign --even --yes', { store });
    expect(out).toMatch(/^Caller +Has +Gets/);
    expect(out).toContain('gave 7 customers to Robin, Sasha');
    const now = await owners(store);
    expect(now[6]).toBe('Kim');
    expect(now.filter((owner) => owner === 'Robin')).toHaveLength(4);
    expect(now.filter((owner) => owner === 'Sasha')).toHaveLength(4);
    // A region stays in one hand.
    expect(new Set(now.slice(0, 3)).size + new Set(now.slice(3, 6)).size).toBeLessThan(4);
    await runCadence('undo --yes', { store });
    expect((await owners(store)).slice(0, 3)).toEqual([null, null, null]);
  });

  it('asks a person, who may say no', async () => {
    const store = await teamBook({}, {}, {});
    const said = await runCadence('caller assign --even', { store, prompter: scripted('n'), terminal: 80 });
    expect(said.err).toContain('nothing was changed');
    expect(await owners(store)).toEqual([null, null, null]);
  });
});

describe('an even spread', () => {
  const some = (tier: ToSpread['tier'], count: number, from: number): ToSpread[] =>
    Array.from({ length: count }, (_, i) => ({ id: from + i, tier, region: null, calls: 4 }));

  it('gives each their share of every tier, by capacity, with what they have already', () => {
    const present = new Map([['a', some('A', 10, 1000)]]);
    const open = [...some('A', 20, 0), ...some('C', 90, 100)];
    const callers = [
      { key: 'a', capacity: 20 },
      { key: 'b', capacity: 10 },
    ];
    const keys = spreadEvenly({ callers, present, open });
    const count = (key: string, from: number, to: number) =>
      open.filter(({ id }) => id >= from && id < to && keys.get(id) === key).length;
    expect([count('a', 0, 100), count('b', 0, 100)]).toEqual([10, 10]);
    expect([count('a', 100, 200), count('b', 100, 200)]).toEqual([60, 30]);
  });
});

describe('caller away', () => {
  const talked = (day: `${number}-${number}-${number}`) => [{ day, outcome: 'connected' as const }];

  it('hands over what falls due and lets wait what can', async () => {
    const store = await teamBook(
      { name: 'Due', owner: 'Sasha', touches: talked('2025-06-01'), interval: 90 },
      { name: 'Waits', owner: 'Sasha', touches: talked('2026-09-10'), interval: 90 },
      { name: 'Robin’s', owner: 'Robin' },
    );
    await store.atomically({ kind: 'plan', day: '2026-11-23' }, async (book) => {
      await book.standings.fresh('2026-11-23');
    });
    await runCadence('today', { store });
    await store.atomically({ kind: 'plan', day: '2026-11-23' }, async (book) => {
      await book.standings.place(1, '2026-11-24', 'overdue');
      await book.standings.place(2, '2026-11-25', 'interval');
    });
    const { out } = await runCadence('caller away Sasha --until 2026-11-27 --to Robin', { store });
    expect(out).toBe(
      'Sasha is away until Friday 27 November 2026; Robin makes 1 call that falls due before, 1 call waits until then\n',
    );
    const planned = async () => (await store.plan.customers('2026-11-23')).map(({ id, planned: day }) => [id, day]);
    const days = new Map((await planned()) as [number, string][]);
    expect(days.get(1)).toBe('2026-11-24');
    expect(days.get(2) ?? '').toMatch(/^2026-(?:11-(?:27|30)|12)/);
    const listOf = async (me: string, today: '2026-11-24' | '2026-11-27') =>
      (
        JSON.parse((await runCadence('today --json', { store, today, settings: new Map([['me', me]]) })).out) as {
          calls: { name: string }[];
        }
      ).calls.map(({ name }) => name);
    expect(await listOf('Robin', '2026-11-24')).toContain('Due');
    // What was not called is Sasha's again.
    expect(await listOf('Robin', '2026-11-27')).not.toContain('Due');
    expect(await listOf('Sasha', '2026-11-27')).toContain('Due');
    expect((await runCadence('caller list', { store })).out).toContain('away until 2026-11-27');
    await runCadence('undo --yes', { store });
    expect(new Map((await planned()) as [number, string][]).get(2)).toBe('2026-11-25');
  });

  it('without a substitute it is anybody’s', async () => {
    const store = await teamBook({ name: 'Due', owner: 'Sasha' }, { name: 'Robin’s', owner: 'Robin' });
    await runCadence('today', { store });
    expect((await runCadence('caller away Sasha --until 2026-11-27', { store })).out).toContain('away until');
    expect((await runCadence('caller away Sasha --back', { store })).out).toBe('Sasha is back\n');
    expect(await runCadence('caller away Sasha', { store })).toMatchObject({ code: 2 });
    expect(await runCadence('caller away Sasha --until friday --to Sasha', { store })).toMatchObject({ code: 1 });
  });
});

describe('caller handover', () => {
  it('gives all customers away, with one brief, as one operation', async () => {
    const store = await teamBook(
      { name: 'Ada', owner: 'Sasha', touches: [{ day: '2026-10-01', note: 'asked for a van' }] },
      { name: 'Bo', owner: 'sasha' },
      { name: 'Cy', owner: 'Robin' },
    );
    await runCadence(['note', '1', 'three daughters'], { store });
    await runCadence('log 2 --promise catalogue --by friday', { store });
    const before = await owners(store);
    const shown = await runCadence('caller handover Sasha --to Robin --dry-run', { store });
    expect(shown.out).toMatch(
      /Promises[\s\S]*catalogue[\s\S]*Bo[\s\S]*Ada[\s\S]*“asked for a van”[\s\S]*three daughters/,
    );
    expect(await owners(store)).toEqual(before);
    const done = await runCadence('caller handover Sasha --to Robin --yes', { store });
    expect(done.err).toContain('gave 2 customers of Sasha to Robin');
    expect(await owners(store)).toEqual(['Robin', 'Robin', 'Robin']);
    await runCadence('undo --yes', { store });
    expect(await owners(store)).toEqual(before);
  });
});

describe('the days of what moved', () => {
  const today = '2026-11-23';
  const overdue = (owner: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({
      ...{
        name: `${owner} ${i}`,
        owner,
        interval: 90,
        touches: [{ day: '2026-06-01' as const, outcome: 'connected' as const }],
      },
    }));
  async function planned(store: Store): Promise<Record<string, Record<string, number>>> {
    const days: Record<string, Record<string, number>> = {};
    for (const { owner, planned: day } of await store.plan.customers(today)) {
      const own = days[owner ?? 'nobody'] ?? {};
      days[owner ?? 'nobody'] = { ...own, [day ?? 'none']: (own[day ?? 'none'] ?? 0) + 1 };
    }
    return days;
  }
  async function busyBook(): Promise<Store> {
    const store = await teamBook(...overdue('Robin', 6), ...overdue('Sasha', 8));
    await runCadence('caller edit Robin --capacity 2 --days mon-thu', { store });
    await runCadence('caller edit Sasha --capacity 3', { store });
    await runCadence('today', { store });
    return store;
  }

  it('are those of the new caller, within capacity; undone as one', async () => {
    const store = await busyBook();
    const before = await planned(store);
    const { err } = await runCadence('caller handover Sasha --to Robin --yes', { store });
    expect(err).toMatch(/^gave 8 customers of Sasha to Robin; \d calls moved to the days of Robin\n/);
    const { robin = {}, ...rest } = await planned(store);
    expect(rest).toEqual({});
    expect(Object.values(robin).reduce((sum, calls) => sum + calls, 0)).toBe(14);
    expect(Math.max(...Object.values(robin))).toBeLessThanOrEqual(2);
    expect(Object.keys(robin).filter((day) => new Date(day).getUTCDay() % 6 === 5)).toEqual([]);
    await runCadence('undo --yes', { store });
    expect(await planned(store)).toEqual(before);
  });

  it('are the substitute’s while somebody is away, and theirs again when they are back sooner', async () => {
    const store = await busyBook();
    const before = await planned(store);
    const { out } = await runCadence('caller away Sasha --until 2026-11-30 --to Robin --json', { store });
    const { handedOver, noRoom } = JSON.parse(out) as { handedOver: number[]; noRoom: number };
    expect(handedOver.length + noRoom).toBe(8);
    const { robin = {}, sasha = {} } = await planned(store);
    expect(robin).toEqual(before['robin']);
    for (const [day, calls] of Object.entries(sasha))
      if (day < '2026-11-30') expect(calls + (robin[day] ?? 0)).toBeLessThanOrEqual(2);
      else expect(calls).toBeLessThanOrEqual(3);
    expect((await runCadence('caller away Sasha --back', { store })).out).toMatch(/^Sasha is back; \d calls? moved\n$/);
    const { sasha: again = {} } = await planned(store);
    expect(Object.keys(again).every((day) => day < '2026-11-30')).toBe(true);
    expect(Math.max(...Object.values(again))).toBeLessThanOrEqual(3);
  });
});
