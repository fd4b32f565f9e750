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
    await run(['add', 'Bob', '--at', '1'], store);
    expect((await run(['dnc', '1', '--person', 'Bob'], store)).out).toBe(
      'Ada Finch: no card, since 2026-11-23: saves paper; no call to Bob, since 2026-11-23\n',
    );
    expect((await run(['dates', '--json'], store)).out).toContain('"cardBy": null');
    expect(JSON.parse((await run(['today', '--json'], store)).out).calls).toHaveLength(1);
  });

  it('gives a struck number back when it is lifted', async () => {
    const store = await bookWith(finch);
    await run(['dnc', '1', '--number', '+15550100'], store);
    expect((await run(['dnc', '1', '--number', '+15550100', '--lift'], store)).out).toBe('Ada Finch: may be called\n');
    expect(await store.customers.get(1)).toMatchObject({ phones: ['+1 555 0101', '+1 555 0100'], struckPhones: [] });
  });

  it('strikes a number once, however often it is said', async () => {
    const store = await bookWith(finch);
    for (const _ of [1, 2]) await run(['dnc', '1', '--number', '+15550100'], store);
    expect(await store.customers.get(1)).toMatchObject({ phones: ['+1 555 0101'], struckPhones: ['+1 555 0100'] });
  });

  it('tells other programs who refused what', async () => {
    const store = await bookWith(finch, { name: 'Bo' });
    const refused = {
      ...{ id: 1, name: 'Ada Finch', company: null, doNotCall: { on: '2026-11-23', reason: 'mail is fine' } },
      refusals: [{ kind: 'call', who: null, on: '2026-11-23', reason: 'mail is fine' }],
    };
    const words = ['dnc', '1', '--reason', 'mail is fine', '--json'];
    expect(JSON.parse((await run(words, store)).out)).toEqual(refused);
    expect(JSON.parse((await run(['dnc', '--json'], store)).out)).toEqual([refused]);
  });

  it('lifts nothing that was not refused, and says when nobody refused anything', async () => {
    const store = await bookWith(finch);
    expect(await run(['dnc', '1', '--lift'], store)).toEqual({
      code: 1,
      out: '',
      err: 'cadence: Ada Finch has not refused that\n  cadence dnc lists what was refused\n',
    });
    expect(await run(['dnc'], store)).toEqual({ code: 0, out: '', err: 'nobody is marked as do not call\n' });
    expect(await run(['dnc', '1', '--number', '+15550100', '--person', 'Bob'], store)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--number and --person do not go together'),
    });
  });
});
