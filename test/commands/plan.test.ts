import { describe, expect, it } from 'vitest';
import { addDays, type Day, toEpochDay } from '../../src/domain/day.ts';
import { bookWith, type CustomerFacts } from '../support/book.ts';
import { json, runCadence, someDay } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

const many = (count: number, facts: (i: number) => CustomerFacts = () => ({})) =>
  bookWith(...Array.from({ length: count }, (_, i) => ({ name: `Customer ${i + 1}`, ...facts(i) })));

describe('plan', () => {
  it('shows the load against capacity, the first calls by name, and what to expect', async () => {
    const store = await bookWith(
      { name: 'Ann', interval: 180, touches: [{ day: '2026-07-20' }] },
      { name: 'Bo', interval: 90, touches: [{ day: '2026-09-28' }] },
    );
    expect(await runCadence('plan --weeks 3', { store })).toEqual({
      code: 0,
      out:
        'The year from Monday 23 November 2026: 8 calls to 2 customers\n\n' +
        'It fits: 0.3 calls a week are needed for 0.1 conversations, there is room for 40.\n\n' +
        'Calls per week vs. capacity\n' +
        '23 Nov  ·················································· 0 of 40\n' +
        '30 Nov  ·················································· 0 of 40\n' +
        ' 7 Dec  ·················································· 0 of 40\n' +
        'then 50 weeks with 0 to 2 calls each (--weeks 53 shows them)\n\n' +
        'The first calls\n' +
        'Mon 14 Dec  Bo\n' +
        'Mon 21 Dec  Ann\n\n' +
        'On schedule after 365 days: B 99%, all 99%. Everyone is reached.\n\n' +
        'A 39%, B 42%, C 39% of calls reach somebody (a usual rate and your 2 calls); three tries reach A 77%, B 81%, C 77%.\n\n' +
        'public holidays are not known: cadence config set country US (and region)\n',
      err: '',
    });
  });

  it('is the shape that other programs rely on', async () => {
    const plan = await json('plan', await many(3));
    expect(plan).toMatchObject({
      from: someDay,
      to: '2027-11-22',
      capacityPerWeek: 40,
      demandPerWeek: 0.3,
      conversationsPerWeek: 0.1,
      reach: { A: 0.35, B: 0.35, C: 0.35 },
      feasible: true,
      notWithinYear: [],
      proposal: null,
    });
    expect(plan.weeks[0]).toEqual({ from: someDay, calls: 6, capacity: 40 });
    expect(plan.schedule[0]).toEqual({ id: 1, date: someDay, reason: 'never called yet' });
  });

  it('says that the days are what is late, and for which settings they were chosen, until they are chosen anew', async () => {
    const store = await many(200, (i) => ({ tierPin: i < 48 ? 'A' : i < 90 ? 'B' : 'C' }));
    const late =
      /It fits: [\s\S]* will not have been reached\.\n\nThat is with the days as planned now, chosen before the capacity changed: rebalancing moves \d+ calls and brings \d+ more customers of tier A.* in time: cadence plan --rebalance\n/;
    for (const capacity of ['1', '4', '40']) await runCadence(`config set capacity ${capacity}`, { store });
    expect((await runCadence('plan', { store })).out).toMatch(late);
    await runCadence('config set intervals.A 80d', { store });
    expect((await runCadence('plan', { store })).out).toContain(
      'chosen before the capacity and the intervals changed: ',
    );
    await runCadence('undo', { store });
    await runCadence('plan --rebalance --yes', { store });
    const { out } = await runCadence('plan', { store });
    expect(out).toContain('It fits: ');
    expect(out).not.toMatch(/the days as they are|Tiers stay/);
    expect(out).toContain('Everyone is reached.');
  });

  it('says aloud how much is missing, who falls outside, and what would help', async () => {
    const store = await many(200, () => ({ tierPin: 'B' }));
    await runCadence('config set capacity mon:15', { store });
    const { out } = await runCadence('plan', { store });
    expect(out).toContain(
      'Too much: 22 calls a week are needed for 7.8 conversations, there is room for 15. Room for 26 would be enough, since some weeks are fuller than others.',
    );
    expect(out).toContain(
      'It fits when every interval is 1.75 times as long: A 158 days, B 315 days, C 365 days (639, but nobody waits longer than a year)',
    );
    expect(out).toMatch(/B \d\d%, all \d\d%\. .*Some calls still wait on the last day\.$/m);
    expect(out).toContain('\nTiers stay as they are in this forecast. ');
    const plan = await json('plan', store);
    expect(plan.proposal.intervals.B / plan.proposal.intervals.A).toBeCloseTo(2, 1);
  });

  it('says when even yearly calls do not fit', async () => {
    const store = await many(100);
    await runCadence('config set capacity mon:1', { store });
    const { out } = await runCadence('plan', { store });
    expect(out).toContain(
      'Even one conversation a year with everyone does not fit: that alone takes 5.5 calls a week.',
    );
    expect((await json('plan', store)).notWithinYear).toHaveLength(47);
    const refused = await runCadence('plan --stretch', { store });
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('no stretch helps') });
  });

  it('stretches nothing when all calls fit', async () => {
    const err = 'nothing to stretch: all calls fit\n';
    expect(await runCadence('plan --stretch --yes', { store: await many(3) })).toEqual({ code: 0, out: '', err });
    const { out } = await runCadence('plan --stretch --json', { store: await many(3) });
    expect(JSON.parse(out)).toEqual({ proposal: null, dryRun: false });
  });

  it.each([
    ['--out year.ics', '--out is for the calendar\n  add --ics'],
    ['--seed 2', '--seed is for the simulation\n  add --simulate 365'],
    ['--simulate 30 --reach 200%', '--reach: "200%" is not a share from 1% to 100%'],
    ['--simulate 30 --reach all', '--reach: "all" is not a share from 1% to 100%'],
  ])('refuses %s', async (words, said) => {
    const err = `cadence: ${said}\n`;
    expect(await runCadence(`plan ${words}`, { store: await many(3) })).toEqual({ code: 2, out: '', err });
  });

  it('stretches all intervals when told to, and undo takes that back', async () => {
    const store = await many(200, () => ({ tierPin: 'B' }));
    await runCadence('config set capacity mon:15', { store });
    const planned = await runCadence('plan --stretch --dry-run --json', { store });
    expect(JSON.parse(planned.out)).toMatchObject({ proposal: { factor: 1.75 }, dryRun: true });
    expect(await runCadence('plan --stretch --yes', { store })).toMatchObject({
      code: 0,
      err: 'made every interval 1.75 times as long (undo: cadence undo)\n',
    });
    expect((await json('plan', store)).proposal).toBe(null);
    await runCadence('undo --yes', { store });
    expect((await runCadence('config get intervals.A', { store })).out).toBe('90d\n');
  });
});

