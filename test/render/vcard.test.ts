import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import type { RefusalFacts } from '../../src/domain/refusal.ts';
import { type VcardVersion, vcards } from '../../src/render/vcard.ts';
import { aCustomer, type CustomerFacts } from '../support/book.ts';
import { fc } from '../support/properties.ts';

/** What another program's reader makes of the cards, property by property. */
function read(...customers: readonly CustomerFacts[]) {
  const text = vcards(
    customers.map((facts, i) => ({
      customer: { ...aCustomer(facts), id: i + 1 },
      refusals: [],
      uid: `urn:uuid:${i}`,
      person: null,
      hasPeople: false,
    })),
  );
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
  expect(card?.('uid')).toEqual([['urn:uuid:0']]);
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

const whole: CustomerFacts = {
  name: 'Dr. Zoë van Dyke; Jr.',
  company: 'Sons, Co',
  emails: ['zoe@example.com', 'z@example.com'],
  phones: ['+1 555 0100', '+1 555 0101', '+1 555 0102'],
  address: '1 Long Street\nHouse B',
  website: 'https://example.com/a,b;c',
  birthday: '--05-17',
  tags: ['a,b', 'vip'],
  externalId: 'K7',
};
const refused: readonly RefusalFacts[] = [
  { kind: 'call', who: null, day: '2026-10-01', reason: 'mail, please' },
  { kind: 'email', who: 'Bo', day: '2026-10-02', reason: null },
];

it.each<[VcardVersion, CustomerFacts, readonly string[]]>([
  [
    '4.0',
    whole,
    [
      'VERSION:4.0',
      'UID:urn:uuid:0',
      'FN:Dr. Zoë van Dyke; Jr.',
      'N:van Dyke\\;;Zoë;;Dr.;Jr.',
      'ORG:Sons\\, Co',
      'EMAIL;PREF=1:zoe@example.com',
      'EMAIL:z@example.com',
      'TEL;TYPE=voice;PREF=1:+1 555 0100',
      'TEL;TYPE=voice:+1 555 0101',
      'TEL;TYPE=voice:+1 555 0102',
      'ADR:;;1 Long Street\\nHouse B;;;;',
      'URL:https://example.com/a,b;c',
      'BDAY:--0517',
      'CATEGORIES:a\\,b,vip,Do not call',
      'NOTE:do not call\\, since 2026-10-01: mail\\, please\\nno email to Bo\\, since 2026-10-02',
      'X-CADENCE-REFUSAL:do not call\\, since 2026-10-01: mail\\, please',
      'X-CADENCE-REFUSAL:no email to Bo\\, since 2026-10-02',
    ],
  ],
  [
    '3.0',
    whole,
    [
      'VERSION:3.0',
      'FN:Dr. Zoë van Dyke\\; Jr.',
      'EMAIL;TYPE=INTERNET;TYPE=PREF:zoe@example.com',
      'EMAIL;TYPE=INTERNET:z@example.com',
      'TEL;TYPE=VOICE;TYPE=PREF:+1 555 0100',
      'TEL;TYPE=VOICE:+1 555 0102',
      'BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17',
    ],
  ],
  ['4.0', { name: 'Müller GmbH', birthday: '1980-05-17' }, ['KIND:org', 'N:;;;;', 'ORG:Müller GmbH', 'BDAY:19800517']],
  ['3.0', { name: 'Müller GmbH', birthday: '1980-05-17' }, ['X-ABShowAs:COMPANY', 'N:;;;;', 'BDAY:1980-05-17']],
  [
    '4.0',
    { name: 'Bo', emails: ['bo@example.com'], phones: ['+1 555 0100'] },
    ['N:;Bo;;;', 'EMAIL:bo@example.com', 'TEL;TYPE=voice:+1 555 0100'],
  ],
])('%s of %j', (version, facts, lines) => {
  const customer = { ...aCustomer(facts), id: 1 };
  const refusals = facts === whole ? refused : [];
  const written = vcards([{ customer, refusals, uid: 'urn:uuid:0', person: null, hasPeople: false }], version)
    .replaceAll('\r\n ', '')
    .split('\r\n');
  expect(written).toEqual(expect.arrayContaining([...lines]));
  expect(written.some((line) => line.startsWith('KIND'))).toBe(version === '4.0' && lines.includes('KIND:org'));
});
