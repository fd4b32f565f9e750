/** The desk with a book behind it: what a key does is in the book, and what is in the book is on the screen. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { emptyBook, json, runCadence, type Scene, someDay } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';
import { fc } from '../support/properties.ts';
import { fakeScreen } from '../support/screen.ts';

let store: Store;
beforeEach(async () => {
  store = await bookWith(
    {
      name: 'Ada Finch',
      company: 'Finch & Co',
      country: 'GB',
      phones: ['+49 303 5550135'],
      purchases: [['2026-10-01', 900]],
    },
    { name: 'Bo Small', country: 'GB', phones: ['+49 351 1234567'], purchases: [['2026-10-01', 500]] },
    { name: 'Jo Last', city: 'Lyon', phones: ['+33 4 12345678'], purchases: [['2026-10-01', 300]] },
  );
});

const database = '/nowhere/to/be/found/book.db';

/** At the desk with these keys; the answers are to what a guided call asks. */
async function atDesk(
  typed: string,
  { answers = [], ...scene }: Scene & { answers?: string[]; columns?: number } = {},
) {
  const screen = scene.screen ?? fakeScreen(typed);
  const ended = await runCadence('', { store, terminal: 80, prompter: scripted(...answers), ...scene, screen });
  return { ...ended, screen: screen as ReturnType<typeof fakeScreen> };
}

const last = (pictures: readonly string[]) => pictures.at(-1) ?? '';

describe('the filter in a book of which not all is read at once', () => {
  it('opens before anything is read, and chooses among all where Enter was typed before the names were there', async () => {
    const many = Array.from({ length: 5_001 }, (_, i) => ({ name: `Customer ${i}` }));
    const typed = fakeScreen('/zoe<Enter>');
    let keys = 0;
    const ahead = {
      ...typed,
      /** The five keys wait from the beginning. */
      get isBehind() {
        return keys < 5;
      },
      next() {
        keys += 1;
        return typed.next();
      },
    };
    await atDesk('', { store: await bookWith(...many, { name: 'Zoe Last' }), screen: ahead });
    expect(last(typed.pictures)).toMatch(/5002 *Zoe Last/);
  });
});

describe('cadence alone', () => {
  it('says in three lines how to begin, where there is no book and where it is empty', async () => {
    const said = `cadence demo                  look around in a made-up shop
cadence import customers.csv  start with your own customers, from any export
cadence --help                list all commands
`;
    expect(await runCadence('', { database })).toEqual({ code: 0, out: said, err: '' });
    expect(await runCadence('', { store: await emptyBook() })).toEqual({ code: 0, out: said, err: '' });
    expect(await runCadence('', { store: await emptyBook(), terminal: 80, prompter: scripted() })).toMatchObject({
      out: said,
    });
  });

  it('is today’s list where nobody sits at a terminal', async () => {
    expect(await runCadence('', { store })).toEqual(await runCadence('today', { store }));
    expect(await runCadence('--json', { store })).toEqual(await runCadence('today --json', { store }));
    expect(await runCadence('--json', { database })).toMatchObject({ code: 1, out: '' });
  });

  it('is the desk on a terminal, with the next customer opened', async () => {
    const { code, out, screen } = await atDesk('');
    expect([code, out]).toEqual([0, '']);
    expect(screen.pictures).toHaveLength(1);
    expect(last(screen.pictures)).toMatch(
      /^Monday 23 November 2026: 3 calls\n› 1 {2}Ada Finch, Finch & Co +│ Ada Finch/,
    );
    expect([screen.left, screen.isEntered]).toEqual([1, false]);
  });

  it('begins with whom `call` would take: the call that broke off, else a callback', async () => {
    await runCadence(['log', '3', '--outcome', 'callback', '--by', 'today'], { store });
    expect(last((await atDesk('')).screen.pictures)).toMatch(/^› 3 {2}Jo Last/m);
    await store.atomically({ kind: 'call', day: someDay }, async (book) => {
      const touch = { customerId: 2, kind: 'call', direction: 'outbound', outcome: 'connected', day: someDay } as const;
      const rest = { time: null, note: null, purpose: null, sentiment: null, minutes: null, by: null, script: null };
      await book.touches.add({ ...touch, ...rest, unfinished: true });
    });
    const picture = last((await atDesk('')).screen.pictures);
    expect(picture).toMatch(/^› 2 {2}Bo Small/m);
    expect(picture).toContain('interrupted: Enter continues it');
  });
});

