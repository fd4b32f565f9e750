import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { vcards } from '../../src/render/vcard.ts';
import { aCustomer, type CustomerFacts } from '../support/book.ts';
import { fc } from '../support/properties.ts';

/** What another program's reader makes of the cards, property by property. */
function read(...customers: readonly CustomerFacts[]) {
  const text = vcards(customers.map((facts, i) => ({ ...aCustomer(facts), id: i + 1 })));
  const cards = ICAL.parse(text) as [string, [string, object, string, unknown][]][];
  return (Array.isArray(cards[0]) ? cards : [cards]).map((card) => {
    const all = card[1] as [string, object, string, unknown][];
    return (name: string) => all.filter(([own]) => own === name).map(([, , , ...values]) => values);
  });
}

it('is read by an independent reader as what it says', () => {
  const [card] = read({
    name: 'Zoë O’Brien; Quay, Sons',
    company: 'Sons & Co',
    emails: ['zoe@example.com', 'z@example.com'],
    phones: ['+1 555 0100'],
    address: '1 Long Street\nHouse B',
    city: 'Erie',
    postalCode: '16501',
    country: 'US',
    birthday: '1980-05-17',
    tags: ['vip', 'a,b'],
    externalId: 'K7',
  });
  expect(card?.('version')).toEqual([['4.0']]);
  expect(card?.('fn')).toEqual([['Zoë O’Brien; Quay, Sons']]);
  expect(card?.('email')).toEqual([['zoe@example.com'], ['z@example.com']]);
  expect(card?.('tel')).toEqual([['+1 555 0100']]);
  expect(card?.('adr')).toEqual([[['', '', '1 Long Street\nHouse B', 'Erie', '', '16501', 'US']]]);
  expect(card?.('bday')).toEqual([['1980-05-17']]);
  expect(card?.('categories')).toEqual([['vip', 'a,b']]);
  expect(card?.('uid')).toEqual([['K7']]);
});

it('keeps every name apart from the next, whatever is in it', () => {
  const name = fc
    .string({
      unit: fc.constantFrom(';', ',', '\\', 'n', 'N', ':', '"', ' ', 'é', '日', '👩‍🚀', 'x'),
      minLength: 1,
      maxLength: 90,
    })
    .filter((one) => one.trim() === one);
  fc.assert(
    fc.property(name, name, (first, second) => {
      const cards = read({ name: first }, { name: second });
      expect(cards.map((card) => card('fn'))).toEqual([[[first]], [[second]]]);
    }),
  );
});
