import { describe, expect, it } from 'vitest';
import { guessKind } from '../../../src/domain/plan/event-kind.ts';
import { languageOfCall } from '../../../src/domain/script/language.ts';
import { fillIn } from '../../../src/domain/script/script.ts';
import { inFewWords, productOf, withArticle } from '../../../src/domain/script/spoken-product.ts';
import { spokenReason } from '../../../src/domain/script/spoken-reason.ts';

it.each([
  ['Merino DK 10-pack – Oat, Circular Needles 4 mm', 'Merino DK'],
  ['Circular Needles 4 mm', 'Circular Needles'],
  ['Vanilla paste 500 g', 'Vanilla paste'],
  ['MDK-10-OAT Merino DK', 'Merino DK'],
  ['Bread oven (stone, 3 kW)', 'Bread oven'],
  ['Oven X200', 'Oven X200'],
  ['MDK-10-OAT', 'MDK-10-OAT'], // nothing else is known of it
  ['Pack of 10', 'Pack of 10'],
])('%j is said as %j', (product, said) => {
  expect(inFewWords(product)).toBe(said);
});

it('names the product that most of the money went to', () => {
  const lines = JSON.stringify([
    ['Needles 4 mm', 900],
    ['Merino DK – Oat', 4000],
  ]);
  expect(productOf({ product: 'Needles 4 mm, Merino DK – Oat', lines })).toBe('Merino DK');
  expect(productOf({ product: ' ', lines: null })).toBe(null);
});

it.each([
  ['Merino DK', 'en', 'the Merino DK'],
  ['our bread oven', 'en', 'our bread oven'],
  ['Merino DK', 'es', 'su Merino DK'],
  ['el horno', 'es', 'el horno'],
  ['Merino DK', 'de', 'Merino DK'],
] as const)('%j in %s is %j', (product, language, said) => {
  expect(withArticle(product, language)).toBe(said);
});

describe('the language of a call', () => {
  const nobody = { country: null, region: null, timeZone: null };
  it.each([
    [{ ...nobody, country: 'AT' }, 'auto', 'US', 'de'],
    [{ ...nobody, country: 'CH' }, 'auto', 'US', 'de'],
    [{ ...nobody, country: 'CH', region: 'Genève' }, 'auto', 'US', 'fr'],
    [{ ...nobody, country: 'CA', region: 'QC' }, 'auto', 'US', 'fr'],
    [{ ...nobody, country: 'CA', region: 'ON' }, 'auto', 'DE', 'en'],
    [{ ...nobody, country: 'MX' }, 'auto', 'US', 'es'],
    [{ ...nobody, country: 'PL' }, 'auto', 'DE', 'de'], // none of the four: the book's
    [{ ...nobody, timeZone: 'Europe/Paris' }, 'auto', 'US', 'fr'],
    [{ ...nobody, country: 'GB', timeZone: 'Europe/Paris' }, 'auto', 'DE', 'en'],
    [nobody, 'auto', 'ES', 'es'],
    [nobody, 'auto', null, 'en'],
    [{ ...nobody, country: 'FR' }, 'en', 'DE', 'en'],
  ] as const)('of %j with %s in a book of %s is %s', (customer, language, country, spoken) => {
    expect(languageOfCall(customer, { language, country })).toBe(spoken);
  });
});

it.each([
  ['the flood on the Fox River', 'Flood', 'the flood on the Fox River', null],
  ['Holiday shipping deadline', 'Holiday shipping deadline', 'the holiday shipping deadline', null],
  ['Hurricane Ian', 'Hurricane Ian', 'Hurricane Ian', null],
  ['IKEA fair', 'IKEA fair', 'IKEA fair', null],
  ['Two drivers now', 'Two drivers now', 'two drivers now', null],
  ['We have two drivers now', 'Drivers', 'We have two drivers now', 'We have two drivers now.'],
  ['The road is open again!', 'Road', 'The road is open again!', 'The road is open again!'],
])('the reason %j of the event %j', (reason, name, words, sentence) => {
  expect(spokenReason({ name, reason }, 'en')).toEqual({ words, sentence });
});

it.each([
  ['Recall of the X200', 'recall'],
  ['Rückruf X200', 'recall'],
  ['Flood', 'disaster'],
  ['Überschwemmung an der Elbe', 'disaster'],
  ['Betriebsferien im August', 'closing'],
  ['Closed on December 24', 'closing'],
  ['Ann is on leave', 'absence'],
  ['Einladung zum Sommerfest', 'invitation'],
  ['Portes ouvertes', 'invitation'],
  ['Two drivers now', 'other'],
  ['Holiday shipping deadline', 'other'],
  ['Giveaway', 'other'],
])('the event %j is of the kind %s', (name, kind) => {
  expect(guessKind({ name, reason: name })).toBe(kind);
});

describe('words in double brackets', () => {
  const greeting = 'Hi[[, this is {{caller}} from {{shop}}|, this is {{caller}}|, this is {{shop}}]].';
  it.each([
    [{ caller: 'Bo', shop: 'Finch' }, 'Hi, this is Bo from Finch.'],
    [{ caller: 'Bo' }, 'Hi, this is Bo.'],
    [{ shop: 'Finch' }, 'Hi, this is Finch.'],
    [{}, 'Hi.'],
    [{ caller: '[[{{shop}}]]' }, 'Hi, this is [[{{shop}}]].'],
  ])('with %j are said so: %s', (values, said) => {
    expect(fillIn(greeting, values)).toBe(said);
  });

  it.each([
    ['[[ nothing to fill in | here ]]', '[[ nothing to fill in | here ]]'],
    ['[[{{product|your oven}}|x]]', 'your oven'],
    ['[[{{caller}}|you]]', 'you'],
    ['[[{{caller}}', '[[(your name)'],
  ])('%j becomes %j', (text, said) => {
    expect(fillIn(text, {})).toBe(said);
  });
});
