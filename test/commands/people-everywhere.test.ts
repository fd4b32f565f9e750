/** The people of a company in lists, in what one types, in calendars and dates. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Finder } from '../../src/app/lists/finder.ts';
import type { Store } from '../../src/store/store.ts';
import { bookWith, type CustomerFacts } from '../support/book.ts';
import { json, runCadence } from '../support/cadence.ts';

const finch: CustomerFacts = {
  ...{ name: 'Finch & Co', company: 'Finch & Co', country: 'US', interval: 90, createdOn: '2024-05-01' },
  ...{ phones: ['+1 303 555 0100', '+1 303 555 0135', '+1 303 555 0136'], emails: ['bob@finch.example'] },
  people: [
    { name: 'Ann Lee', role: 'buyer', phones: ['+1 303 555 0136'], birthday: '--11-26' },
    { name: 'Bob O’Ray', phones: ['+1 303 555 0135'], emails: ['bob@finch.example'] },
    { name: 'Zoë Gone', leftOn: '2026-06-01' },
  ],
  touches: [{ day: '2026-05-04', note: 'two vans', personId: 2 }],
};
const ada: CustomerFacts = { name: 'Ada Sparrow', phones: ['+1 303 555 0200'], interval: 90 };
let store: Store;
const out = async (line: string) => (await runCadence(line, { store })).out;

beforeEach(async () => {
  store = await bookWith(finch, ada);
});

describe('lists', () => {
  it('say whom to ask for beside the company, and their number', async () => {
    expect(await out('today')).toMatch(/1 {2}Finch & Co \(ask for Bob O’Ray\)\n.*\+1 303 555 0135/);
    expect(await out('today')).toMatch(/2 {2}Ada Sparrow\n/);
    expect(await out('today --columns name,phone')).toMatch(/Finch & Co \(ask for Bob O’Ray\) +\+1 303 555 0135/);
    expect(await out('week')).toMatch(/Finch & Co \(ask for Bob O’Ray\)/);
    expect(await json('today', store)).toMatchObject({
      calls: expect.arrayContaining([
        expect.objectContaining({
          id: 1,
          phone: '+1 303 555 0135',
          askFor: { personId: 2, name: 'Bob O’Ray', role: null, why: 'talked' },
        }),
      ]),
    });
    const own = (await json('today', store)).calls.find(({ id }: { id: number }) => id === 2);
    expect(own).not.toHaveProperty('askFor');
  });

  it('say so in the mail, the calendars and the table of the week', async () => {
    expect(await out('week --html')).toContain('Finch &amp; Co (ask for Bob O’Ray)');
    expect(await out('week --markdown')).toContain('Finch & Co (ask for Bob O’Ray)');
    for (const calendar of ['week --ics', 'plan --ics'])
      expect((await out(calendar)).replaceAll(/\r?\n /g, '')).toContain('Call Finch & Co (ask for Bob O’Ray)');
    const [head = '', first = ''] = (await out('week --csv')).split('\n');
    expect([head.endsWith(',ask for'), first.endsWith(',Bob O’Ray')]).toEqual([true, true]);
    store = await bookWith(ada);
    expect(await out('week --csv')).not.toContain('ask for');
  });
});

describe('a company is found by its people', () => {
  it.each(['bob', "o'ray", 'ann lee', '3035550135', 'bob@finch.example', 'zoe'])('%s', async (text) => {
    expect(JSON.parse((await runCadence(['show', text, '--json'], { store })).out).id).toBe(1);
  });

  it('by name and role in the search, folded as everywhere', async () => {
    await runCadence(['edit', '1', '--person', 'ann', '--role', 'Geschäftsführerin'], { store });
    for (const text of ['ann', 'lee', 'Ann LE', 'geschaftsfuhrerin', 'zoe gone', 'oray', 'lee finch'])
      expect(
        (await json(`search ${text}`, store)).map(({ id }: { id: number }) => id),
        text,
      ).toEqual([1]);
    expect(await out('search ann')).toBe('1  Finch & Co  +1 303 555 0100\n   person: Ann Lee, Geschäftsführerin\n');
    expect(await json('search ann', store)).toMatchObject([
      { matches: [{ in: 'person', day: null, text: 'Ann Lee, Geschäftsführerin' }] },
    ]);
    expect((await runCadence('search nn', { store })).out).toBe('');
    await runCadence(['erase', '1', '--person', 'ann', '--yes'], { store });
    expect(await out('search geschaftsfuhrerin')).toBe('');
  });

  it('as one types on the desk', async () => {
    const finder = new Finder(store);
    await finder.read(async () => true);
    for (const text of ['bob', 'ann', 'o’ray', 'ORAY', 'lee', 'zoe', '5550136'])
      expect(finder.find(text, 5).ids, text).toEqual([1]);
    expect(finder.find('sparrow', 5).ids).toEqual([2]);
  });
});

describe('dates and history', () => {
  it('name the person with the company', async () => {
    expect(await out('week')).toContain('birthday of Ann Lee, Finch & Co');
    expect(await out('dates')).toMatch(/Finch & Co.*birthday: Ann Lee/);
    expect((await out('week --ics')).replaceAll(/\r?\n /g, '')).toContain('birthday: Ann Lee\\, Finch & Co');
    expect(await out('call finch --brief')).toMatch(/Soon +birthday of Ann Lee, Thu 26 Nov/);
    await runCadence(['log', '1', '--person', 'ann', '--note', 'a third van'], { store });
    expect(await out('history 1')).toMatch(/touch added: .*a third van \(Ann Lee\)/);
  });
});
