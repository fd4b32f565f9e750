import { expect, it } from 'vitest';
import { folded } from '../../src/domain/folded.ts';
import { type Findable, findableNames, fitOf, worstFit } from '../../src/domain/typed-name.ts';
import { fc } from '../support/properties.ts';

const findable = (id: number, name: string, company: string | null = null, digits = ''): Findable => ({
  id,
  names: findableNames(folded(name), company === null ? null : folded(company)),
  digits,
});

const elif = findable(5, 'Elif Lindqvist', 'Sunrise Patisserie', '14195550104 493511234567');
const arsene = findable(4, 'Arsène O’Hara', 'Café Straße');
const ten = findable(10, '7-Eleven', null, '13035550135');

it.each([
  ['elif', elif, 1],
  ['ELIF lind', elif, 1],
  ['patis', elif, 2],
  ['lind sun', elif, 2],
  ['qvist', elif, 3],
  ['elif brandt', elif, null],
  ['arsene', arsene, 1],
  ['hara', arsene, 2],
  ['ohara', arsene, 2],
  ['arsene ohara', arsene, 2],
  ['arsene o’h', arsene, 1],
  ['strasse', arsene, 2],
  ['5', elif, 0],
  ['555', elif, 1],
  ['419 555 0104', elif, 1],
  ['+1 (419) 555-0104', elif, 1],
  ['001 419 555', elif, 1],
  ['0351 1234567', elif, 1],
  ['+49 (0)351 123', elif, 1],
  ['419 555 9', elif, null],
  ['01', elif, null],
  ['10', ten, 0],
  ['7-el', ten, 1],
  ['7', ten, 1],
  ['', elif, 1],
])('"%s" fits %o as %s', (text, customer, fit) => {
  expect(fitOf(text)(customer)).toBe(fit);
});

it('finds everybody by any part of their name, in capitals or not', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (name, start, length) => {
      const whole = name.trim().replaceAll(/\s+/g, ' ');
      const part = whole
        .slice(start % (whole.length + 1))
        .slice(0, 1 + (length % 9))
        .trim();
      const fit = fitOf(part.toUpperCase().toLowerCase())(findable(0, whole.toLowerCase()));
      if (/[ßİ\p{Sk}]/u.test(whole) || folded(part).length !== part.length) return;
      expect(fit).not.toBeNull();
      expect(fit).toBeLessThanOrEqual(worstFit);
    }),
  );
});