describe('plan --rebalance', () => {
  const bunched = async () => {
    const store = await many(12, () => ({ interval: 100, touches: [{ day: '2026-09-20' as Day }] }));
    await runCadence('list', { store });
    await store.atomically({ kind: 'log', day: someDay }, async (book) => {
      for (let id = 1; id <= 12; id++) await book.standings.place(id, '2026-12-14', 'interval');
    });
    return store;
  };

  it('shows what would move, and moves it as one operation', async () => {
    const store = await bunched();
    expect(await runCadence('plan --rebalance --dry-run', { store })).toEqual({
      code: 0,
      out: '7 of 12 calls move: 7 earlier\n',
      err: '',
    });
    expect(await runCadence('plan --rebalance --yes', { store })).toMatchObject({
      code: 0,
      err: 'moved 7 calls (undo: cadence undo)\n',
    });
    expect((await runCadence('plan --rebalance --dry-run', { store })).out).toBe(
      'nothing to move: all 12 calls are where they should be\n',
    );
    await runCadence('undo --yes', { store });
    expect((await runCadence('plan --rebalance --dry-run', { store })).out).toContain('7 of 12 calls move');
  });

  it('asks first, on a terminal; elsewhere it wants --yes', async () => {
    const store = await bunched();
    expect(await runCadence('plan --rebalance', { store })).toMatchObject({
      code: 2,
      err: expect.stringContaining('add --yes'),
    });
    const refused = await runCadence('plan --rebalance', { store, terminal: 80, prompter: scripted('n') });
    expect(refused).toMatchObject({ code: 0, err: 'nothing was changed\n' });
  });
});

