/** Cards to post: listed, printed, logged with one question, and ticked off where dates are shown. */
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith, type CustomerFacts } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { newFolder } from '../support/folder.ts';
import { ctrlC, scripted } from '../support/prompter.ts';

const oak = { address: '12 Oak Street', city: 'Madison', region: 'WI', postalCode: '53703', country: 'US' };
const ada: CustomerFacts = { name: 'Ada Finch', company: 'Finch & Sons', birthday: '1980-12-10', ...oak };
const bo: CustomerFacts = { name: 'Bo Marsh', birthday: '--12-12', ...oak, address: '7 Elm Avenue' };
const zoe: CustomerFacts = { name: 'Zoe Small', birthday: '--12-15' };
const tried: CustomerFacts = { name: 'Cy Vance', phones: ['+1 608 555 0109'], ...oak };

const touches = async (store: Store, id: number) =>
  (await store.touches.of(id)).map(({ kind, purpose, day }) => [kind, purpose, day]);

async function bookWithTries(...others: readonly CustomerFacts[]): Promise<Store> {
  const store = await bookWith(tried, ...others);
  for (const day of ['2026-11-18', '2026-11-19', '2026-11-20'])
    await runCadence(['log', '1', '-o', 'no_answer', '--at', day], { store });
  return store;
}

it('lists the cards for birthdays, and for those whom three tries did not reach', async () => {
  const store = await bookWithTries(ada, bo, zoe);
  expect((await runCadence('dates --cards', { store })).out).toBe(
    'Post by     Customer                    Why                          Address\n' +
      'Tue 24 Nov  1  Cy Vance                 three tries reached nobody   12 Oak Street, 53703, Madison, WI, US\n' +
      'Mon 30 Nov  2  Ada Finch, Finch & Sons  birthday (46) on Thu 10 Dec  12 Oak Street, 53703, Madison, WI, US\n' +
      'Wed 2 Dec   3  Bo Marsh                 birthday on Sat 12 Dec       7 Elm Avenue, 53703, Madison, WI, US\n' +
      'Fri 4 Dec   4  Zoe Small                birthday on Tue 15 Dec       not known\n',
  );
  expect(JSON.parse((await runCadence('dates --cards --days 1 --json', { store })).out)).toEqual([]);
  expect(JSON.parse((await runCadence('dates --cards --days 9 --json', { store })).out)).toMatchObject([
    { id: 1, why: 'not reached', by: '2026-11-24', day: null, years: null },
    { id: 2, why: 'birthday', by: '2026-11-30', day: '2026-12-10', years: 46, city: 'Madison' },
  ]);
});

it('asks for paper, opens the page, and logs all of it as one operation', async () => {
  const store = await bookWithTries(ada, zoe);
  const opened: string[] = [];
  const programs = {
    run: async (_program: string, args: readonly string[]) => {
      opened.push(fileURLToPath(args.at(-1) ?? ''));
      return { code: 0, out: '', err: '', stopped: false };
    },
  };
  const prompter = scripted('l', 'y');
  try {
    const { code, out, err } = await runCadence('dates --cards', { store, prompter, programs, terminal: 100 });
    expect({ code, asked: prompter.asked }).toEqual({ code: 0, asked: ['Print 2 addresses?', 'Log 2 cards as sent?'] });
    expect(out).toMatch(/logged 2 cards as sent\n$/);
    expect(err).toContain("no address is known for Zoe Small, so they aren't on the page (cadence edit 3 --address");
    expect(readFileSync(opened[0] ?? '', 'utf8')).toContain('<div>Finch &amp; Sons</div>');
  } finally {
    for (const path of opened) rmSync(dirname(path), { recursive: true, force: true });
  }
  expect(await touches(store, 2)).toEqual([['card', 'date', '2026-11-23']]);
  expect((await touches(store, 1))[0]).toEqual(['card', null, '2026-11-23']);
  expect(await touches(store, 3)).toEqual([]);
  await runCadence('undo --yes', { store });
  expect([await touches(store, 2), (await touches(store, 1)).length]).toEqual([[], 3]);
});

it.each([
  ['Ctrl-C at the paper', [ctrlC], 130],
  ['Ctrl-C at the question', ['n', ctrlC], 130],
  ['no', ['n', 'n'], 0],
  ['Enter', ['n', ''], 0],
] as const)('logs nothing after %s', async (_, answers, code) => {
  const store = await bookWith(ada);
  const outcome = await runCadence('dates --cards', { store, prompter: scripted(...answers), terminal: 100 });
  expect(outcome.code).toBe(code);
  expect(await touches(store, 1)).toEqual([]);
});

it('needs flags where nobody can be asked', async () => {
  const store = await bookWith(ada);
  const path = join(newFolder(), 'labels.html');
  try {
    expect((await runCadence('dates --cards', { store })).err).toBe(
      'once they are sent: cadence dates --cards --yes\n',
    );
    expect(await touches(store, 1)).toEqual([]);
    expect(await runCadence('dates --cards --print labels', { store })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--out cards.html'),
    });
    expect((await runCadence(['dates', '--cards', '--print', 'DL', '--out', path, '--yes'], { store })).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('@page { size: 220mm 110mm; margin: 0; }');
    expect(await touches(store, 1)).toHaveLength(1);
    expect(await runCadence('dates --cards', { store })).toMatchObject({
      out: '',
      err: expect.stringMatching(/^no cards/),
    });
  } finally {
    rmSync(dirname(path), { recursive: true, force: true });
  }
});

it.each([
  ['dates --yes', '--print, --out and --yes go with --cards'],
  ['dates --cards --print A5', 'there are no labels or envelopes "A5"'],
])('refuses %s', async (command, why) => {
  expect(await runCadence(command, { store: await bookWith(ada) })).toMatchObject({
    code: 2,
    err: expect.stringContaining(why),
  });
});

it('ticks off in dates and in week what was sent, one card for one occasion', async () => {
  const store = await bookWith({ ...ada, birthday: '--12-05' });
  await runCadence('dates add 1 anniversary 2020-12-06', { store });
  await runCadence('log 1 --kind card', { store });
  expect((await runCadence('dates', { store })).out).toMatch(/birthday +sent Mon 23 Nov\n.*6 years +Thu 26 Nov\n$/);
  expect((await runCadence('week', { store })).out).toContain(
    'birthday of Ada Finch, Finch & Sons; card sent Mon 23 Nov\n',
  );
  expect(JSON.parse((await runCadence('dates --json', { store })).out)).toMatchObject([
    { cardSent: '2026-11-23' },
    { cardSent: null, cardBy: '2026-11-26' },
  ]);
});

it('has a card that was promised in a call, until it is sent', async () => {
  const store = await bookWith(ada);
  await store.atomically({ kind: 'call', day: '2026-11-22' }, async (book) => {
    const owed = { customerId: 1, touchId: null, kind: 'card', text: 'send a card', time: null } as const;
    await book.promises.add({ ...owed, due: '2026-11-24', madeOn: '2026-11-22', doneOn: null, toldOn: null });
  });
  const why = async () =>
    JSON.parse((await runCadence('dates --cards --days 5 --json', { store })).out).map(
      (one: { why: string }) => one.why,
    );
  expect(await why()).toEqual(['promised']);
  await runCadence('dates --cards --days 5 --yes', { store });
  expect(await why()).toEqual([]);
});
