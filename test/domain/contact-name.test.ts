import { expect, it } from 'vitest';
import { contactName } from '../../src/domain/contact-name.ts';
import { joinName } from '../../src/import/values/names.ts';
import { fc } from '../support/properties.ts';

const parts = (name: string) => Object.values(contactName({ name, company: null }).parts).join('|');

it.each([
  // title | given | family | suffix
  ['Ada Finch', '|Ada|Finch|'],
  ['Ada', '|Ada||'],
  ['Ludwig van Beethoven', '|Ludwig|van Beethoven|'],
  ['Vincent Van Gogh', '|Vincent|Van Gogh|'],
  ['Juan Carlos de la Cruz', '|Juan Carlos|de la Cruz|'],
  ['María de la Cruz González', '|María|de la Cruz González|'],
  ['José Ortega y Gasset', '|José|Ortega y Gasset|'],
  ['Van Morrison', '|Van|Morrison|'],
  ['Dr. Anna Maria Weber', 'Dr.|Anna Maria|Weber|'],
  ['Prof. Dr. Uwe von der Heide', 'Prof. Dr.|Uwe|von der Heide|'],
  ['Sammy Davis Jr.', '|Sammy|Davis|Jr.'],
  ["Quinn O'Neill", "|Quinn|O'Neill|"],
  ['山田 太郎', '|太郎|山田|'],
  ['山田太郎', '|山田太郎||'],
  ['Ann & Bob Smith', '|Ann & Bob Smith||'],
  ['Maria Sa', '|Maria|Sa|'],
])('%s', (name, expected) => expect(parts(name)).toBe(expected));

it.each([
  'Müller GmbH',
  'Müller GmbH & Co. KG',
  'Van Dyke & Sons Ltd',
  'Acme, Inc.',
  'Finch & Co',
  'Fiat S.p.A.',
  'Aceros SA de CV',
  'Kolb AG',
  'Kone Oy',
  'The Yarn Barn',
  'Sunrise Bakery',
  'ООО Ромашка',
  '株式会社山田',
  'Praxis Dr. Weber',
])('%s is a company, and no part of it a surname', (name) => {
  expect(contactName({ name, company: null })).toMatchObject({
    kind: 'company',
    company: name,
    parts: { given: '', family: '' },
  });
});

it.each<[string, string, ReturnType<typeof contactName>['kind'], string]>([
  ['Wild Thing', 'wild thing', 'company', '|||'],
  ['Ada Finch', 'Wild Thing', 'person', '|Ada|Finch|'],
  ['Finch Bakery', 'Finch Group', 'company', '|Finch Bakery||'],
])('%s of %s is a %s', (name, company, kind, expected) => {
  const found = contactName({ name, company });
  expect(found.kind).toBe(kind);
  expect(Object.values(found.parts).join('|')).toBe(expected);
});

it('an import makes the same name of first and last', () => {
  const word = fc.constantFrom(
    'Ada',
    'van',
    'de',
    'la',
    'y',
    'Dr.',
    'Jr.',
    'Finch',
    'O’Neill',
    '太郎',
    '山田',
    'St.',
    'II',
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
      const { prefix, given, family, suffix } = contactName({ name: words.join(' '), company: null }).parts;
      const said = (...some: string[]) => some.filter((one) => one !== '').join(' ');
      expect(joinName(said(prefix, given), '', said(family, suffix), '')).toBe(words.join(' '));
    }),
  );
});
