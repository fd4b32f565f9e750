import { describe, expect, it } from 'vitest';
import { type BookSettings, bookSettings, readBookSettings, settableSettings } from '../../src/domain/book-settings.ts';
import { toEpochDay } from '../../src/domain/day.ts';
import { calendarOf, intervalFor, intervalsOf } from '../../src/domain/plan/plan-settings.ts';
import { rankSettingsOf } from '../../src/domain/rank/rank-settings.ts';
import type { Setting } from '../../src/domain/setting.ts';

type Name = keyof BookSettings;

const bookWith = (stored: Record<string, string>) => readBookSettings(new Map(Object.entries(stored)));
const named = (name: Name) => bookSettings[name] as unknown as Setting;
/** What the text is taken for, and how that is written. */
const read = (name: Name, text: string) => {
  const parsed = named(name).parse(text);
  return 'problem' in parsed ? parsed : { ...parsed, written: named(name).format(parsed.value) };
};
const problem = (name: Name, text: string) => named(name).parse(text);

describe('every setting', () => {
  it('is known by the key under which books have it, and no other has that key', () => {
    const keys = settableSettings.filter(({ home }) => home === 'book').map(({ key }) => key);
    expect(keys).toEqual([
      ...[
        'capacity',
        'workdays',
        'days-off',
        'fringe',
        'leveling',
        'intervals.A',
        'intervals.B',
        'intervals.C',
        'first-calls.A',
        'first-calls.B',
        'first-calls.C',
        'zone',
        'shop',
        'language',
        'product',
        'product.dates',
      ],
      ...['currency', 'country', 'rates', 'tiers', 'tiers.band', 'rank.half-life', 'rank.memory', 'rank.gone'],
      ...['potential.medium', 'potential.high', 'region', 'touches.A', 'touches.B', 'touches.C'],
      ...['script', 'script.A', 'script.B', 'script.C', 'script.rules'],
    ]);
    expect(new Set(settableSettings.map(({ key }) => key)).size).toBe(settableSettings.length);
  });

  it.each(settableSettings.map((one) => [one.key, one] as const))('%s says what it is, by an example', (_, one) => {
    expect(one.about).toMatch(/^\S+( \S+)+$/);
    expect(one.example).not.toBe('');
    const parsed = one.parse(one.example);
    expect(parsed).toHaveProperty('value');
    const written = 'value' in parsed ? one.format(parsed.value) : '';
    expect(one.parse(written)).toEqual(parsed);
  });

  it('but the public holidays is set by hand: these follow from the country', () => {
    expect(Object.values(bookSettings).filter((one) => !settableSettings.includes(one as unknown as Setting))).toEqual([
      bookSettings.holidays,
    ]);
    expect(bookSettings.holidays).toMatchObject({ key: 'holidays', home: 'book' });
    expect(bookSettings.holidays.about).toContain('public holidays');
  });
});

describe('what nobody has set', () => {
  it.each<[Name, unknown]>([
    ['capacity', [8, 8, 8, 8, 8, 8, 8]],
    ['workdays', new Set([1, 2, 3, 4, 5])],
    ['daysOff', []],
    ['fringe', 0.2],
    ['intervalA', 90],
    ['intervalB', 180],
    ['intervalC', 365],
    ['shop', null],
    ['language', 'auto'],
    ['product', null],
    ['currency', null],
    ['country', null],
    ['rates', new Map()],
    ['tierShares', { a: 0.8, b: 0.95 }],
    ['tierBand', 0.25],
    ['halfLife', null],
    ['memory', 2],
    ['gone', null],
    ['potentialMedium', 1.5],
    ['potentialHigh', 3],
    ['holidays', new Set()],
    ['scriptRules', null],
  ])('%s is %j', (name, value) => {
    expect(bookWith({})[name]).toEqual(value);
  });

  it('and what is stored and no longer understood', () => {
    expect(bookWith({ fringe: 'much', 'rank.memory': '3' })).toMatchObject({ fringe: 0.2, memory: 3 });
  });
});

