import { describe, expect, it } from 'vitest';
import { builtinScript } from '../../../src/call/scripts/builtin.ts';
import {
  answerWords,
  type Condition,
  fieldsIn,
  fillIn,
  firstNameOf,
  holds,
  isMergeField,
  purposes,
  type Situation,
  stepsFor,
  type Term,
} from '../../../src/domain/script/script.ts';
import { aStep } from '../../support/steps.ts';

const situation: Situation = { tier: 'B', tags: ['VIP'], purpose: 'courtesy', firstCall: false };

describe('a merge field', () => {
  it.each([
    ['{{customer.first_name}}: {{product}}', 'Ada: the oven'],
    ['{{ product | your order }}', 'the oven'],
    ['{{customer.company}}', 'your company'], // not known, so it says something fitting
    ['{{customer.company|the shop}}', 'the shop'], // in the script's own words
    ['{{customer.company | the shop }}', 'the shop'],
    ['{{customer.company|}}!', '!'],
    ['{{last_purchase.product}}', 'your last order'],
    ['{{last_purchase.day}}', 'the other day'],
    ['{{caller}}', '(your name)'],
    ['{{event}}', 'the news from your area'],
    ['{{customer.name}}.', '.'], // every customer has a name
    ['{{weather}} {{toString}}', '{{weather}} {{toString}}'],
    ['{product} {{product} {{}}', '{product} {{product} {{}}'],
  ])('%s is said as "%s"', (text, said) => {
    expect(fillIn(text, { 'customer.first_name': 'Ada', product: 'the oven', caller: null })).toBe(said);
  });

  it('knows no first name of a company, and says its own', () => {
    const company = { 'customer.first_name': null, 'customer.name': 'Red Barn' };
    expect(fillIn('Hello {{customer.first_name}}.', company)).toBe('Hello Red Barn.');
    const greeting = '[[Hello {{customer.first_name}}.|Hello, is this {{customer.name}}?]]';
    expect(fillIn(greeting, company)).toBe('Hello, is this Red Barn?');
    expect(fillIn('Thank you[[, {{customer.first_name}}]].', company)).toBe('Thank you.');
  });

  it('has something to say where the product is not known', () => {
    expect(fillIn('{{product}}', {})).toBe('what you have from us');
  });

  it('is filled in as it is, also when its value looks like a field or a pattern', () => {
    expect(fillIn('{{product}}', { product: '{{caller}} $& $1' })).toBe('{{caller}} $& $1');
  });

  it('is found in a text with its fallback', () => {
    expect(fieldsIn('{{product}}, {{ caller | me }} and {{x|}}, but {y} {{z}')).toEqual([
      { name: 'product', fallback: null },
      { name: 'caller', fallback: 'me' },
      { name: 'x', fallback: '' },
    ]);
  });

  it('is one of those there are', () => {
    expect(['product', 'customer.name', 'weather', 'toString', ''].map(isMergeField)).toEqual([
      ...[true, true, false, false, false],
    ]);
  });
});

describe('a condition', () => {
  const term = (fact: Term['fact'], value = '', not = false): Term => ({ fact, value, not });

  it.each<[string, Condition, boolean]>([
    ['nothing', [], true],
    ['tier:b', [[term('tier', 'b')]], true],
    ['tier:a', [[term('tier', 'a')]], false],
    ['not tier:a', [[term('tier', 'a', true)]], true],
    ['not tier:b', [[term('tier', 'b', true)]], false],
    ['tag:vip', [[term('tag', 'vip')]], true],
    ['tag:new', [[term('tag', 'new')]], false],
    ['purpose:courtesy', [[term('purpose', 'courtesy')]], true],
    ['purpose:event', [[term('purpose', 'event')]], false],
    ['first call', [[term('first call')]], false],
    ['not first call', [[term('first call', '', true)]], true],
    ['tier:a or tag:vip', [[term('tier', 'a'), term('tag', 'vip')]], true],
    ['tag:vip and first call', [[term('tag', 'vip')], [term('first call')]], false],
    ['tag:vip and tier:b', [[term('tag', 'vip')], [term('tier', 'b')]], true],
  ])('%s', (_, condition, expected) => {
    expect(holds(condition, situation)).toBe(expected);
  });

  it('asks for a tier in vain where the book is too small for tiers', () => {
    const nobody = { ...situation, tier: null, tags: ['new', 'VIP'], firstCall: true };
    expect(holds([[term('tier', 'a')]], nobody)).toBe(false);
    expect(holds([[term('tag', 'vip')], [term('first call')]], nobody)).toBe(true);
  });
});

