/** Calls with a company of several people: whom to ask for, who answered, who is new and who is gone. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith, type CustomerFacts } from '../support/book.ts';
import { json, runCadence } from '../support/cadence.ts';
import { ada, call, lastTouch } from '../support/call.ts';
import { contentOf } from '../support/content.ts';
import { ctrlC, esc } from '../support/prompter.ts';

/** Ann was talked to in May, Bob in January of the year before, and Cy never. */
const finch: CustomerFacts = {
  ...{ name: 'Finch & Co', company: 'Finch & Co', country: 'GB', createdOn: '2024-05-01' },
  ...{ phones: ['+44 20 7946 0001', '+44 20 7946 0002', '+1 312 555 0100', '+44 20 7946 0000'] },
  purchases: [['2026-10-01', 500]],
  people: [
    { name: 'Ann Lee', role: 'buyer', phones: ['+44 20 7946 0001'], createdOn: '2024-05-01' },
    { name: 'Bob Ray', role: 'head of purchasing', phones: ['+44 20 7946 0002'], createdOn: '2024-05-01' },
    { name: 'Cy Poe', phones: ['+1 312 555 0100'], createdOn: '2024-05-01' },
  ],
  touches: [
    { day: '2025-01-07', personId: 2 },
    { day: '2026-05-04', note: 'looking for a driver', personId: 1 },
  ],
};
let store: Store;
const brief = async () => (await runCadence('call finch --brief', { store })).out;
const people = async () => (await json('show 1', store)).people;
const finches = (answers: Parameters<typeof call>[1]) => call(store, answers, { args: 'finch' });

beforeEach(async () => {
  store = await bookWith(finch);
});

describe('the brief', () => {
  it('lists the people, whom to ask for and why, and who was not heard for a year', async () => {
    await runCadence('edit 1 --person cy --left 2026-06-02', { store });
    expect(await brief()).toMatch(
      new RegExp(
        [
          'Finch & Co.*',
          '\\+44 20 7946 0000',
          'Ann Lee, buyer, last talked on 2026-05-04 · \\+44 20 7946 0001',
          'Bob Ray, head of purchasing, last talked on 2025-01-07 · \\+44 20 7946 0002',
          '(?:.* there.*\\n)?',
        ].join('\\n'),
      ),
    );
    expect((await brief()).replaceAll(/\s+/g, ' ')).toContain(
      'Ask for Ann Lee, buyer (talked to in May); Cy Poe left in June',
    );
    expect((await brief()).replaceAll(/\s+/g, ' ')).toContain('Not heard Bob Ray since January 2025');
    expect(await json('call finch --brief', store)).toMatchObject({
      people: [{ name: 'Ann Lee' }, { name: 'Bob Ray' }, { name: 'Cy Poe', leftOn: '2026-06-02' }],
      askFor: { personId: 1, name: 'Ann Lee', why: 'talked' },
    });
  });

  it('says the hour where somebody is whose clock is another one', async () => {
    expect(await brief()).toMatch(/Cy Poe, \d\d:\d\d there · \+1 312/);
    expect(await brief()).not.toMatch(/Ann Lee.* there/);
  });

  it('puts first whom to ask for first', async () => {
    await runCadence('edit 1 --person bob --first', { store });
    expect(await brief()).toMatch(/Ask for +Bob Ray, head of purchasing \(to be asked first\)/);
  });
});

describe('hours and language of a person', () => {
  it('have another one asked for who is in now, and say when the usual one is', async () => {
    await runCadence(['edit', '1', '--person', 'ann', '--hours', 'wed 9-12'], { store });
    expect((await brief()).replaceAll(/\s+/g, ' ')).toContain(
      'Ask for Bob Ray, head of purchasing (talked to in January 2025); Ann Lee only wed 9-12',
    );
    expect(await brief()).toContain('Ann Lee, buyer, last talked on 2026-05-04, only wed 9-12');
    expect(await json('call finch --brief', store)).toMatchObject({ askFor: { name: 'Bob Ray' } });
    const { asked } = await finches(['c', '', 's']);
    expect(asked.at(-1)).toMatch(/^Hello Bob\./);
    for (const name of ['bob', 'cy'])
      await runCadence(['edit', '1', '--person', name, '--hours', 'wed 9-12'], { store });
    expect(await brief()).toMatch(/Ask for +Bob Ray.*talked to today/);
    await runCadence(['edit', '1', '--person', 'ann', '--hours', 'mon 0:00-23:59'], { store });
    expect(await brief()).toMatch(/Ann Lee, buyer, last talked on .*, (?!only )mon /);
  });

  it.each([['German'], ['deutsch'], ['de-CH']])(
    'has the words in the language of the person (%s)',
    async (language) => {
      await runCadence(['edit', '1', '--person', 'bob', '--language', language], { store });
      const ann = await finches(['c', '', 'y', '/with bob', '/end', '+', 's']);
      expect(ann.asked[2]).toMatch(/^Hello Ann\./);
      expect(ann.asked[4]).toMatch(/^Wie .*\?$/);
      const bob = await finches(['c', '2', 's']);
      expect(bob.asked.at(-1)).toMatch(/^Guten Tag, spreche ich mit Bob Ray\? .*Passt es Ihnen gerade\?$/);
      await runCadence(['edit', '1', '--person', 'bob', '--first'], { store });
      const { err, out } = await finches(['q']);
      expect(`${err}${out}`).toContain('the questions are in German, Bob Ray speaks it');
      await runCadence(['config', 'language', 'en'], { store });
      expect((await finches(['c', '', 's'])).asked.at(-1)).toMatch(/^Hello Bob\./);
    },
  );

  it('leaves the country’s language where there are no scripts in theirs', async () => {
    await runCadence(['edit', '1', '--person', 'ann', '--language', 'Dutch'], { store });
    expect((await finches(['c', '', 's'])).asked.at(-1)).toMatch(/^Hello Ann\./);
    expect(await brief()).toContain('speaks Dutch');
  });
});