describe('a value', () => {
  it.each<[Name, string, unknown, string]>([
    ['capacity', '8', [8, 8, 8, 8, 8, 8, 8], '8'],
    ['capacity', 'mon:4,fri:2', [0, 4, 0, 0, 0, 2, 0], 'mon:4,fri:2'],
    ['workdays', 'fri,mon-tue', new Set([5, 1, 2]), 'fri,mon,tue'],
    ['intervalA', '8 weeks', 56, '56d'],
    ['fringe', '20%', 0.2, '20%'],
    ['fringe', ' 7% ', 0.07, '7%'],
    ['fringe', '0', 0, '0%'],
    ['fringe', '100', 1, '100%'],
    ['product', ' flour ', 'flour', 'flour'],
    ['currency', ' eur ', 'EUR', 'EUR'],
    ['country', ' de ', 'DE', 'DE'],
    ['rates', 'USD=0.92', new Map([['USD', 0.92]]), 'USD=0.92'],
    ['rates', 'usd=0.92;  GBP=1,', new Map(Object.entries({ USD: 0.92, GBP: 1 })), 'USD=0.92,GBP=1'],
    ['rates', 'VND=0.000001 XAU=1000000', new Map(Object.entries({ VND: 1e-6, XAU: 1e6 })), 'VND=0.000001,XAU=1000000'],
    ['tierShares', '80/95', { a: 0.8, b: 0.95 }, '80%/95%'],
    ['tierShares', '70% / 100%', { a: 0.7, b: 1 }, '70%/100%'],
    ['tierBand', '90', 0.9, '90%'],
    ['halfLife', ' AUTO ', null, 'auto'],
    ['halfLife', '14', 14, '14d'],
    ['halfLife', '14d', 14, '14d'],
    ['halfLife', '3650 Days', 3650, '3650d'],
    ['gone', '30 day', 30, '30d'],
    ['memory', ' 0.5 ', 0.5, '0.5'],
    ['memory', '20', 20, '20'],
    ['potentialMedium', '1', 1, '1'],
    ['potentialHigh', '12.25', 12.25, '12.25'],
    ['holidays', '2026-12-25 soon 2026-12-26', new Set(['2026-12-25', '2026-12-26']), '2026-12-25 2026-12-26'],
  ])('of %s may be %j', (name, text, value, written) => {
    expect(read(name, text)).toEqual({ value, written });
  });

  it.each<[Name, string, string]>([
    ['intervalA', 'none', 'a tier needs an interval'],
    ['intervalB', 'often', '"often" is not an interval'],
    ['fringe', '101%', '"101%" is not a share from 0% to 100%'],
    ['fringe', 'x20', '"x20" is not a share from 0% to 100%'],
    ['fringe', '20x', '"20x" is not a share from 0% to 100%'],
    ['fringe', '', '"" is not a share from 0% to 100%'],
    ['currency', 'EURO', '"EURO" is not a currency code of three letters such as EUR'],
    ['currency', '€', '"€" is not a currency code of three letters such as EUR'],
    ['currency', 'AEUR', '"AEUR" is not a currency code of three letters such as EUR'],
    ['country', 'DEU', '"DEU" is not a country code of two letters such as DE'],
    ['country', 'D', '"D" is not a country code of two letters such as DE'],
    ['rates', '', 'it is empty'],
    ['rates', ' ;, ', 'it is empty'],
    ['rates', 'GBP=1, USD', '"USD" is not a rate such as USD=0.92'],
    ['rates', 'USD=0', '"USD=0" is not a rate such as USD=0.92'],
    ['rates', 'USD=1000001', '"USD=1000001" is not a rate such as USD=0.92'],
    ['rates', 'USD=1.', '"USD=1." is not a rate such as USD=0.92'],
    ['rates', 'AUSD=1', '"AUSD=1" is not a rate such as USD=0.92'],
    ['tierShares', '80', '"80" is not two shares such as 80/95'],
    ['tierShares', '80/', '"80/" is not two shares such as 80/95'],
    ['tierShares', '/95', '"/95" is not two shares such as 80/95'],
    ['tierShares', '80/95/99', '"80/95/99" is not two shares such as 80/95'],
    ['tierShares', '80/80', 'A must end above 0% and before B does'],
    ['tierShares', '95/80', 'A must end above 0% and before B does'],
    ['tierShares', '0/95', 'A must end above 0% and before B does'],
    ['tierBand', '91%', 'it is more than 90%'],
    ['tierBand', 'wide', '"wide" is not a share from 0% to 100%'],
    ['halfLife', '13', '"13" is neither auto nor 14 to 3650 days'],
    ['halfLife', '3651d', '"3651d" is neither auto nor 14 to 3650 days'],
    ['halfLife', 'x14', '"x14" is neither auto nor 14 to 3650 days'],
    ['halfLife', '14 weeks', '"14 weeks" is neither auto nor 14 to 3650 days'],
    ['gone', '29', '"29" is neither auto nor 30 to 3650 days'],
    ['memory', '0.4', '"0.4" is not a number from 0.5 to 20'],
    ['memory', '20.1', '"20.1" is not a number from 0.5 to 20'],
    ['memory', '1e1', '"1e1" is not a number from 0.5 to 20'],
    ['memory', '+2', '"+2" is not a number from 0.5 to 20'],
    ['potentialMedium', '0.99', '"0.99" is not a number from 1 to 100'],
    ['potentialHigh', '101', '"101" is not a number from 1 to 100'],
  ])('of %s is not %j: %s', (name, text, words) => {
    expect(problem(name, text)).toEqual({ problem: words });
  });

  it('that nobody set is written as nothing', () => {
    expect([bookSettings.currency.format(null), bookSettings.country.format(null)]).toEqual(['', '']);
  });

  it('is explained where the same words stand for several settings', () => {
    expect(bookSettings.intervalB).toMatchObject({ example: '180d', about: expect.stringContaining('tier B') });
    expect(bookSettings.potentialHigh).toMatchObject({
      example: '3',
      about: expect.stringContaining('high potential'),
    });
    expect(bookSettings.gone).toMatchObject({
      example: '60d',
      about: 'days of silence after which a customer counts as gone; auto takes it from the rhythm of the book',
    });
  });
});

