import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

describe('ask', () => {
  it('carries a question into the next call', async () => {
    const store = await bookWith({ name: 'Ada Finch' });
    const { out } = await runCadence(['ask', 'ada', 'how did the move go?'], { store });
    expect(out).toBe('in the next call with Ada Finch: how did the move go?\n');
    expect((await runCadence('call ada --brief', { store })).out).toContain('To ask  how did the move go?');
  });

  it('asks for the words on a terminal, and says so elsewhere', async () => {
    const store = await bookWith({ name: 'Ada Finch' });
    await runCadence('ask ada', { store, prompter: scripted('how did the move go?'), terminal: 80 });
    expect((await store.facts.of(1)).questions).toHaveLength(1);
    expect(await runCadence('ask ada', { store })).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing to note'),
    });
  });
});
