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

/** As in a script that repeats what was told. */
const speech = aSpeech({ parts: { ...aSpeech().parts, told: 'You told me: {{told}}.' } });

describe('thanks at the end of a call', () => {
  it.each<[string, Saving[], string]>([
    ['nothing was said', [], ''],
    ['they told something', [answer('two new vans')], 'You told me: two new vans.'],
    ['it ends like a sentence', [answer('Two new vans!, . ')], 'You told me: Two new vans.'],
    ['it has several lines', [answer(' two new vans \nand more')], 'You told me: two new vans.'],
    ['it is hardly a word', [answer('fine so')], ''],
    ['it is just long enough', [answer('fine so!')], 'You told me: fine so.'],
    ['they only said no', [answer("no, that's all"), answer('Nein, das war alles.'), answer('Sí, diez ovillos')], ''],
    ['they asked something', [answer('could you hold our order?')], ''],
    ['no is the beginning of a word', [answer('nobody came this year')], 'You told me: nobody came this year.'],
    ['it was chosen', [answer('something missing', 'choice')], ''],
    [
      'they told several things',
      [answer('two new vans'), answer('a second shop in town'), answer('all is well')],
      'You told me: a second shop in town.',
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
      "You told me: two new vans. I'll send the list by Friday 27 November.",
    ],
    ['they promised something', [promise('they send the drawings', true)], ''],
  ])('when %s', (_, savings, said) => {
    expect(thanks(savings, null, speech)).toBe(said);
  });

  it('does not repeat words as the caller typed them, unless a script asks for it', () => {
    expect(thanks([answer('two new vans')], null, aSpeech())).toBe("I'm glad you told me how things are with you.");
  });

  it('is for their openness when they complained', () => {
    expect(thanks([answer('two new vans')], { text: null, due: '2026-11-24' }, speech)).toBe(
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
    expect(thanks([answer(text)], null, speech)).toBe(part === '' ? '' : `You told me: ${part}.`);
  });
});