describe('a better plan', () => {
  /** Thirty customers of tier A who are due, placed while there was one call a day. */
  const late = async () => {
    const store = await many(30, () => ({ tierPin: 'A', interval: 60, touches: [{ day: '2026-09-20' as Day }] }));
    await runCadence('config set capacity 1', { store });
    await runCadence('list', { store });
    return store;
  };

  it('is offered when there is more room, with what it takes and brings; as few move as can', async () => {
    const store = await late();
    const { err } = await runCadence('config set capacity 8', { store });
    const offer =
      /^rebalancing moves (\d+) calls and brings (\d+) more customers of tier A in time: cadence plan --rebalance$/m.exec(
        err,
      );
    const [, moves, more] = (offer ?? []).map(Number);
    expect(moves).toBeLessThan(30);
    expect(await json('plan', store)).toMatchObject({ rebalance: { moves, gained: { A: more, B: 0, C: 0, none: 0 } } });
    expect((await runCadence('plan --rebalance --dry-run', { store })).out).toMatch(
      new RegExp(`^${moves} of 30 calls move: .*\nbrings ${more} more customers of tier A in time\n$`),
    );
    await runCadence('plan --rebalance --yes', { store });
    expect(await json('plan', store)).toMatchObject({ rebalance: null });
  });

  it.each([
    ['intervals', 'config set intervals.B 60d', /rebalancing moves/],
    ['a setting that decides no days', 'config set fringe 10%', /^fringe is now 10%\n$/],
    ['a change that brings nothing', 'config set capacity 9', /^capacity is now 9\n$/],
    ['back to the usual', 'config reset capacity', /^capacity reset to default \(8\)\n$/],
  ])('is offered after %s where it helps', async (_, command, said) => {
    const store = await many(12, () => ({ tierPin: 'B', touches: [{ day: '2026-09-20' as Day }] }));
    await runCadence('list', { store });
    const { err } = await runCadence(command, { store });
    expect(err).toMatch(said);
    expect(err.includes('rebalancing')).toBe(String(said).includes('rebalancing'));
  });
});

describe('plan --simulate', () => {
  it('plays the year, the same every time', async () => {
    const store = await many(10);
    const first = await runCadence('plan --simulate 365', { store });
    expect(first.out).toContain(
      '35% of calls reach somebody (a usual rate; yours is used as you log calls); three tries reach 72%.',
    );
    expect(await runCadence('plan --simulate 365', { store })).toEqual(first);
    expect((await json('plan --simulate 30 --reach 100%', store)).conversations).toBe(10);
  });

  it.each(['0', 'x', '-3', '99999'])('refuses %s days', async (days) => {
    expect((await runCadence(`plan --simulate ${days}`, { store: await many(1) })).code).toBe(2);
  });
});

describe('plan --what-if', () => {
  it('says of half to three times the calls a day what each achieves', async () => {
    const store = await many(60);
    await runCadence('config set capacity mon:4', { store });
    const { out } = await runCadence('plan --what-if', { store });
    expect(out).toContain('The row "now" keeps the days as planned; the others choose them again');
    expect(out).toMatch(/^Calls per week +C on schedule +Not reached +Longest wait +Backlog gone$/m);
    expect(out).toMatch(/^ +4 +now /m);
    expect(out).toMatch(/^ +2 +0\.5 × .* over a year +not within the year$/m);
    expect(out).toMatch(/^ +12 +3 × .* \d+ days /m);
    const rows = await json('plan --what-if', store);
    expect(rows.map(({ factor }: { factor: number }) => factor)).toEqual([0.5, 0.75, 1, 1.5, 2, 3]);
    const missed = rows.map(({ notTalkedTo }: { notTalkedTo: number }) => notTalkedTo);
    expect(missed[0]).toBeGreaterThan(missed[1]);
    expect(missed[1]).toBeGreaterThan(missed.at(-1));
    expect(rows[0].backlogGone).toBe(null);
    expect(rows.at(-1).backlogGone).not.toBe(null);
  });

  it('takes a share of calls that reach somebody', async () => {
    const store = await many(20);
    const now = async (words: string) => (await json(`plan --what-if ${words}`, store))[2].inTime.B;
    expect(await now('--reach 20%')).toBeLessThan(await now('--reach 90%'));
  });
});