describe('what a key does', () => {
  const shown = async (id = 1) => (await runCadence(`show ${id}`, { store })).out;

  it('logs a call', async () => {
    const { screen } = await atDesk('lctwo vans<Enter>');
    expect(last(screen.pictures)).toContain(
      'Logged call (talked): Ada Finch; next call Mon 26 Apr 2027 ·\u00a0u\u00a0undoes',
    );
    expect(last(screen.pictures)).toContain('u\u00a0undoes');
    expect(await shown()).toContain('two vans');
  });

  it('logs who asked to be called back, and when', async () => {
    await atDesk('<Down>lltuesday at 10<Enter>prices<Enter>');
    expect(await shown(2)).toContain('Call back, due 2026-11-24 10:00');
  });

  it('puts off, says to which day, and has the line again where that is no day', async () => {
    const { screen } = await atDesk('ssomeday<Enter><^U>in 2 weeks<Enter>');
    expect(screen.pictures.some((picture) => picture.includes('"someday" is not a day'))).toBe(true);
    expect(last(screen.pictures)).toContain('Ada Finch: snoozed until Mon 7 Dec 2026');
    expect(await shown()).toContain('2026-12-07');
  });

  it('notes', async () => {
    await atDesk('<Down>nlikes oat drink<Enter>');
    expect(await shown(2)).toContain('likes oat drink');
  });

  it('undoes what was done here without a question, one after the other', async () => {
    const before = await shown();
    const { screen } = await atDesk('none<Enter>ntwo<Enter>uu');
    expect(last(screen.pictures)).toContain('Undone: note: noted for Ada Finch: one');
    expect(await shown()).toBe(before);
  });

  it('goes on, after an undo, with the customer whom it was about', async () => {
    const { screen } = await atDesk('lsa visit<Enter>u');
    expect(screen.pictures.at(-2)).toMatch(/^› 2 {2}Bo Small/m);
    expect(last(screen.pictures)).toMatch(/^› 1 {2}Ada Finch/m);
  });

  it('asks before it undoes what was done elsewhere', async () => {
    await runCadence(['note', '1', 'from the command line'], { store });
    const kept = await atDesk('un');
    expect(kept.screen.pictures.at(-2)).toContain('Undo note: noted for Ada Finch: from the command line?');
    expect(last(kept.screen.pictures)).toContain('Nothing was undone.');
    expect(await shown()).toContain('from the command line');
    await atDesk('uy');
    expect(await shown()).not.toContain('from the command line');
  });

  it('says where there is nothing to undo any more', async () => {
    const { screen } = await atDesk('uyuyu');
    expect(last(screen.pictures)).toContain('there is nothing to undo');
  });

  it('calls and comes back, with the next of the list', async () => {
    const { screen, out } = await atDesk('<Enter>', { answers: ['n', ''] });
    expect(out).toContain('Ada Finch');
    expect(screen.left).toBe(2);
    expect(last(screen.pictures)).toContain('Saved: Ada Finch; next call');
    expect(await shown()).toContain('no answer');
  });

  it('comes back where no call was made, and where it was refused', async () => {
    expect(last((await atDesk('<Enter>', { answers: ['q'] })).screen.pictures)).toContain('No call was made.');
    await runCadence(['dnc', '2'], { store });
    const { screen } = await atDesk('/bo<Enter><Enter>');
    expect(last(screen.pictures)).toContain('Bo Small asked not to be called');
    expect(screen.isEntered).toBe(false);
  });

  it('does it with whom the filter found', async () => {
    const { screen } = await atDesk('/0303 555 01<Enter>nby number<Enter>');
    expect(last(screen.pictures)).toMatch(/^\/ 0303 555 01 {2}1 customer\n› 1 {2}Ada Finch/);
    expect(await shown()).toContain('by number');
  });
});