it('puts what is known into what is said, what is shown, and the short questions', () => {
  const step = aStep({
    id: 'oven',
    say: ['{{product}}?', 'Hm'],
    guidance: ['ask {{caller}}'],
    probes: ['{{product}}'],
  });
  const script = {
    name: 'x',
    title: 'x',
    about: '',
    purpose: 'other',
    language: null,
    parts: {},
    steps: [step],
  } as const;
  expect(stepsFor(script, situation, { product: 'the oven', caller: 'Bo' })).toEqual([
    { ...step, say: ['the oven?', 'Hm'], guidance: ['ask Bo'], probes: ['the oven'] },
  ]);
});

it('knows the words of a script file, which users have written into theirs', () => {
  expect(answerWords).toEqual({
    ...{ text: 'text', choice: 'choice', scale: '0 to 10', yesno: 'yes/no', date: 'date', none: 'none' },
  });
  expect(purposes).toEqual([
    ...['courtesy', 'post_purchase', 'promise', 'callback', 'win_back'],
    ...['event', 'date', 'review', 'complaint', 'other'],
  ]);
});

it('says hello only to somebody we have never talked to', () => {
  const script = builtinScript('courtesy');
  if (script === null) throw new Error('no courtesy script');
  const ids = (firstCall: boolean, neverTalked = false) =>
    stepsFor(script, { ...situation, firstCall, neverTalked }, {}).map((step) => step.id);
  expect(ids(true)).toEqual(['say-hello', ...ids(false)]);
  expect(ids(true, true)).toEqual(['hello', ...ids(false)]);
});

it('never asks a retired question', () => {
  const script = builtinScript('courtesy');
  const retired = script?.steps.map((step) => ({ ...step, retired: step.id === 'questions' })) ?? [];
  const ids = stepsFor(
    { name: 'x', title: 'x', about: '', purpose: 'other', language: null, parts: {}, steps: retired },
    situation,
    {},
  );
  expect(ids.map((step) => step.id)).toEqual(['business', 'product', 'anything-else', 'thanks']);
});

it.each([
  [{ name: 'Ada Finch', company: 'Finch & Co' }, 'Ada'],
  [{ name: 'Dr. Ada Finch', company: null }, 'Ada'],
  [{ name: 'Ada Finch', company: 'Ada Finch' }, null],
  [{ name: 'Herr Prof. Dr. Finch', company: null }, 'Finch'],
  [{ name: 'MX Finch', company: null }, 'Finch'],
  [{ name: 'Drew Finch', company: null }, 'Drew'],
  [{ name: 'Amr Finch', company: null }, 'Amr'],
  [{ name: 'Dr.', company: null }, 'Dr.'],
  [{ name: 'Ada  Finch', company: null }, 'Ada'],
  [{ name: 'Finch, Ada', company: null }, 'Ada'],
  [{ name: 'Finch, Dr. Ada', company: null }, 'Ada'],
  [{ name: 'Finch,', company: null }, 'Finch,'],
  [{ name: 'Finch & Co', company: 'Finch & Co' }, null],
  [{ name: '山田', company: null }, '山田'],
])('calls %j %s', (customer, name) => {
  expect(firstNameOf(customer)).toBe(name);
});
