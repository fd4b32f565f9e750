/** What is around the calls: the list, the telephone, a script that calls, a colleague. */
import { describe, expect, it } from 'vitest';
import { clock } from '../../src/domain/moment.ts';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';
import { ada, bo, call } from '../support/call.ts';
import { ctrlC, scripted } from '../support/prompter.ts';

describe('a round', () => {
  it('walks the list and sums up', async () => {
    const store = await bookWith(ada, bo, { ...bo, name: 'Cy Last' });
    const { out } = await call(store, ['c', 's', 'n', '', 's'], { args: '--list' });
    expect(out).toContain('Call 1, 2 more after it');
    expect(out).toContain('2 calls: 1 talked, 1 no answer\n');
  });

  it('offers the next of the list after a call, and may stop', async () => {
    const store = await bookWith(ada, bo);
    const { asked } = await call(store, ['n', '', 's']);
    expect(asked.at(-1)).toBe('Next: Bo Small');
  });

  it('says so when no calls are due', async () => {
    const store = await bookWith();
    expect(await runCadence('call', { store, prompter: scripted(), terminal: 80 })).toEqual({
      code: 0,
      out: '',
      err: 'No calls are due today.\n',
    });
  });
});

it('dials with the caller’s own dialler, argument by argument', async () => {
  const store = await bookWith(ada);
  const settings = new Map<string, string>();
  await runCadence(['config', 'dial', 'open "tel:{number}"'], { store, settings });
  const launched: string[][] = [];
  await call(store, ['y', 'n', ''], { settings, launched });
  expect(launched).toEqual([['open', 'tel:+493511234567']]);
  await call(store, ['n', 'q'], { settings, launched });
  expect(launched).toHaveLength(1);
  expect(await runCadence(['config', 'dial', 'open'], { store, settings })).toMatchObject({ code: 2 });
});

it('goes on with the call when the dialler does not work, and says why', async () => {
  const store = await bookWith(ada);
  const settings = new Map([['dial', 'open "tel:{number}"']]);
  const { code, err } = await call(store, ['y', 'n', ''], { settings, launchProblem: 'open: it does not exist' });
  expect(code).toBe(0);
  expect(err).toContain('not dialled: open: it does not exist\n');
  expect((await store.touches.of(1)).map(({ outcome }) => outcome)).toContain('no_answer');
});

it('keeps the answers of years under their question', async () => {
  const store = await bookWith(ada);
  await call(store, ['c', 'y', 'two vans', '/end', '=', 's']);
  await call(store, ['c', 'y', 'three vans', '/end', '=', 's'], { today: '2027-05-03' });
  expect((await runCadence('show ada --question business', { store })).out).toBe(
    'How are things going for you these days?\n    2027-05-03  three vans\n    2026-11-23  two vans\n',
  );
  expect(await runCadence('show ada --question mood', { store })).toMatchObject({
    code: 1,
    err: 'cadence: Ada Finch was not asked "mood" yet\n  there are answers to business\n',
  });
  const { out } = await runCadence('show ada --question business --json', { store });
  expect(JSON.parse(out)).toMatchObject([{ date: '2027-05-03', text: 'three vans' }, { date: '2026-11-23' }]);
});

describe('without a terminal', () => {
  it('a call says what to do instead', async () => {
    expect(await runCadence('call ada', { store: await bookWith(ada) })).toEqual({
      code: 1,
      out: '',
      err:
        'cadence: cadence call asks questions, so it needs a terminal\n' +
        '  cadence call ada --brief prints the brief, cadence log ada --outcome connected --note "…" records a call\n',
    });
  });

  it('the brief is printed', async () => {
    const { out } = await runCadence('call ada --brief', { store: await bookWith(ada) });
    expect(out).toBe(
      'Ada Finch, Finch & Co\n+49 351 1234567\n10:00 there\n\n' +
        'Why         last talked 322 days ago; 500 EUR in the last 12 months; new: first\n            order 53 days ago\n' +
        'Bought      2026-10-01  500.00 EUR\n' +
        'Last words  Mon 5 Jan: “looking for a driver”\n',
    );
  });
});

describe('two people with one book', () => {
  const ann = {
    ...{ by: 'Ann', since: '2026-11-23T08:50:00.000Z', until: '2026-11-23T09:09:00.000Z' },
    process: { number: 77, host: 'here', start: 'later' },
  };
  const takes = async (store: Store, claim = ann) =>
    await store.takeClaim(1, { seen: (await store.claims.of(1))?.version ?? 0, claim, impatient: false });
  const asked = `Since ${clock(new Date(ann.since))} Ann has Ada Finch, Finch & Co on the line.`;

  it('are told when the other has the customer on the line', async () => {
    const store = await bookWith(ada);
    await takes(store);
    expect((await call(store, ['n'])).asked).toEqual([asked]);
    expect((await call(store, ['c', 'q'])).asked).toEqual([asked, 'How did it go?']);
  });

  it('are told so before that customer becomes part of another', async () => {
    const store = await bookWith(ada, { name: 'Bo' });
    await takes(store);
    expect((await runCadence('merge 2 1', { store, prompter: scripted('n') })).out).toContain(
      asked.replace(', Finch & Co', ''),
    );
  });

  it('do not take the other’s call for one that broke off', async () => {
    const store = await bookWith(ada);
    await call(store, ['c', 'y', ctrlC]);
    await takes(store);
    expect((await call(store, ['n'])).asked).toEqual([asked]);
  });

  it.each([
    ['was cut short', { isAlive: () => false }, ann],
    ['gave no sign for ten minutes', {}, { ...ann, until: '2026-11-23T09:00:00.000Z' }],
  ])('are not stopped by a call that %s', async (_what, programs, line) => {
    const store = await bookWith(ada);
    await takes(store, line);
    expect((await call(store, ['q'], { programs })).asked).toEqual(['How did it go?']);
  });

  it('free the line with the end of a call, also a cancelled one', async () => {
    const store = await bookWith(ada);
    await call(store, [ctrlC]);
    expect(await store.claims.held(new Date('2026-11-23T09:00:00Z'))).toEqual(new Map());
  });
});

describe('a call that another command takes back', () => {
  it.each([['undo', async (store: Store) => void (await store.undo(2, { preview: false, day: someDay }))]])(
    'by %s names what can no longer be stored',
    async (_what, takeBack) => {
      const store = await bookWith(ada);
      const prompter = scripted('c', 'y', 'two vans');
      const { text } = prompter;
      const meanwhile = {
        ...prompter,
        text: async (...asked: Parameters<typeof text>) => {
          const typed = await text(...asked);
          await takeBack(store);
          return typed;
        },
      };
      const { code, err } = await runCadence('call ada', { store, prompter: meanwhile, terminal: 100 });
      expect(code).toBe(1);
      expect(err).toContain('this could not be saved: two vans');
      expect(err).toContain('another command (undo, restore) has just undone what this builds on');
      expect(await store.touches.of(1)).toHaveLength(1);
    },
  );
});
