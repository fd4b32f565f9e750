import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

const run = (words: readonly string[], store: Awaited<ReturnType<typeof bookWith>>) => runCadence(words, { store });

describe('event', () => {
  const flooded = () =>
    bookWith(
      { name: 'Ann', region: 'WI', purchases: [['2026-06-01' as Day, 100]] },
      { name: 'Bo', region: 'wi', purchases: [['2026-06-01' as Day, 900]] },
      { name: 'Cy', region: 'MN', phones: ['+1 608 555 0103'] },
      { name: 'Di', region: 'WI', doNotCall: { on: '2026-01-01', reason: null } },
    );

  it('makes a list of its own, spread over days, best first; done when each was reached', async () => {
    const store = await flooded();
    expect(await run(['event', 'Flood', '--region', 'WI', '--reason', 'the flood on the Fox River'], store)).toEqual({
      code: 0,
      out:
        'Flood: 0 of 2 customers reached\nthe flood on the Fox River\nquestions for: disaster\n\n' +
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

  it('opens with its reason and asks what fits its kind', async () => {
    const store = await bookWith({ name: 'Ann', region: 'WI' });
    const heard = async (words: readonly string[], name: string) => {
      await run(['event', name, '--region', 'WI', ...words], store);
      const prompter = scripted('c', 'y', '', '/end', 's');
      await runCadence('call ann', { store, prompter, terminal: 100 });
      await run(['undo'], store);
      await run(['event', name, '--close'], store);
      return prompter.asked.slice(2, 4);
    };
    expect(await heard([], 'Recall of the X200')).toEqual([
      "I'm calling about the recall of the X200.",
      'Do you still have yours?',
    ]);
    expect(await heard(['--reason', 'We have two drivers now'], 'Drivers')).toEqual([
      'We have two drivers now.',
      'What does that mean for you?',
    ]);
    expect(await heard(['--kind', 'good news'], 'Two drivers now')).toEqual([
      'I have good news: two drivers now.',
      'I wanted you to hear it from me. What do you think?',
    ]);
    expect(await heard(['--kind', 'good news', '--reason', 'We have three drivers now.'], 'More')).toEqual([
      'We have three drivers now.',
      'I wanted you to hear it from me. What do you think?',
    ]);
    expect((await heard(['--script', 'win-back'], 'Flood'))[0]).toBe(
      "It's been a while, and I've been wondering how you are.",
    );
  });

  it.each([
    [['--kind', 'party'], 'there is no kind "party"'],
    [['--script', 'nothing'], 'there is no script "nothing"'],
  ])('is not made with %j', async (words, problem) => {
    const store = await flooded();
    expect((await run(['event', 'Flood', '--region', 'WI', ...words], store)).err).toContain(problem);
    expect((await run(['event'], store)).err).toBe('no events yet\n');
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

  it('is shown again, closed when it is over, and may come back next year', async () => {
    const store = await flooded();
    await run(['event', 'Flood', '--region', 'WI'], store);
    const list = ['#  Customer  Phone  Day         Reached', '2  Bo               Mon 23 Nov'];
    const called = async () => JSON.parse((await run(['today', '--json'], store)).out).calls[0].reasons[0];
    expect((await run(['event', 'Flood'], store)).out).toContain(list.join('\n'));
    expect(await called()).toContain('Flood');
    expect(await run(['event', 'Flood', '--region', 'WI'], store)).toEqual({
      code: 1,
      out: '',
      err: 'cadence: there is an open event "Flood" already\n  cadence event "Flood" shows it; with --close it is done\n',
    });
    const { out } = await run(['event', 'Flood', '--close'], store);
    expect(out).toMatch(/^Flood: 0 of 2 customers reached, closed on 2026-11-23\n/);
    expect(await called()).not.toContain('Flood');
    expect((await run(['event', 'Flood', '--region', 'MN'], store)).out).toMatch(/^Flood: 0 of 1 customer reached\n/);
  });

  it('tells other programs who is on its list, and who was reached', async () => {
    const store = await flooded();
    await run(['event', 'Flood', '--region', 'WI', '--reason', 'the river'], store);
    await run(['log', 'Bo', '--outcome', 'connected'], store);
    const asks = { kind: 'disaster', script: null };
    const event = { id: 1, name: 'Flood', reason: 'the river', day: '2026-11-23', closedOn: null, reached: 1 };
    const called = { company: null, phone: null, day: '2026-11-23' };
    expect(JSON.parse((await run(['event', 'Flood', '--json'], store)).out)).toEqual({
      ...event,
      ...asks,
      customers: [
        { ...called, id: 2, name: 'Bo', reachedOn: '2026-11-23' },
        { ...called, id: 1, name: 'Ann', reachedOn: null },
      ],
    });
    expect(JSON.parse((await run(['event', '--json'], store)).out)).toEqual([{ ...event, ...asks, customers: 2 }]);
  });

  it('gives a day no more calls than it has room for, those of other events counted', async () => {
    const store = await flooded();
    await run(['config', 'set', 'capacity', '2'], store);
    await run(['event', 'Flood', '--region', 'MN'], store);
    await run(['event', 'Thanks', '--region', 'WI'], store);
    const { customers } = JSON.parse((await run(['event', 'Thanks', '--json'], store)).out);
    expect(customers.map(({ name, day }: { name: string; day: string }) => [name, day])).toEqual([
      ['Bo', '2026-11-23'],
      ['Ann', '2026-11-24'],
    ]);
  });

  it('needs a name, and says when there is none yet', async () => {
    const store = await flooded();
    expect(await run(['event', '', '--region', 'WI'], store)).toEqual({
      code: 2,
      out: '',
      err: 'cadence: an event needs a name\n',
    });
    expect(await run(['event'], store)).toEqual({ code: 0, out: '', err: 'no events yet\n' });
  });
});