describe('the filter', () => {
  it.each([
    ['ada', ['Ada Finch, Finch & Co']],
    ['finch co', ['Ada Finch, Finch & Co']],
    ['2', ['Bo Small']],
    ['0351 123', ['Bo Small']],
    ['l', ['Jo Last', 'Bo Small']],
    ['nobody', []],
  ])('finds by %s', async (text, names) => {
    const { screen } = await atDesk(`/${text}`);
    const rows = last(screen.pictures)
      .split('\n')
      .flatMap((line) => /^[› ] \d+ {2}(.*?) *│/.exec(line)?.[1] ?? []);
    expect(rows).toEqual(names);
  });

  it('finds whom another window added meanwhile', async () => {
    let keys = 0;
    const before = async () => {
      keys += 1;
      if (keys === 4) await runCadence(['add', 'Zoe New'], { store });
    };
    const screen = fakeScreen('/zoe<Back>', { before });
    await atDesk('', { screen });
    expect(last(screen.pictures)).toContain('Zoe New');
  });
});

describe('once nobody is left for today', () => {
  it('says so, and Enter goes on with the calls of the coming days', async () => {
    await runCadence('config set capacity 1', { store });
    await runCadence('log 1 --outcome connected', { store });
    const { screen } = await atDesk('<Enter><Down><Up>ltuesday<Esc>');
    const [first = '', second = ''] = screen.pictures;
    expect(first).toMatch(/^Done for today: 1 call, 1 talked\. Next: Wednesday, 1 call\./);
    expect(first).toContain('Nobody is left to call today. Enter');
    expect(first).toContain('Enter the coming days · ');
    expect(first).not.toContain('l log');
    expect(second).toMatch(/^› 2 {2}Bo Small/m);
    expect(second).toContain('Enter call');
  });

  it('goes on after each of them, and undo brings today back', async () => {
    await runCadence('config set capacity 1', { store });
    const { screen } = await atDesk('lc<Enter><Enter>lc<Enter>uu<quiet>');
    expect(screen.pictures.some((picture) => /^› 3 {2}Jo Last[\s\S]*planned for/m.test(picture))).toBe(true);
    expect(last(screen.pictures)).toMatch(/^Monday 23 November 2026: 1 call\n› 1 {2}Ada Finch/);
  });

  it('offers nothing where nobody comes, and says why', async () => {
    const nobody = await bookWith({ name: 'Ada Finch', doNotCall: { on: '2026-01-01', reason: null } });
    const { screen } = await atDesk('<Enter>/ada<Enter>lc<Enter>', { store: nobody });
    expect(screen.pictures[0]).toMatch(/No calls are due\. \/ finds any[\s\S]*hidden: 1 do-not-call/);
    expect(last(screen.pictures)).toMatch(/^ {4}asked not to be called/m);
    expect(last(screen.pictures).replaceAll(/\s+/g, ' ')).toContain(
      'cadence log 1 --override "why", which saves the reason',
    );
  });
});

it('counts promises in the first line: late ones, and kept ones that the customer does not know of', async () => {
  const promise = async (who: string, day: string, by: string) =>
    await runCadence(['--today', day, 'log', who, '-k', 'email', '--promise', 'send samples', '--by', by], { store });
  await promise('1', '2026-11-16', '2026-11-18');
  await promise('2', '2026-11-16', '2026-11-19');
  await promise('3', '2026-11-16', someDay);
  await runCadence('done 2 --no-told', { store });
  expect(last((await atDesk('')).screen.pictures)).toMatch(
    /^Monday 23 November 2026: .* · 3 promises: 1 late, 1 kept\n/,
  );
  expect(last((await atDesk('')).screen.pictures)).toContain('send samples, kept: tell them');
});

