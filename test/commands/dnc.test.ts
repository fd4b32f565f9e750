import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const finch = { name: 'Ada Finch', phones: ['+1 555 0100', '+1 555 0101'] };
const run = (words: readonly string[], store: Awaited<ReturnType<typeof bookWith>>) => runCadence(words, { store });

describe('dnc', () => {
  it('takes a customer off the lists, with the reason and the day, until it is lifted', async () => {
    const store = await bookWith(finch);
    expect((await run(['dnc', 'finch', '--reason', 'mail is fine'], store)).out).toBe(
      'Ada Finch: do not call, since 2026-11-23: mail is fine\n',
    );
    expect(JSON.parse((await run(['today', '--json'], store)).out)).toMatchObject({
      calls: [],
      hidden: { doNotCall: 1 },
    });
    expect((await run(['dnc'], store)).out).toBe('1  Ada Finch: do not call, since 2026-11-23: mail is fine\n');
    expect((await run(['dnc', '1', '--lift'], store)).out).toBe('Ada Finch: may be called\n');
    expect(JSON.parse((await run(['today', '--json'], store)).out).calls).toHaveLength(1);
  });

  it('strikes one number, kept with its reason', async () => {
    const store = await bookWith(finch);
    await run(['dnc', '1', '--number', '+15550100', '--reason', 'private'], store);
    expect(await store.customers.get(1)).toMatchObject({ phones: ['+1 555 0101'], struckPhones: ['+1 555 0100'] });
    expect((await run(['dnc'], store)).out).toBe('1  Ada Finch: no call to +1 555 0100, since 2026-11-23: private\n');
    expect((await run(['dnc', '1', '--number', '123'], store)).code).toBe(1);
  });

  it('is kind by kind, and for one person', async () => {
    const store = await bookWith({ ...finch, birthday: '1980-12-20' });
    expect((await run(['dates', '--json'], store)).out).toContain('"cardBy": "2026-12-10"');
    await run(['dnc', '1', '--kind', 'card', '--reason', 'saves paper'], store);
    expect((await run(['dnc', '1', '--person', 'Bob'], store)).out).toBe(
      'Ada Finch: no card, since 2026-11-23: saves paper; no call to Bob, since 2026-11-23\n',
    );
    expect((await run(['dates', '--json'], store)).out).toContain('"cardBy": null');
    expect(JSON.parse((await run(['today', '--json'], store)).out).calls).toHaveLength(1);
  });
});
