import { describe, expect, it } from 'vitest';
import { thanks } from '../../../src/domain/script/closing.ts';
import type { AnswerKind } from '../../../src/domain/script/script.ts';
import type { Saving } from '../../../src/domain/script/session.ts';
import { aSpeech, aStep } from '../../support/steps.ts';

const answer = (text: string, kind: AnswerKind = 'text'): Saving => ({
  ...{ kind: 'answer', step: aStep({ id: 'business', answer: kind }), text },
});
const promise = (text: string, theirs = false): Saving => ({
  ...{ kind: 'promise', theirs, text, due: '2026-11-27', time: null },
});
const goal = (text: string): Saving => ({ kind: 'goal', text, day: null });

describe('thanks at the end of a call', () => {
  it.each<[string, Saving[], string]>([
    ['nothing was said', [], ''],
    ['they told something', [answer('two new vans')], "I'm glad you told me about this: two new vans."],
    ['it ends like a sentence', [answer('Two new vans!, . ')], "I'm glad you told me about this: Two new vans."],
    ['it has several lines', [answer(' two new vans \nand more')], "I'm glad you told me about this: two new vans."],
    ['it is hardly a word', [answer('fine so')], ''],
    ['it is just long enough', [answer('fine so!')], "I'm glad you told me about this: fine so."],
    ['they only said no', [answer("no, that's all"), answer('Nein, das war alles.'), answer('Sí, diez ovillos')], ''],
    ['they asked something', [answer('could you hold our order?')], ''],
    [
      'no is the beginning of a word',
      [answer('nobody came this year')],
      "I'm glad you told me about this: nobody came this year.",
    ],
    ['it was chosen', [answer('something missing', 'choice')], ''],
    [
      'they told several things',
      [answer('two new vans'), answer('a second shop in town'), answer('all is well')],
      "I'm glad you told me about this: a second shop in town.",
    ],
    [
      'they have a goal',
      [answer('two new vans'), goal('a third shop'), goal('a bigger oven')],
      'Good luck with this: a bigger oven.',
    ],
    [
      'something was promised',
      [promise('ring'), promise('send the list')],
      "I'll send the list by Friday 27 November.",
    ],
    [
      'something was told and promised',
      [promise('send the list'), answer('two new vans')],
      "I'm glad you told me about this: two new vans. I'll send the list by Friday 27 November.",
    ],
    ['they promised something', [promise('they send the drawings', true)], ''],
  ])('when %s', (_, savings, said) => {
    expect(thanks(savings, null, aSpeech())).toBe(said);
  });

  it('is for their openness when they complained', () => {
    expect(thanks([answer('two new vans')], { text: null, due: '2026-11-24' }, aSpeech())).toBe(
      "Thank you for telling me so openly. I'll call you about it by Tuesday 24 November.",
    );
  });

  it.each([
    [`${'we bake '.repeat(11)}ok`, `${'we bake '.repeat(11)}ok`], // 90 letters can be said
    [`we have two new vans, and ${'more '.repeat(20)}`, 'we have two new vans'],
    [`we have got two new vans and ${'more '.repeat(20)}`, 'we have got two new vans'],
    [`we have got two new vans but ${'more '.repeat(20)}`, 'we have got two new vans'],
    [`two vans, and a third one: ${'more '.repeat(20)}`, 'two vans, and a third one'], // not too short a part
    ['more '.repeat(40), ''],
  ])('repeats of %j only a part that can be said', (text, part) => {
    expect(thanks([answer(text)], null, aSpeech())).toBe(
      part === '' ? '' : `I'm glad you told me about this: ${part}.`,
    );
  });
});
