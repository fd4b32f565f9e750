/** Questions as plain lines, answered by what somebody types. */
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Prompter } from '../../src/context.ts';
import { Cancelled } from '../../src/errors.ts';
import { plainPrompter } from '../../src/platform/plain-prompter.ts';

/** Types one answer at each question; null is the end of the input, Ctrl-C is what it says. */
function typing(...answers: readonly (string | null | 'Ctrl-C')[]) {
  const input = new PassThrough();
  const left = [...answers];
  let said = '';
  const type = () => {
    const answer = left.shift();
    if (answer === undefined || answer === null) input.end();
    else if (answer === 'Ctrl-C') process.emit('SIGINT');
    else input.write(`${answer}\n`);
  };
  const output = {
    write(text: string) {
      said += text;
      if (/(?:› |\) )$/.test(text)) setImmediate(type);
    },
  };
  const asking = {
    available: true,
    secret: async (question: string) => `the answer to ${question}`,
    edit: async (text: string) => `${text}, edited`,
  };
  const terminal = { input: () => input as unknown as NodeJS.ReadStream, output: output as NodeJS.WriteStream };
  return { prompter: plainPrompter(terminal, asking as Prompter), said: () => said };
}

const fruits = [
  { label: 'Apple', value: 1 },
  { label: 'Pear', value: 2, hint: 'ripe' },
  { label: 'Quince', value: 3, key: 'q' },
];

describe('a text', () => {
  it.each<[string, Parameters<Prompter['text']>[1], string[], string]>([
    ['is what was typed, without spaces around it', {}, ['  two vans '], 'two vans'],
    ['is nothing after Enter alone', {}, [''], ''],
    ['is the offer after Enter', { default: 'Ann' }, [''], 'Ann'],
    ['is the beginning that was given after Enter', { prefill: 'Bo' }, [''], 'Bo'],
    ['is all of a paste', {}, ['one\ntwo\nthree'], 'one\ntwo\nthree'],
    ['has no keys of the terminal', {}, ['up\u001b[A'], 'up'],
  ])('%s', async (_, options, answers, text) => {
    expect(await typing(...answers).prompter.text('Name?', options)).toBe(text);
  });

  it('is asked for again until it is one, and says why', async () => {
    const { prompter, said } = typing('ten', '10');
    const check = (text: string) => (/^\d+$/.test(text) ? null : 'that is no number');
    expect(await prompter.text('How many?', { check, default: '8' })).toBe('10');
    expect(said()).toBe('How many? (Enter: 8)\n› that is no number\nHow many? (Enter: 8)\n› ');
  });
});

it('what was typed before a question nobody could expect does not answer it, and is for the next one', async () => {
  const { prompter } = typing('y\ntwo vans', 'n');
  expect(await prompter.confirm('Talked?')).toBe(true);
  expect(await prompter.unexpected(() => prompter.confirm('Send a card?'))).toBe(false);
  expect(await prompter.text('What is new?')).toBe('two vans');
});

describe('yes or no', () => {
  it.each<[boolean | undefined, string[], boolean, string]>([
    [undefined, [''], true, 'Sure? (Y/n) '],
    [false, [''], false, 'Sure? (y/N) '],
    [false, ['y'], true, 'Sure? (y/N) '],
    [false, ['YES'], true, 'Sure? (y/N) '],
    [true, ['n'], false, 'Sure? (Y/n) '],
    [true, ['No'], false, 'Sure? (Y/n) '],
    [true, ['maybe', 'no'], false, 'Sure? (Y/n) Sure? (Y/n) '],
  ])('%s unless said otherwise: %j', async (byDefault, answers, decided, asked) => {
    const { prompter, said } = typing(...answers);
    expect(await prompter.confirm('Sure?', byDefault)).toBe(decided);
    expect(said()).toBe(asked);
  });
});

describe('a choice', () => {
  it.each<[string[], Parameters<Prompter['choose']>[2], number]>([
    [['2'], {}, 2],
    [['q'], {}, 3],
    [['PEAR'], {}, 2],
    [[''], {}, 1],
    [[''], { default: 3 }, 3],
    [['', '2'], { undecided: true }, 2],
    [['3', '1'], {}, 1], // the third one has a sign of its own
  ])('%j', async (answers, options, value) => {
    expect(await typing(...answers).prompter.choose('Which?', fruits, options)).toBe(value);
  });

  it('says the signs, what Enter is, and what to type', async () => {
    const { prompter, said } = typing('plum', '');
    await prompter.choose('Which?', fruits, { default: 2 });
    expect(said()).toBe(
      'Which?\n  1  Apple\n  2  Pear: ripe\n  q  Quince\n(Enter: Pear) › ' +
        'Type the key in front of one of them, then Enter.\n(Enter: Pear) › ',
    );
  });
});

describe('giving up', () => {
  it.each([['at the end of the input', null] as const, ['with Ctrl-C', 'Ctrl-C'] as const])('%s', async (_, answer) => {
    const before = process.listenerCount('SIGINT');
    await expect(typing(answer).prompter.text('Name?')).rejects.toThrow(Cancelled);
    await expect(typing(answer).prompter.confirm('Sure?')).rejects.toThrow(Cancelled);
    await expect(typing(answer).prompter.choose('Which?', fruits)).rejects.toThrow(Cancelled);
    expect(process.listenerCount('SIGINT')).toBe(before);
  });

  it('leaves nothing to ask once the input has ended', async () => {
    const { prompter } = typing('Ann', null);
    expect(await prompter.text('Name?')).toBe('Ann');
    await expect(prompter.text('Town?')).rejects.toThrow(Cancelled);
    await expect(prompter.text('Street?')).rejects.toThrow(Cancelled);
  });
});

it('leaves hidden answers and the editor to those who can', async () => {
  const { prompter } = typing();
  expect(prompter).toMatchObject({ plain: true, available: true });
  expect(await prompter.secret('Key?')).toBe('the answer to Key?');
  expect(await prompter.edit('a note')).toBe('a note, edited');
});
