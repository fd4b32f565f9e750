import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

describe('note', () => {
  it('remembers facts, and goals with their day', async () => {
    const store = await bookWith({ name: 'Ada Finch' });
    expect((await runCadence(['note', 'ada', 'two daughters'], { store })).out).toBe(
      'noted for Ada Finch: two daughters\n',
    );
    const goal = await runCadence(['note', 'ada', 'new store in may', '--goal'], { store });
    expect(goal.out).toBe("noted for Ada Finch: new store in may; I'll remind you on 2027-05-01\n");
    await runCadence(['note', 'ada', 'married', '--day', '2024-06-01'], { store });
    expect((await store.facts.of(1)).facts).toMatchObject([
      { kind: 'fact', text: 'married', day: '2024-06-01' },
      { kind: 'goal', text: 'new store in may', day: '2027-05-01' },
      { kind: 'fact', text: 'two daughters', day: null },
    ]);
  });

  it('asks for the words on a terminal, and says so elsewhere', async () => {
    const store = await bookWith({ name: 'Ada Finch' });
    await runCadence('note ada', { store, prompter: scripted('two daughters'), terminal: 80 });
    expect((await store.facts.of(1)).facts).toHaveLength(1);
    expect(await runCadence('note ada', { store })).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing to note'),
    });
  });
});

describe('a name of several words', () => {
  const alans = [{ name: 'Alan Baker', company: 'Baker & Sons' }, { name: 'Alan Small' }, { name: 'Bo Marsh' }];
  const noted = async (words: readonly string[]) => {
    const store = await bookWith(...alans);
    return await runCadence(['note', ...words], { store });
  };

  it.each([
    ['alan baker two daughters', 'noted for Alan Baker: two daughters\n'],
    ['alan small likes tea', 'noted for Alan Small: likes tea\n'],
    ['bo likes tea', 'noted for Bo Marsh: likes tea\n'],
    ['bo marsh', 'noted for Bo Marsh: marsh\n'],
    ['2 two daughters', 'noted for Alan Small: two daughters\n'],
    ['baker & sons closed on mondays', 'noted for Alan Baker: closed on mondays\n'],
  ])('note %s', async (words, out) => {
    expect(await noted(words.split(' '))).toMatchObject({ code: 0, out });
  });

  it('is the same for a question', async () => {
    const outcome = await noted(['alan', 'baker', 'how', 'was', 'the', 'fair?', '--ask']);
    expect(outcome.out).toBe('in the next call with Alan Baker: how was the fair?\n');
  });

  it('says what to quote where it could be several, and takes all words for the list', async () => {
    expect(await noted(['alan', 'likes', 'tea'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/2 customers match "alan"[\s\S]*quotation marks: "alan baker"/),
    });
    expect((await noted(['alan', 'tea'])).err).toContain('say which one by its number\n');
    expect(await noted(['alan', 'baker', '--list'])).toMatchObject({
      code: 0,
      err: 'no notes about Alan Baker, Baker & Sons\n',
    });
  });

  it('asks for the text where all words are the name', async () => {
    const store = await bookWith(...alans);
    await runCadence('note alan baker', { store, prompter: scripted('two daughters'), terminal: 80 });
    expect((await store.facts.of(1)).facts).toMatchObject([{ text: 'two daughters' }]);
  });
});

describe('note --ask', () => {
  it('carries a question into the next call', async () => {
    const store = await bookWith({ name: 'Ada Finch' });
    const { out } = await runCadence(['note', 'ada', '--ask', 'how did the move go?'], { store });
    expect(out).toBe('in the next call with Ada Finch: how did the move go?\n');
    expect((await runCadence('call ada --brief', { store })).out).toContain('To ask  how did the move go?');
  });

  it('asks for the words on a terminal, and says so elsewhere', async () => {
    const store = await bookWith({ name: 'Ada Finch' });
    await runCadence('note ada --ask', { store, prompter: scripted('how did the move go?'), terminal: 80 });
    expect((await store.facts.of(1)).questions).toHaveLength(1);
    expect(await runCadence('note ada --ask', { store })).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing to note'),
    });
  });

  it.each(['--goal', '--day friday', '--person bob'])('does not go with %s', async (option) => {
    const store = await bookWith({ name: 'Ada Finch' });
    expect(await runCadence(`note ada --ask ${option} why?`, { store })).toMatchObject({ code: 2, out: '' });
  });
});
