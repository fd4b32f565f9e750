import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

const aBook = () =>
  bookWith({ name: 'Ada Finch', city: 'Köln' }, { name: 'Bo Small', touches: [{ note: 'knows a finsch' }] });

describe('a customer whose name is mistyped', () => {
  it('is named, and not taken without asking', async () => {
    expect(await runCadence('show fnich', { store: await aBook() })).toEqual({
      code: 1,
      out: '',
      err: 'cadence: no customer is called "fnich"; perhaps one of these:\n  1  Ada Finch (Köln)\n  say which one by its number\n',
    });
  });

  it('can be picked at a terminal', async () => {
    const scene = { store: await aBook(), prompter: scripted('1  Ada Finch (Köln)'), terminal: 80 };
    expect((await runCadence('show fnich', scene)).out).toContain('Ada Finch');
  });

  it('is nobody when nothing is near', async () => {
    expect(await runCadence('show zebra', { store: await aBook() })).toMatchObject({
      code: 1,
      err: 'cadence: no customer is called "zebra"\n  cadence list shows all of them with their numbers\n',
    });
  });
});
