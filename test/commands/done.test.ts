import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

async function owing() {
  const store = await bookWith({ name: 'Ada Finch' }, { name: 'Bo Small' });
  await runCadence(['log', 'ada', '--promise', 'send the manual', '--by', 'friday'], { store });
  await runCadence(['log', 'bo', '--outcome', 'callback', '--by', 'tomorrow 9:30'], { store });
  return store;
}

describe('done', () => {
  it('keeps a promise open until they know it', async () => {
    const store = await owing();
    expect((await runCadence('done 1', { store })).out).toBe(
      '“send the manual”: done; once you have told them: cadence done 1 --told\n',
    );
    expect((await runCadence('promises ada', { store })).out).toContain('done, tell them');
    expect((await runCadence('done 1', { store })).out).toBe('“send the manual”: kept\n');
    expect((await runCadence('promises ada', { store })).err).toBe('no open promises\n');
    expect((await runCadence('promises ada --all', { store })).out).toContain('kept 2026-11-23');
    expect((await runCadence('done 1', { store })).out).toBe('“send the manual” was kept on 2026-11-23 already\n');
  });

  it('closes a callback at once, and undo opens it again', async () => {
    const store = await owing();
    await runCadence('done 2', { store });
    expect(await store.promises.get(2)).toMatchObject({ doneOn: '2026-11-23', toldOn: '2026-11-23' });
    await runCadence('undo', { store });
    expect(await store.promises.get(2)).toMatchObject({ doneOn: null, toldOn: null });
  });

  it('asks on a terminal whether they know it', async () => {
    const store = await owing();
    await runCadence('done 1', { store, prompter: scripted('y'), terminal: 80 });
    expect(await store.promises.get(1)).toMatchObject({ toldOn: '2026-11-23' });
  });

  it.each([
    ['done 9', 1, 'cadence: there is no promise 9\n'],
    ['done x', 2, 'cadence: "x" is not the number of a promise\n'],
  ])('%s', async (command, code, message) => {
    expect(await runCadence(command, { store: await owing() })).toEqual({
      code,
      out: '',
      err: `${message}  cadence promises shows them with their numbers\n`,
    });
  });

  it('is told in the next call, and then kept', async () => {
    const store = await owing();
    await runCadence('done 1', { store });
    const prompter = scripted('c', 'y', 'fine', 'yes, glad', '/end', '+', 's', 's');
    await runCadence('call ada', { store, prompter, terminal: 80 });
    expect(prompter.asked).toContain("I promised you something, and it's done: send the manual.");
    expect(await store.promises.get(1)).toMatchObject({ toldOn: '2026-11-23' });
  });
});
