import { expect, it } from 'vitest';
import { builtinScript } from '../../../src/call/scripts/builtin.ts';
import { fillIn, firstNameOf, holds, type Situation, stepsFor } from '../../../src/domain/script/script.ts';

const situation: Situation = { tier: 'B', tags: ['VIP'], purpose: 'courtesy', firstCall: false };

it('fills in what is known and says something fitting where nothing is', () => {
  const values = { 'customer.first_name': 'Ada', product: null, caller: 'Bo' };
  expect(fillIn('{{customer.first_name}}: {{product}}, {{ product | your oven }}, {{caller|me}}', values)).toBe(
    'Ada: what you have from us, your oven, Bo',
  );
});

it('puts in a value as it is, also when it looks like a field or a pattern', () => {
  expect(fillIn('{{product}}', { product: '{{caller}} $& $1' })).toBe('{{caller}} $& $1');
});

it.each([
  [[], true],
  [[[{ fact: 'tier', value: 'a', not: false }]], false],
  [[[{ fact: 'tier', value: 'a', not: true }]], true],
  [
    [
      [
        { fact: 'tier', value: 'a', not: false },
        { fact: 'tag', value: 'vip', not: false },
      ],
    ],
    true,
  ],
  [[[{ fact: 'tag', value: 'vip', not: false }], [{ fact: 'first call', value: '', not: false }]], false],
  [[[{ fact: 'purpose', value: 'courtesy', not: false }]], true],
] as const)('condition %# holds or not', (condition, expected) => {
  expect(holds(condition, situation)).toBe(expected);
});

it('says hello only to somebody we have never talked to', () => {
  const script = builtinScript('courtesy');
  if (script === null) throw new Error('no courtesy script');
  const ids = (firstCall: boolean) => stepsFor(script, { ...situation, firstCall }, {}).map((step) => step.id);
  expect(ids(true)).toEqual(['hello', ...ids(false)]);
});

it('never asks a retired question', () => {
  const script = builtinScript('courtesy');
  const retired = script?.steps.map((step) => ({ ...step, retired: step.id === 'questions' })) ?? [];
  const ids = stepsFor({ name: 'x', title: 'x', about: '', purpose: 'other', steps: retired }, situation, {});
  expect(ids.map((step) => step.id)).toEqual(['business', 'product', 'anything-else', 'thanks']);
});

it.each([
  [{ name: 'Ada Finch', company: 'Finch & Co' }, 'Ada'],
  [{ name: 'Dr. Ada Finch', company: null }, 'Ada'],
  [{ name: 'Finch, Ada', company: null }, 'Ada'],
  [{ name: 'Finch & Co', company: 'Finch & Co' }, 'Finch & Co'],
  [{ name: '山田', company: null }, '山田'],
])('calls %j %s', (customer, name) => {
  expect(firstNameOf(customer)).toBe(name);
});
