import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const finch = { name: 'Ada Finch', phones: ['+1 555 0100', '+1 555 0101'] };
const run = (words: readonly string[], store: Awaited<ReturnType<typeof bookWith>>) => runCadence(words, { store });

describe('dates', () => {
  it('lists what is ahead, with the day by which a card must be posted', async () => {
    const store = await bookWith({ ...finch, birthday: '--12-20' }, { name: 'Bo' });
    await run(['dates', 'add', 'Bo', 'renewal', '2024-12-01', 'service contract'], store);
    expect((await run(['dates', '--days', '40'], store)).out).toBe(
      'Day         Customer      What                                Card by\n' +
        'Tue 1 Dec   2  Bo         renewal, 2 years: service contract\n' +
        'Sun 20 Dec  1  Ada Finch  birthday                            Thu 10 Dec\n',
    );
  });

  it('refuses a kind, a day and a span that cannot be', async () => {
    const store = await bookWith(finch);
    expect((await run(['dates', 'add', '1', 'party', '2027-01-01'], store)).code).toBe(2);
    expect((await run(['dates', 'add', '1', 'goal', 'someday'], store)).code).toBe(2);
    expect((await run(['dates', '--days', '0'], store)).code).toBe(2);
  });

  it.each([
    ['day', ['Bo', 'Ada']],
    ['-day', ['Ada', 'Bo']],
    ['customer', ['Ada', 'Bo']],
    ['cardBy', ['Bo', 'Ada']],
  ])('are sorted by %s', async (column, names) => {
    const store = await bookWith({ name: 'Ada', birthday: '--12-20' }, { name: 'Bo', birthday: '--12-05' });
    const { out } = await run(['dates', '--days', '40', `--sort=${column}`], store);
    expect(out.match(/Ada|Bo/g)).toEqual(names);
  });
});
