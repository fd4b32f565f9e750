import { describe, expect, it } from 'vitest';
import {
  anyTypeOf,
  type ContactType,
  faxAt,
  isContactType,
  isSilent,
  knownTypes,
  mergedTypes,
  silentNumbers,
  typeOf,
} from '../../src/domain/contact-type.ts';

const [desk, fax, pager, cell] = ['+13125550100', '+13125550101', '+13125550102', '+13125550103'];

it.each<[ContactType, boolean, ContactType]>([
  ['home', false, 'home fax'],
  ['work', false, 'work fax'],
  ['main', false, 'fax'],
  ['other', false, 'fax'],
  ['mobile', false, 'fax'],
  ['home mobile', false, 'fax'],
  ['work mobile', false, 'fax'],
  ['fax', true, 'fax'],
  ['home fax', true, 'home fax'],
  ['work fax', true, 'work fax'],
  ['pager', true, 'pager'],
])('%s: nobody answers there: %s; a fax there is a %s', (type, silent, there) => {
  expect(isContactType(type)).toBe(true);
  expect(isSilent(type)).toBe(silent);
  expect(faxAt(type)).toBe(there);
});

it.each(['telex', 'Home', '', null, 3])('%j is no type', (text) => {
  expect(isContactType(text)).toBe(false);
});

it('a fax of which nothing is known is a fax', () => expect(faxAt(null)).toBe('fax'));

const types = { [desk]: 'work', [fax]: 'work fax', [pager]: 'pager', toString: 'home' } as const;

describe('the type', () => {
  it.each<[string, ContactType | null, ContactType | null]>([
    [desk, 'work', 'work'],
    [fax, null, 'work fax'],
    [pager, null, 'pager'],
    [cell, null, null],
    ['valueOf', null, null],
    ['toString', 'home', 'home'],
  ])('of %s', (contact, said, any) => {
    expect(typeOf({ contactTypes: types }, contact)).toBe(said);
    expect(anyTypeOf({ phones: [desk], contactTypes: types }, contact)).toBe(any);
  });

  it('of a fax on which they talk is not known', () => {
    const reach = { phones: [desk, fax], contactTypes: types };
    expect(anyTypeOf(reach, fax)).toBeNull();
    expect(silentNumbers(reach)).toEqual([[pager, 'pager']]);
  });
});

it('of two who are one the first one says which is which, and a number on which either talks is no fax', () => {
  const other = { [desk]: 'home', [cell]: 'mobile' } as const;
  expect(mergedTypes(types, other, [desk, fax])).toEqual({
    ...{ [desk]: 'work', [cell]: 'mobile', [pager]: 'pager', toString: 'home' },
  });
  expect(mergedTypes({}, other, [])).toEqual(other);
});

it('what is kept is known of numbers and addresses that are there, and of faxes', () => {
  const known = { ...types, 'eva@roth.example': 'home', 'gone@roth.example': 'work' } as const;
  expect(knownTypes({ phones: [desk, cell], emails: ['eva@roth.example'], contactTypes: known })).toEqual({
    ...{ [desk]: 'work', [fax]: 'work fax', [pager]: 'pager', 'eva@roth.example': 'home' },
  });
});
