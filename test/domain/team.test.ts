import { describe, expect, it } from 'vitest';
import type { BookSettings } from '../../src/domain/book-settings.ts';
import type { Day } from '../../src/domain/day.ts';
import {
  type Caller,
  callerNamed,
  isAway,
  isInScope,
  ownerKey,
  scopeOf,
  settingsByOwner,
  settingsOf,
  substituteOf,
  teamOf,
} from '../../src/domain/team.ts';

const today = '2026-11-23';
const caller = (id: number, name: string, facts: Partial<Caller> = {}): Caller => ({
  ...{ id, name, key: name.toLowerCase(), capacity: null, workdays: null, daysOff: [], zone: null, mail: null },
  ...{ awayUntil: null, substitute: null, archived: false },
  ...facts,
});
const [ann, bea, cy] = [caller(1, 'Ann'), caller(2, 'Bea'), caller(3, 'Cy')];
const away = (until: Day, substitute: number | null = null) => ({ awayUntil: until, substitute });

describe('a team', () => {
  it.each<[string, Caller[], string[] | null]>([
    ['nobody is none', [], null],
    ['one alone is none', [ann], null],
    ['one whose colleague left is none', [ann, caller(2, 'Bea', { archived: true })], null],
    ['two are one, by name', [bea, ann], ['Ann', 'Bea']],
    ['those who left are not in it', [cy, caller(4, 'Al', { archived: true }), ann], ['Ann', 'Cy']],
  ])('%s', (_, callers, names) => {
    expect(teamOf(callers)?.map(({ name }) => name) ?? null).toEqual(names);
  });

  it.each([
    ['Ann', 1],
    [' ann ', 1],
    ['ÁNN', 1],
    ['Dee', undefined],
    [null, undefined],
  ])('%j is found', (name, id) => {
    expect(callerNamed([ann, bea], name)?.id).toBe(id);
    expect(ownerKey([ann, bea], name)).toBe(id === undefined ? null : 'ann');
    expect(ownerKey(null, name)).toBeNull();
  });
});

it.each<[Day | null, boolean]>([
  [null, false],
  ['2026-11-22', false],
  ['2026-11-23', false],
  ['2026-11-24', true],
])('away until %s: %s', (awayUntil, isGone) => {
  expect(isAway({ awayUntil }, today)).toBe(isGone);
});

it.each<[string, Caller, Caller[], number | undefined]>([
  ['whom they named', caller(1, 'Ann', { substitute: 2 }), [bea, cy], 2],
  ['nobody who is away too', caller(1, 'Ann', { substitute: 2 }), [caller(2, 'Bea', away('2026-12-01'))], undefined],
  ['nobody who is not there', caller(1, 'Ann', { substitute: 9 }), [bea], undefined],
  ['nobody where none was named', ann, [bea], undefined],
])('the substitute is %s', (_, who, others, id) => {
  expect(substituteOf([who, ...others], who, today)?.id).toBe(id);
});

describe('the settings of a caller', () => {
  const book = {
    capacity: [0, 8, 8, 8, 8, 8, 0],
    workdays: new Set([1, 2, 3, 4, 5]),
    daysOff: [{ from: '2026-12-24', to: '2026-12-26' }],
  } as unknown as BookSettings;
  const capacity = [0, 2, 2, 0, 0, 0, 0];
  const fair = { from: '2027-01-04', to: '2027-01-05' } as const;

  it('are those of the book where they have none of their own', () => {
    expect(settingsOf(ann, book, today)).toEqual(book);
    expect(settingsOf(caller(1, 'Ann', away(today)), book, today)).toEqual(book);
  });

  it('are their own, with the days off of all, and while they are away', () => {
    const own = caller(1, 'Ann', { capacity, workdays: new Set([1, 2]), daysOff: [fair], ...away('2026-12-01') });
    expect(settingsOf(own, book, today)).toEqual({
      ...{ capacity, workdays: new Set([1, 2]) },
      daysOff: [...book.daysOff, fair, { from: today, to: '2026-11-30' }],
    });
  });

  it('are found by the key of the caller, and are else the book’s', () => {
    const of = settingsByOwner([caller(1, 'Ann', { capacity }), bea], book, today);
    expect([of('ann').capacity, of('bea').capacity]).toEqual([capacity, book.capacity]);
    expect([of('dee'), of(null)]).toEqual([book, book]);
    expect(settingsByOwner(null, book, today)('ann')).toBe(book);
  });
});

describe('whose calls a list shows', () => {
  /** Of Ann's list, by the owner and the day of a call. */
  const shown = (team: Caller[], owner: string | null, day: Day | null = today, shared = true) =>
    isInScope(scopeOf(team, team[0] as Caller, today, shared), owner, day);

  it.each<[string, boolean, boolean]>([
    ['her own', shown([ann, bea], 'Ann'), true],
    ['a colleague’s', shown([ann, bea], 'bea'), false],
    ['nobody’s', shown([ann, bea], null), true],
    ['of somebody who is no caller', shown([ann, bea], 'Dee'), true],
    ['nobody’s, on paper', shown([ann, bea], null, today, false), false],
    ['her own, on paper', shown([ann, bea], 'ann', today, false), true],
    [
      'of one who is away, before they are back',
      shown([ann, caller(2, 'Bea', away('2026-12-01'))], 'Bea', '2026-11-30'),
      true,
    ],
    [
      'of one who is away, once they are back',
      shown([ann, caller(2, 'Bea', away('2026-12-01'))], 'Bea', '2026-12-01'),
      false,
    ],
    ['of one who is away, whatever the day', shown([ann, caller(2, 'Bea', away('2026-12-01'))], 'Bea', null), true],
    ['of one who is back today', shown([ann, caller(2, 'Bea', away(today))], 'Bea'), false],
    ['of one who is away, on paper', shown([ann, caller(2, 'Bea', away('2026-12-01'))], 'Bea', today, false), false],
    ['of one whom she stands in for', shown([ann, caller(2, 'Bea', away('2026-12-01', 1))], 'Bea'), true],
    [
      'of one whom she stands in for, on paper',
      shown([ann, caller(2, 'Bea', away('2026-12-01', 1))], 'Bea', today, false),
      true,
    ],
    ['of one whom another stands in for', shown([ann, caller(2, 'Bea', away('2026-12-01', 3)), cy], 'Bea'), false],
  ])('Ann’s list: %s: %s', (_, isShown, expected) => {
    expect(isShown).toBe(expected);
  });

  it('says whose they are while she stands in', () => {
    const { away: there } = scopeOf(
      [ann, caller(2, 'Bea', away('2026-12-01', 1)), caller(3, 'Cy', away('2026-12-08'))],
      ann,
      today,
    );
    expect(there).toEqual([
      { key: 'bea', until: '2026-12-01', isOwn: true },
      { key: 'cy', until: '2026-12-08', isOwn: false },
    ]);
    const gone = caller(1, 'Ann', away('2026-12-01'));
    expect(scopeOf([gone, bea], gone, today)).toMatchObject({ names: ['Ann'], away: [], shared: true });
  });
});
