import { afterEach, describe, expect, it } from 'vitest';
import { type Day, formatDay } from '../../src/domain/day.ts';
import { formatMoney, grouped } from '../../src/domain/money.ts';
import { asMachinesWrite, formOf, machineForm, withCurrency, writeIn } from '../../src/domain/written-form.ts';

afterEach(() => writeIn(machineForm));

const inCountry = <Result>(country: string | null, work: () => Result) => {
  writeIn(formOf(country));
  return work();
};
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('figures', () => {
  it.each([
    [null, '4,200.50 USD', '1,240', '2026-11-27', 'Friday 27 November 2026', 'Fri 27 Nov'],
    ['ZZ', '4,200.50 USD', '1,240', '2026-11-27', 'Friday 27 November 2026', 'Fri 27 Nov'],
    ['US', '$4,200.50', '1,240', 'Nov 27, 2026', 'Friday, November 27, 2026', 'Fri Nov 27'],
    ['CA', 'USD 4,200.50', '1,240', '2026-11-27', 'Friday, November 27, 2026', 'Fri Nov 27'],
    ['GB', 'USD 4,200.50', '1,240', '27/11/2026', 'Friday 27 November 2026', 'Fri 27 Nov'],
    ['DE', '4.200,50 USD', '1.240', '27.11.2026', 'Friday 27 November 2026', 'Fri 27 Nov'],
    ['ES', '4200,50 USD', '1240', '27/11/2026', 'Friday 27 November 2026', 'Fri 27 Nov'],
    ['FR', '4 200,50 USD', '1 240', '27/11/2026', 'Friday 27 November 2026', 'Fri 27 Nov'],
    ['CH', "USD 4'200.50", "1'240", '27.11.2026', 'Friday 27 November 2026', 'Fri 27 Nov'],
    ['JP', 'USD 4,200.50', '1,240', '2026/11/27', 'Friday 27 November 2026', 'Fri 27 Nov'],
  ])('are written as in %s', (country, money, number, figures, long, short) => {
    const written = inCountry(country, () => {
      const day: Day = '2026-11-27';
      return [
        formatMoney({ minor: 420_050, currency: 'USD' }),
        ...[grouped(1240), formatDay(day, 'figures'), formatDay(day), formatDay(day, 'short')],
      ];
    });
    expect(written.map(spaced)).toEqual([money, number, figures, long, short]);
    const dated = inCountry(country, () => formatDay('2026-11-27', 'dated'));
    expect(dated).toBe(/Nov \d/.test(short) ? `${short}, 2026` : `${short} 2026`);
  });

  it.each([
    ['US', 'USD', '-$49,488'],
    ['US', 'EUR', '€49,488'],
    ['US', 'CAD', 'CAD 49,488'],
    ['CA', 'CAD', '$49,488'],
    ['DE', 'EUR', '49.488 €'],
    ['NL', 'EUR', '€ 49.488'],
    ['GB', 'GBP', '£49,488'],
    ['SE', 'SEK', '49 488 kr'],
    ['IN', 'INR', '₹49,488'],
    ['BR', 'BRL', 'R$ 49.488'],
  ])('of money have the sign of %s that no other currency has there: %s', (country, currency, text) => {
    const minus = text.startsWith('-') ? -1 : 1;
    const written = inCountry(country, () => formatMoney({ minor: 4_948_800 * minus, currency }, { short: true }));
    expect(spaced(written)).toBe(text);
  });

  it('are the form of machines where other programs read them, whatever fails there', () => {
    const lost = () =>
      asMachinesWrite(() => {
        throw new Error('lost');
      });
    inCountry('DE', () => {
      expect(asMachinesWrite(() => grouped(1240.5, 1))).toBe('1,240.5');
      expect(lost).toThrow('lost');
      expect(grouped(1240.5, 1)).toBe('1.240,5');
    });
  });
});

/** Every country that the tables know. */
const countries = Array.from({ length: 26 * 26 }, (_, i) =>
  String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26)),
).filter(isKnown);

function isKnown(country: string) {
  const { country: _, ...form } = formOf(country);
  const { country: __, ...machine } = machineForm;
  return JSON.stringify(form) !== JSON.stringify(machine);
}

function localeOf(country: string) {
  const { language } = new Intl.Locale(`und-${country}`).maximize();
  return `${language}-${country}-u-nu-latn-ca-gregory`;
}

/** Without marks of direction, and with one kind of space. */
const simply = (text: string) => text.replace(/[\u200e\u200f]/g, '').replace(/[\u202f\u00a0]/g, ' ');

describe('the tables', () => {
  it('know the countries of most books', () => {
    expect(countries.length).toBeGreaterThan(90);
  });

  it.each(countries)('write numbers in %s as Intl does', (country) => {
    const format = new Intl.NumberFormat(localeOf(country), { style: 'currency', currency: 'EUR' });
    for (const value of [1234.5, 12_345.67, 1_234_567.8, 0.5]) {
      const parts = format.formatToParts(value).filter(({ type }) => /integer|group|decimal|fraction/.test(type));
      const figures = parts.map((part) => part.value).join('');
      expect(simply(inCountry(country, () => grouped(value, 2)))).toBe(simply(figures));
    }
  });

  it.each(countries)('put the currency in %s where Intl puts it', (country) => {
    const format = new Intl.NumberFormat(localeOf(country), { style: 'currency', currency: 'EUR' });
    const parts = format.formatToParts(1234.5).filter(({ value }) => simply(value).trim() !== '');
    const first = parts[0]?.type === 'currency';
    expect(inCountry(country, () => withCurrency('5', 'XYZ')).startsWith('XYZ')).toBe(first);
  });

  it.each(countries)('order days in %s as Intl does', (country) => {
    const options = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' } as const;
    const parts = new Intl.DateTimeFormat(localeOf(country), options).formatToParts(Date.UTC(2026, 10, 27));
    const order = parts.flatMap(({ type }) => (/year|month|day/.test(type) ? [type[0]] : [])).join('');
    const written = inCountry(country, () => formatDay('2026-11-27', 'figures')).replace('Nov', '11');
    const ours = (written.match(/\d+/g) ?? []).map((one) => (one === '27' ? 'd' : one === '11' ? 'm' : 'y')).join('');
    expect(ours).toBe(order);
  });
});
