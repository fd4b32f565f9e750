import { describe, expect, it } from 'vitest';
import {
  countryCode,
  currencyCode,
  day,
  decimal,
  moment,
  type OptionType,
  pastMoment,
  share,
  wholeNumber,
} from '../../src/domain/option-types.ts';

const today = '2026-11-23'; // a Monday

describe.each<[string, OptionType<unknown>, [string, unknown][], [string, string][]]>([
  [
    'a whole number',
    wholeNumber(1, 366),
    [
      ['1', 1],
      ['366', 366],
      ['007', 7],
    ],
    [
      ['0', '"0" is not a whole number from 1 to 366'],
      ['367', '"367" is not a whole number from 1 to 366'],
      ['1.5', '"1.5" is not a whole number from 1 to 366'],
      ['1e2', '"1e2" is not a whole number from 1 to 366'],
      ['', '"" is not a whole number from 1 to 366'],
    ],
  ],
  ['a number', decimal(0.5, 20), [[' 2.5 ', 2.5]], [['.5', '".5" is not a number from 0.5 to 20']]],
  [
    'a share',
    share(1, 100),
    [
      ['35%', 0.35],
      ['100%', 1],
    ],
    [
      ['0', '"0" is not a share from 1% to 100%'],
      ['101', '"101" is not a share from 1% to 100%'],
    ],
  ],
  ['a currency', currencyCode, [[' eur ', 'EUR']], [['€', '"€" is not a currency code of three letters such as EUR']]],
  [
    'a country',
    countryCode,
    [
      ['de', 'DE'],
      ['uk', 'GB'],
      ['xk', 'XK'],
    ],
    [
      ['DEU', '"DEU" is not a country code of two letters such as DE'],
      ['xx', 'there is no country "xx"'],
    ],
  ],
  [
    'a day to come',
    day(today, { from: '2026-11-24' }),
    [['friday', '2026-11-27']],
    [
      ['soon', '"soon" is not a day'],
      ['today', '2026-11-23 is not after today'],
    ],
  ],
  ['a day from today on', day(today, { from: today }), [['today', today]], [['2020-01-01', '2020-01-01 has passed']]],
  [
    'a day that was',
    day(today, { to: today }),
    [['yesterday', '2026-11-22']],
    [['tomorrow', '2026-11-24 is still to come']],
  ],
  [
    'a moment',
    moment(today, { from: today }),
    [['tuesday at 10', { day: '2026-11-24', time: '10:00' }]],
    [['2020-01-01', '2020-01-01 has passed']],
  ],
  [
    'a moment that was',
    pastMoment(today),
    [['friday', { day: '2026-11-20', time: null }]],
    [
      ['tomorrow', '2026-11-24 is still to come'],
      ['once', '"once" is not a day'],
    ],
  ],
])('%s', (_what, type, values, problems) => {
  it.each(values)('%j is read', (text, value) => {
    expect(type.parse(text)).toEqual({ value });
  });

  it.each(problems)('%j is refused', (text, problem) => {
    expect(type.parse(text)).toEqual({ problem });
  });
});
