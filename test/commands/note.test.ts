import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

describe('note', () => {
  it('remembers facts, and goals with their day', async () => {
    const store = await bookWith({ name: 'Ada Finch' });
    expect((await runCadence(['note', 'ada', 'two daughters'], { store })).out).toBe(
      'noted of Ada Finch: two daughters\n',
    );
    const goal = await runCadence(['note', 'ada', 'new store in may', '--goal'], { store });
    expect(goal.out).toBe('noted of Ada Finch: new store in may; it comes back on 2027-05-01\n');
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