describe('who answered', () => {
  it('is whom to ask for by Enter; the talk and the promise are with them, and the clock is the company’s', async () => {
    const { asked, out } = await finches(['c', '', 'y', '/promise send the manual by friday', '/end', '+', 's']);
    expect(asked.slice(0, 3)).toEqual(['How did it go?', 'Who answered?', 'Hello Ann. Is this a good moment?']);
    expect(out).toMatch(/Talked to +Ann Lee, buyer/);
    expect(await lastTouch(store)).toMatchObject({ outcome: 'connected', personId: 1 });
    expect(await store.promises.of(1)).toMatchObject([{ text: 'send the manual', personId: 1 }]);
    expect((await store.standings.of(1, '2026-11-23'))?.lastConversation).toBe('2026-11-23');
    expect((await runCadence('undo --list', { store })).out).toContain('talked to Ann Lee, Finch & Co');
  });

  it('may be another one, somebody new, or nobody in particular', async () => {
    await finches(['c', '2', 's']);
    expect(await lastTouch(store)).toMatchObject({ personId: 2 });
    const { asked } = await finches(['c', 'o', 'Dora Vale, the new accountant', 's']);
    expect(asked.at(-1)).toMatch(/^Hello Dora\./);
    expect(await people()).toMatchObject([{}, {}, {}, { name: 'Dora Vale', role: 'accountant' }]);
    expect(await lastTouch(store)).toMatchObject({ personId: 4 });
    await finches(['c', 'o', 'cy', 's']);
    expect(await lastTouch(store)).toMatchObject({ personId: 3 });
    await finches(['c', 'o', '', 's']);
    expect(await lastTouch(store)).toMatchObject({ personId: null });
  });

  it('is not asked when nobody did, nor of a customer who is their own only person', async () => {
    expect((await finches(['n', ''])).asked).toHaveLength(2);
    store = await bookWith(ada);
    expect((await call(store, ['c', 's'])).asked).toEqual(['How did it go?', expect.stringContaining('good moment')]);
    await expect(call(store, ['g'])).resolves.toMatchObject({ err: expect.stringContaining('no choice "g"') });
  });

  it('is who wants to be called back, and who wants no calls', async () => {
    await finches(['l', '2', 'tuesday at 10']);
    expect(await store.promises.of(1)).toMatchObject([{ kind: 'callback', due: '2026-11-24', personId: 2 }]);
    await finches(['x', '2', 'too busy']);
    expect(await store.refusals.of(1)).toMatchObject([
      { who: 'Bob Ray', personId: 2, kind: 'call', reason: 'too busy' },
    ]);
    const customer = await store.customers.get(1);
    expect([customer?.doNotCall, customer?.phones.includes('+44 20 7946 0002')]).toEqual([null, false]);
    // The others are still called.
    expect((await store.standings.of(1, '2026-11-23'))?.planned).toBe('2026-12-14');
    await finches(['x', 'k', 'moved away']);
    expect((await store.customers.get(1))?.doNotCall?.reason).toBe('moved away');
  });

  it('takes the same way back as a wrong key', async () => {
    const before = await contentOf(store);
    await finches(['c', esc, 'c', 'o', esc, 'g', esc, 'c', 'o', 'Dora Vale', 'b', 'q']);
    expect(await contentOf(store)).toEqual(before);
  });
});