describe('a day off that is announced later', () => {
  it('moves only the calls on it', async () => {
    const store = await many(20);
    const before = await json('list', store);
    expect(await runCadence('config set days-off 2026-11-24', { store })).toEqual({
      code: 0,
      out: '',
      err: 'days-off is now 2026-11-24; 4 calls moved to another day\n',
    });
    const after = (await json('list', store)) as { id: number; planned: Day }[];
    for (const { id, planned } of before as { id: number; planned: Day }[]) {
      const now = after.find((one) => one.id === id)?.planned;
      if (planned === '2026-11-24') expect(now !== undefined && now > '2026-11-24').toBe(true);
      else expect(now).toBe(planned);
    }
    const load = new Map<Day, number>();
    for (const { planned } of after) load.set(planned, (load.get(planned) ?? 0) + 1);
    expect(Math.max(...load.values())).toBe(4);
  });

  it('asks on a terminal before many calls move', async () => {
    const store = await many(20);
    await runCadence('list', { store });
    const scene = { store, terminal: 80, prompter: scripted('n') };
    expect((await runCadence('config set days-off 2026-11-24', scene)).err).toBe('nothing was changed\n');
    expect((await runCadence('config get days-off', { store })).out).toBe('\n');
  });
});

describe('settings that cannot be', () => {
  it.each([
    ['capacity 0', 'there must be room for at least one call a week'],
    ['capacity many', '"many" is not a number of calls'],
    ['workdays never', '"never" is not a weekday'],
    ['days-off christmas', '"christmas" is neither a day'],
    ['days-off 2027-01-02..2026-12-24', 'ends before it begins'],
    ['country XX', 'there is no country "XX"'],
    ['region WI', 'a region needs a country'],
    ['intervals.A 0', 'an interval of 0 days is outside 7 to 730'],
    ['intervals.A 10000', 'an interval of 10000 days is outside 7 to 730'],
    ['fringe 120%', 'is not a share from 0% to 100%'],
  ])('config set %s is refused', async (words, message) => {
    const { code, err } = await runCadence(`config set ${words}`);
    expect(code).toBeGreaterThan(0);
    expect(err).toContain(message);
  });

  it('a plan without any day to call on says so', async () => {
    const store = await many(3);
    await runCadence('config set days-off 2026-01-01..2040-01-01', { store });
    expect(await runCadence('plan', { store })).toMatchObject({
      code: 1,
      err: expect.stringContaining('no day of the next two years is for calling'),
    });
  });
});

describe('today', () => {
  it('is cut at what the day holds, less what was done', async () => {
    const store = await many(12);
    // Half of the eight calls are first tries: the others are for trying again.
    expect((await json('today', store)).calls).toHaveLength(4);
    await runCadence('log 1 --outcome connected', { store });
    const list = await json('today', store);
    expect(list).toMatchObject({ capacity: 8, made: 1, totalDue: 3, hidden: { overCapacity: 0 } });
  });

  it('spreads what was not done over the next days, best first', async () => {
    const store = await many(20, (i) => ({ purchases: [['2026-06-01' as Day, 100 + i]] }));
    await json('today', store);
    const monday = addDays(someDay, 14);
    const list = await json('today', store, monday);
    expect(list.calls.map((call: { id: number }) => call.id)).toEqual([20, 19, 18, 17, 16, 15, 14, 13]);
    expect(list.hidden.overCapacity).toBe(12);
    const { weeks } = await json('plan --reach 100%', store, monday);
    expect(weeks[0].calls).toBe(20);
    expect(toEpochDay(monday) % 7).toBe(toEpochDay(someDay) % 7);
  });

  it('on a day off it is the list of the next working day', async () => {
    const { out } = await runCadence('today', { store: await many(1), today: '2026-11-22' });
    expect(out).toContain('Sunday 22 November 2026 is not a working day; this is the list of the next one.');
    expect(out).toContain('Monday 23 November 2026: 1 call');
  });
});

it('gives calls without a day one when there is room again', async () => {
  const store = await many(12);
  await runCadence('list', { store });
  expect((await runCadence('config set days-off 2026-01-01..2040-01-01', { store })).err).toContain(
    '12 calls did not fit in the year',
  );
  expect((await runCadence('config reset days-off', { store })).err).toContain('12 calls moved to another day');
  expect((await json('plan --reach 100%', store)).weeks[0].calls).toBe(12);
});
