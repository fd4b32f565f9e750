import { expect, it } from 'vitest';
import { type IdentityFacts, identityKeys } from '../../src/domain/erasure.ts';

const nobody: IdentityFacts = { externalId: null, name: null, company: null, emails: [], phones: [] };

it.each<[string, Partial<IdentityFacts>, string[]]>([
  ['nothing', {}, []],
  ['an id', { externalId: ' C-17 ' }, ['id c-17']],
  [
    'every address',
    { emails: [' Ada@Finch.example ', 'b@c.example'] },
    ['email ada@finch.example', 'email b@c.example'],
  ],
  ['the last nine digits of a number', { phones: ['+49 (170) 123-45-67'] }, ['phone 701234567']],
  ['a short number as a whole', { phones: ['123456'] }, ['phone 123456']],
  ['no number of five digits', { phones: ['12345'] }, []],
  ['all of them, and not the name', { externalId: '1', phones: ['555-0199'], name: 'Ada' }, ['id 1', 'phone 5550199']],
  [
    'the name where nothing else is known',
    { name: ' Ada Finch ', company: ' Finch & Co ' },
    ['name ada finch finch & co'],
  ],
  ['the name alone', { name: 'Ada' }, ['name ada ']],
  ['the name where the number is too short', { name: 'Ada', phones: ['110'] }, ['name ada ']],
])('a person is known again by %s', (_, facts, keys) => {
  expect(identityKeys({ ...nobody, ...facts })).toEqual(keys);
});