describe('a wrong number', () => {
  it('is struck for the person who had it, who may be gone', async () => {
    const { asked } = await finches(['w', '2', 'y', 'a shoe shop']);
    expect(asked).toEqual([
      ...['How did it go?', 'Which number?', 'Does Bob Ray still work there?', 'Anything to note? (Enter: no)'],
    ]);
    expect(await lastTouch(store)).toMatchObject({ outcome: 'wrong_number', personId: 2 });
    expect(await people()).toMatchObject([{}, { name: 'Bob Ray', phones: [], leftOn: null }, {}]);
    await finches(['w', '1', 'g', '']);
    expect(await people()).toMatchObject([{ name: 'Ann Lee', phones: [], leftOn: '2026-11-23' }, {}, {}]);
    expect((await store.customers.get(1))?.phones).toEqual(['+1 312 555 0100', '+44 20 7946 0000']);
    await runCadence('undo --yes', { store });
    expect(await people()).toMatchObject([{ name: 'Ann Lee', phones: ['+44 20 7946 0001'], leftOn: null }, {}, {}]);
  });

  it('that was the company’s own asks about nobody', async () => {
    expect((await finches(['w', '4', ''])).asked).toEqual([
      ...['How did it go?', 'Which number?', 'Anything to note? (Enter: no)'],
    ]);
  });
});

describe('somebody who has left', () => {
  it('is noted at once, and others are still there to be asked for', async () => {
    const { out } = await finches(['g', '1', 'c', '', 's']);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'Ann Lee left today. Ask for Bob Ray, head of purchasing (talked to in January 2025), +44 20 7946 0002.',
    );
    expect(await people()).toMatchObject([{ name: 'Ann Lee', leftOn: '2026-11-23', phones: [] }, {}, {}]);
    expect(await lastTouch(store)).toMatchObject({ personId: 2 });
    expect(await brief()).toMatch(/Ann Lee left today/);
  });

  it('stays noted when no call was made, and is back with the call that is undone', async () => {
    const before = await contentOf(store);
    await finches(['g', '1', 'n', '']);
    await runCadence('undo --yes', { store });
    expect(await contentOf(store)).toEqual(before);
    await finches(['g', '1', 'q']);
    expect(await people()).toMatchObject([{ leftOn: '2026-11-23' }, {}, {}]);
  });
});

describe('in the middle of a call', () => {
  it('/with says who is talking now, and the words are for them', async () => {
    const { asked, out } = await finches([
      'c',
      '',
      'y',
      '/promise a sample by friday',
      '/with bob',
      'fine /fact two dogs',
      '/end',
      '+',
      's',
    ]);
    expect(out).toContain('Talking to Bob Ray.');
    expect(out).toMatch(/Talked to +Bob Ray/);
    expect(await lastTouch(store)).toMatchObject({ personId: 2, beganWithId: 1 });
    expect((await runCadence('show 1', { store })).out).toMatch(/talked +with Bob Ray, after Ann Lee/i);
    expect(await people()).toMatchObject([{ lastConversation: '2026-11-23' }, { lastConversation: '2026-11-23' }, {}]);
    expect((await store.promises.of(1))[0]).toMatchObject({ text: 'a sample', personId: 1 });
    expect((await store.facts.of(1)).facts[0]).toMatchObject({ text: 'two dogs', personId: 2 });
    expect(asked[4]).toBe(asked[3]);
  });

  it('/person adds somebody, who may take over', async () => {
    const { out } = await finches(['c', '', 'y', '/person Carla, new head of sales', '/with carla', '/end', '+', 's']);
    expect(out).toContain('Added: Carla, head of sales. When you talk to them: /with Carla');
    expect(await lastTouch(store)).toMatchObject({ personId: 4 });
    await runCadence('undo --yes', { store });
    expect(await people()).toHaveLength(3);
  });

  it('makes a company of somebody who was alone, and the talk theirs', async () => {
    store = await bookWith(ada);
    await call(store, ['c', 'y', '/person Carla, buyer', '/with carla', '/with ada', '/end', '+', 's']);
    expect(await people()).toMatchObject([{ name: 'Ada Finch' }, { name: 'Carla', role: 'buyer' }]);
    expect(await lastTouch(store)).toMatchObject({ personId: 1 });
  });

  it('refuses who is not there, and says whom there is', async () => {
    const { out } = await finches(['c', '', 'y', '/with zed', '/with', '/person', '/person ann lee', '/end', 's']);
    expect(out).toContain('Nobody there is called zed. There are Ann Lee, buyer; Bob Ray, head of purchasing; Cy Poe.');
    expect(out).toContain('There is a ann lee already');
    expect(await people()).toHaveLength(3);
  });

  it('is kept when the call breaks off', async () => {
    await finches(['c', '', 'y', 'two vans /with bob', ctrlC]);
    const { asked, out } = await finches(['r', 'well /promise a list by friday', '/end', '+', 's']);
    expect(asked[0]).toContain('was interrupted');
    expect(out).toMatch(/Talked to +Bob Ray/);
    expect((await store.promises.of(1))[0]).toMatchObject({ personId: 2 });
  });
});