it('logs cards and visits, and advises a card after the third try', async () => {
  const { screen } = await atDesk('lkbirthday<Enter>lsshe builds<Enter>');
  expect(screen.pictures.some((picture) => picture.includes('Card sent. Anything to note?'))).toBe(true);
  expect(screen.pictures.some((picture) => picture.includes('Logged card: Ada Finch'))).toBe(true);
  expect(screen.pictures.some((picture) => picture.includes('Logged visit: '))).toBe(true);
  const own = await bookWith({ name: 'Bo Small', phones: ['+49 351 1234567'], purchases: [['2026-10-01', 500]] });
  for (const day of ['2026-11-19', '2026-11-20'])
    await runCadence(['--today', day, 'log', '1', '--outcome', 'no_answer'], { store: own });
  const third = await atDesk('ln<Enter>', { store: own });
  expect(last(third.screen.pictures).replaceAll('\n', ' ')).toContain(
    '3 tries in a row reached nobody: send a card? When it is sent: cadence log 1 --kind card ·\u00a0u\u00a0undoes',
  );
});

it('shows a change of another window after a while, and keeps who is selected', async () => {
  let keys = 0;
  const before = async () => {
    keys += 1;
    if (keys === 2) await runCadence(['log', '1', '--outcome', 'connected'], { store });
  };
  const screen = fakeScreen('<Down><quiet>', { before });
  await atDesk('', { screen });
  expect(last(screen.pictures)).toMatch(/: 2 (?:of \d )?calls?[\s\S]*^› 2 {2}Bo Small/m);
  expect(last(screen.pictures)).not.toContain('Ada Finch');
});

it('never shows a state that the book lacks, whatever keys are pressed', async () => {
  const key = fc.constantFrom(
    ...'lsnuqcvwx/?abj1k '.replace('q', ''),
    ...['<Enter>', '<Esc>', '<Up>', '<Down>', '<Left>', '<Right>', '<Back>', '<Tab>', '<quiet>', '«Bo»', '<^U>'],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(key, { maxLength: 40 }), async (typed) => {
      const own = await bookWith({ name: 'Ada Finch' }, { name: 'Bo Small' }, { name: 'Jo Last' });
      try {
        // Esc that leaves the desk ends the run early; Enter in a list begins a call in which nothing is made.
        const screen = fakeScreen(typed.join(''));
        const answers = Array.from({ length: 60 }, () => 'q');
        const ended = await atDesk('', { store: own, screen, answers });
        expect([ended.code, ended.err]).toEqual([0, '']);
        expect(screen.isEntered).toBe(false);
        const picture = last(screen.pictures);
        if (!picture.startsWith('Monday') || !picture.includes(' │')) return;
        const { calls } = await json('today', own);
        const rows = picture.split('\n').flatMap((line) => /^[› ] (\d+) {2}\S/.exec(line)?.[1] ?? []);
        for (const { id } of calls) expect(rows).toContain(String(id));
      } finally {
        own.close();
      }
    }),
    { numRuns: 25 },
  );
});

describe('as lines one after the other', () => {
  const plainly = async (...answers: string[]) => {
    const prompter = { ...scripted(...answers, 'q'), plain: true };
    return await runCadence('', { store, terminal: 80, prompter });
  };

  it('shows today’s list, then asks', async () => {
    const { code, out } = await plainly();
    expect(code).toBe(0);
    expect(out).toBe((await runCadence('today', { store, terminal: 80 })).out);
  });

  it.each([
    [['l 1', 'c', 'two vans'], 'Logged call \\(talked\\): Ada Finch'],
    [['l bo', 'l', 'tuesday at 10', 'prices'], 'Logged call \\(call me back later\\): Bo Small'],
    [['s 1', ''], 'snoozed until Mon 30 Nov 2026'],
    [['n 1', 'two daughters'], 'Noted for Ada Finch: two daughters'],
    [['n 1', 'two daughters', 'u'], 'Undone: note'],
    [['u', 'y'], 'Undone'],
    [['/ finch'], 'Ada Finch'],
    [['/finch'], 'Ada Finch'],
    [['?'], 'puts the next call off to a day'],
    [['t'], '3 calls[\\s\\S]*3 calls'],
    [['2', 'q'], 'Bo Small'],
    [['', 'q'], 'Ada Finch'],
  ])('understands %j', async (answers, said) => {
    const { code, out } = await plainly(...answers);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(said));
  });

  it('says what is wrong, and goes on', async () => {
    const { code, err } = await plainly('nobody at all', 's 1', 'someday');
    expect(code).toBe(0);
    expect(err).toContain('no customer is called "nobody at all"');
    expect(err).toContain('"someday" is not a day');
  });
});
