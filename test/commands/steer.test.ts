import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

const finch = { name: 'Ada Finch', phones: ['+1 555 0100', '+1 555 0101'] };
const run = (words: readonly string[], store: Awaited<ReturnType<typeof bookWith>>) => runCadence(words, { store });

describe('interval', () => {
  it('keeps who asked for it, when and in which words', async () => {
    const store = await bookWith({ ...finch, touches: [{ day: '2026-11-01' }] });
    expect(await run(['interval', 'finch', '60d', '--by', 'Ms Finch', '--reason', 'less often'], store)).toEqual({
      code: 0,
      out: 'Ada Finch: called every 60 days (Ms Finch: less often); next call Tue 22 Dec 2026\n',
      err: '',
    });
    expect((await run(['interval', '1'], store)).out).toBe(
      'Ada Finch: every 60 days (their own interval, since 2026-11-23: Ms Finch: less often); next call 2026-12-22\n',
    );
  });

  it('none ends the calls, tier brings the usual ones back', async () => {
    const store = await bookWith(finch);
    expect((await run(['interval', '1', 'none'], store)).out).toBe(
      'Ada Finch: no calls on a rhythm; no call planned\n',
    );
    expect((await run(['interval', '1', 'tier'], store)).out).toBe(
      "Ada Finch: called on the tier's interval again; next call Mon 23 Nov 2026\n",
    );
  });

  it.each(['0', '-5', '10000', 'often'])('refuses %s', async (text) => {
    const { code, err } = await run(['interval', '1', text], await bookWith(finch));
    expect(code).toBe(2);
    expect(err).toMatch(/interval/);
  });

  it('of three customers or more asks first', async () => {
    const store = await bookWith(...['Ann', 'Bo', 'Cy'].map((name) => ({ name, tags: ['retail'] })));
    expect(await run(['interval', '--tag', 'retail', '45d'], store)).toMatchObject({
      code: 2,
      err: expect.stringContaining('changes how often 3 customers are called; nothing was changed'),
    });
    const scene = { store, terminal: 80, prompter: scripted('n') };
    expect((await runCadence('interval --tag retail 45d', scene)).err).toBe('nothing was changed\n');
    expect((await run(['interval', '--tag', 'retail', '45d', '--yes'], store)).code).toBe(0);
    await runCadence('undo --yes', { store });
    expect((await store.customers.get(2))?.interval).toBeNull();
  });
});

describe('pause and resume', () => {
  it('no calls until the day, then again', async () => {
    const store = await bookWith(finch);
    expect((await run(['pause', '1', '--until', '2027-03-01'], store)).out).toBe(
      'Ada Finch: paused until 2027-03-01; next call Mon 1 Mar 2027\n',
    );
    expect(JSON.parse((await run(['today', '--json'], store)).out)).toMatchObject({ calls: [], hidden: { paused: 1 } });
    expect((await run(['resume', '1'], store)).out).toBe('Ada Finch: called again; next call Mon 23 Nov 2026\n');
    expect((await run(['resume', '1'], store)).err).toBe('nobody of them is paused or snoozed\n');
  });

  it.each(['2026-11-23', '2020-01-01', 'someday'])('a pause until %s is refused', async (until) => {
    const { code, err } = await run(['pause', '1', '--until', until], await bookWith(finch));
    expect(code).toBe(2);
    expect(err).toContain('--until');
  });
});

describe('snooze', () => {
  it('proposes a longer interval the third time in a row', async () => {
    const store = await bookWith({ ...finch, interval: 60 });
    expect((await run(['snooze', '1', '+1w'], store)).err).toBe('');
    expect((await run(['snooze', '1', '+2w'], store)).err).toBe('');
    expect(await run(['snooze', '1', '+3w'], store)).toEqual({
      code: 0,
      out: 'Ada Finch: put off until 2026-12-14; next call Mon 14 Dec 2026\n',
      err: 'put off 3 times in a row: would every 90 days instead of 60 suit them better? cadence interval 1 90d\n',
    });
  });

  it('needs a day', async () => {
    expect(await run(['snooze', '1'], await bookWith(finch))).toMatchObject({
      code: 2,
      err: expect.stringContaining('say until when'),
    });
  });
});

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

describe('event', () => {
  const flooded = () =>
    bookWith(
      { name: 'Ann', region: 'WI', purchases: [['2026-06-01' as Day, 100]] },
      { name: 'Bo', region: 'wi', purchases: [['2026-06-01' as Day, 900]] },
      { name: 'Cy', region: 'MN' },
      { name: 'Di', region: 'WI', doNotCall: { on: '2026-01-01', reason: null } },
    );

  it('makes a list of its own, spread over days, best first; done when each was reached', async () => {
    const store = await flooded();
    expect(await run(['event', 'Flood', '--region', 'WI', '--reason', 'the flood on the Fox River'], store)).toEqual({
      code: 0,
      out:
        'Flood: 0 of 2 customers reached\nthe flood on the Fox River\n\n' +
        '#  Customer  Phone  Day         Reached\n' +
        '2  Bo               Mon 23 Nov\n' +
        '1  Ann              Mon 23 Nov\n',
      err: 'hidden: 1 do-not-call\n',
    });
    const list = JSON.parse((await run(['today', '--json'], store)).out);
    expect(list.calls.map(({ name, reasons }: { name: string; reasons: string[] }) => [name, reasons[0]])).toEqual([
      ['Bo', 'Flood: the flood on the Fox River'],
      ['Ann', 'Flood: the flood on the Fox River'],
      ['Cy', 'never called'],
    ]);
    await run(['log', 'Bo', '--outcome', 'connected'], store);
    expect((await run(['event'], store)).out).toBe('Flood (2026-11-23): 1 of 2 customers reached\n');
    await run(['log', 'Ann', '--outcome', 'no_answer'], store);
    expect((await run(['event'], store)).out).toBe('Flood (2026-11-23): 1 of 2 customers reached\n');
    await run(['log', 'Ann', '--outcome', 'connected'], store);
    expect((await run(['event'], store)).out).toBe(
      'Flood (2026-11-23): 2 of 2 customers reached, closed on 2026-11-23\n',
    );
  });

  it('says when it does not know whom to call, or nobody matches', async () => {
    const store = await flooded();
    expect(await run(['event', 'Flood'], store)).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no event "Flood" yet'),
    });
    expect(await run(['event', 'Flood', '--region', 'ZZ'], store)).toMatchObject({
      code: 0,
      err: 'no customers match\n',
    });
  });
});

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
});