describe('what follows from the settings', () => {
  const settings = bookWith({
    'intervals.A': '60',
    tiers: '70/90',
    'tiers.band': '10',
    'rank.half-life': '100',
    'rank.memory': '3',
    'rank.gone': '200',
    'potential.medium': '2',
    'potential.high': '4',
    capacity: '5',
    workdays: 'mon-tue',
    'days-off': '2026-11-23',
    holidays: '2026-11-30',
  });

  it('is how long may pass between two conversations', () => {
    expect(intervalsOf(settings)).toEqual({ A: 60, B: 180, C: 365 });
    expect(intervalFor({ interval: null }, 'A', settings)).toBe(60);
    expect(intervalFor({ interval: null }, null, settings)).toBe(180);
    expect(intervalFor({ interval: 30 }, 'A', settings)).toBe(30);
    expect(intervalFor({ interval: 0 }, 'A', settings)).toBeNull();
  });

  it('is how customers are ranked', () => {
    expect(rankSettingsOf(settings)).toEqual({
      shareA: 0.7,
      shareB: 0.9,
      band: 0.1,
      halfLife: 100,
      memory: 3,
      gone: 200,
      potential: { medium: 2, high: 4 },
    });
  });

  it('is on which days there are calls', () => {
    const calls = (['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-30', '2026-12-01'] as const).map((day) =>
      calendarOf(settings).capacityOn(toEpochDay(day)),
    );
    expect(calls).toEqual([0, 5, 0, 0, 5]); // a day off, Tuesday, Wednesday, a holiday, Tuesday
  });
});
