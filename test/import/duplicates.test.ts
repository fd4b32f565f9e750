import { describe, expect, it } from 'vitest';
import { likenesses } from '../../src/import/duplicates.ts';

interface Facts {
  readonly name: string;
  readonly company?: string;
  readonly emails?: readonly string[];
  readonly phones?: readonly string[];
}

function people(...facts: readonly Facts[]) {
  return facts.map((one, at) => ({ company: null, emails: [], phones: [], country: null, ...one, id: at + 1 }));
}

const known = { country: 'US', areDifferent: () => false };

function pairs(...facts: readonly Facts[]): string[] {
  return likenesses(people(...facts), known).pairs.map(({ a, b, reason }) => `${a.id} ${b.id} ${reason}`);
}

describe('names meet', () => {
  it.each([
    ['Tremieux', 'Trémieux'],
    ['Strasse', 'Straße'],
    ['Lukasz', 'Łukasz'],
    ['Soren', 'Søren'],
    ['Soeren', 'Søren'],
    ['Aero', 'Ærø'],
    ['Ilik', 'Ilık'],
    ['Anna Müller', 'Mueller, Anna'],
    ['Anna Müller', 'Anna Muller'],
    ['Mu\u0308ller', 'Mueller'],
    ['Aage', 'Åge'],
    ["O'Hara", 'O’Hara'],
    ['Finch Ltd.', 'FINCH'],
    ['ΑΘΗΝΆ', 'αθηνα'],
  ])('%s and %s', (one, other) => expect(pairs({ name: one }, { name: other })).toEqual(['1 2 the same name']));
});

describe('names do not meet', () => {
  it.each([
    ['Mary', 'Marie'],
    ['राम', 'रम'],
    ['ガンダム', 'カンタム'],
    ['GmbH', 'Ltd'],
  ])('%s and %s', (one, other) => expect(pairs({ name: one }, { name: other })).toEqual([]));
});

const staff = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `Worker ${'abcdefghi'[i]}`, company: 'Acme' }));

it.each<[string, readonly Facts[], string[]]>([
  ['two who work for one company', staff(2), []],
  ['a company and one who works there', [{ name: 'Acme Inc' }, ...staff(1)], ['1 2 the same name']],
  ['a company and nine who work there', [{ name: 'Acme' }, ...staff(9)], []],
  ['three of one name', [{ name: 'Bo' }, { name: 'bo' }, { name: 'BO' }], ['1 2 the same name', '1 3 the same name']],
])('%s', (_, facts, expected) => expect(pairs(...facts)).toEqual(expected));

describe('what many share', () => {
  const seven = (facts: (i: number) => Facts) => people(...Array.from({ length: 7 }, (_, i) => facts(i)));

  it.each<[string, (i: number) => Facts, string]>([
    ['a name', () => ({ name: 'Maria Garcia' }), 'Maria Garcia'],
    ['an address', (i) => ({ name: `${'abcdefg'[i]}`, emails: ['info@firm.example'] }), 'info@firm.example'],
    ['a number', (i) => ({ name: `${'abcdefg'[i]}`, phones: ['(312) 555-0101'] }), '(312) 555-0101'],
  ])('%s is told once', (_, facts, shared) => {
    const { pairs, crowds } = likenesses(seven(facts), known);
    expect(pairs).toEqual([]);
    expect(crowds).toMatchObject([{ shared, customers: { length: 7 } }]);
  });

  it('but two of them who share something else are a pair', () => {
    const emails = (i: number) => (i < 2 ? ['m@firm.example'] : []);
    const found = likenesses(
      seven((i) => ({ name: 'Maria Garcia', emails: emails(i) })),
      known,
    );
    expect(found.pairs).toMatchObject([{ a: { id: 1 }, b: { id: 2 }, reason: 'the same e-mail address' }]);
    expect(found.crowds).toMatchObject([{ customers: { length: 7 } }]);
  });

  it('and those who were told apart are counted no more', () => {
    const areDifferent = (one: number, other: number) => Math.max(one, other) < 6;
    const found = likenesses(
      seven(() => ({ name: 'Maria Garcia' })),
      { ...known, areDifferent },
    );
    expect(found.pairs.map(({ a, b }) => [a.id, b.id])).toEqual([
      [1, 6],
      [1, 7],
    ]);
  });
});

it('takes no time that grows with the square of those who share a name', () => {
  const many = people(...Array.from({ length: 50_000 }, () => ({ name: 'Maria Garcia' })));
  expect(likenesses(many, known).crowds).toMatchObject([{ customers: { length: 50_000 } }]);
});
