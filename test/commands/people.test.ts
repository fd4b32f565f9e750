/** The people of a company, by hand: added, changed, gone, talked to, and what they do not want. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { json, runCadence } from '../support/cadence.ts';
import { contentOf } from '../support/content.ts';

const finch = { name: 'Finch & Co', company: 'Finch & Co', phones: ['+49 30 1000'], emails: ['office@finch.example'] };
let store: Store;
const run = (words: readonly string[]) => runCadence(words, { store });
const shown = async () => await json('show 1', store);
beforeEach(async () => {
  store = await bookWith(finch);
});

describe('somebody at a customer', () => {
  it('is added with what is known of them, and found by it', async () => {
    const words = [
      'add',
      'Ann Lee',
      '--at',
      '1',
      '--role',
      'buyer',
      '--phone',
      '+49 30 1234',
      '--email',
      'ann@finch.example',
    ];
    expect((await run(words)).out).toBe('added Ann Lee at Finch & Co\n');
    expect((await shown()).people).toEqual([
      {
        ...{ id: 1, externalId: null, name: 'Ann Lee', role: 'buyer', emails: ['ann@finch.example'] },
        ...{ phones: ['+49 30 1234'], address: null, birthday: null, language: null, hours: null },
        ...{ firstToAsk: false, leftOn: null, lastConversation: null, refusals: [] },
      },
    ]);
    for (const text of ['Ann Lee', 'lee', '+49301234', 'ann@finch.example'])
      expect((await json(`show ${text}`, store)).name).toBe('Finch & Co');
  });

  it('is answered as JSON when it is added and when it is changed', async () => {
    expect(await json('add Ann --at 1', store)).toEqual({ id: 1, name: 'Finch & Co', person: { id: 1, name: 'Ann' } });
    const words = ['edit', '1', '--person', 'ann', '--role', 'buyer', '--json'];
    const answer = { id: 1, name: 'Finch & Co', person: { id: 1, name: 'Ann' } };
    expect(JSON.parse((await run(words)).out)).toEqual({ ...answer, changed: true });
    expect(JSON.parse((await run(words)).out)).toEqual({ ...answer, changed: false });
  });

  it.each<[readonly string[], RegExp]>([
    [['add', 'Ann', '--at', '1', '--tag', 'vip'], /--tag is about a customer, .*\n {2}leave it out/],
    [['edit', '1', '--person', 'ann', '--left', '--back'], /--left and --back are opposites/],
    [['edit', '1', '--person', 'ann', '--archive'], /--archive is about a customer, .*\n.*--person "ann" --left/],
    [['edit', '1', '--person', 'ann'], /say what to change\n.*--person "ann" --role buyer/],
    [['edit', '1', '--back'], /--back is about a person of a customer\n.*--person NAME/],
  ])('%j is refused', async (words, said) => {
    expect(await run(words)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(said) });
  });

  it('is the customer where nobody else is known', async () => {
    store = await bookWith({ name: 'Ada Finch', phones: ['+49 30 123401'] });
    expect((await shown()).people).toMatchObject([{ id: null, name: 'Ada Finch', phones: ['+49 30 123401'] }]);
    expect((await json('list', store))[0].people).toMatchObject([{ id: null, name: 'Ada Finch' }]);
    expect(await run(['edit', '1', '--person', 'ada', '--role', 'boss'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Ada Finch is the customer, and nobody else is known there'),
    });
  });

  it('makes a customer who was one person the company they are at, with all they said', async () => {
    const talk = { day: '2026-05-04', note: 'two vans' } as const;
    store = await bookWith({
      name: 'Ada Finch',
      company: 'Finch & Co',
      phones: ['+49 30 123401'],
      birthday: '1980-05-01',
      touches: [talk],
    });
    await run(['note', '1', 'likes tea']);
    const before = await contentOf(store);
    await run(['add', 'Bob Ray', '--at', '1', '--phone', '+49 30 123402']);
    expect(await shown()).toMatchObject({
      ...{ name: 'Finch & Co', company: 'Finch & Co', birthday: null, phones: ['+49 30 123401', '+49 30 123402'] },
      people: [
        { name: 'Ada Finch', phones: ['+49 30 123401'], birthday: '1980-05-01', lastConversation: '2026-05-04' },
        { name: 'Bob Ray', phones: ['+49 30 123402'], lastConversation: null },
      ],
      touches: [{ personId: 1 }],
      facts: [{ text: 'likes tea', personId: 1 }],
    });
    await run(['undo', '--yes']);
    expect(await contentOf(store)).toEqual(before);
    await run(['redo', '--yes']);
    expect((await shown()).people).toHaveLength(2);
  });

  it('is not added twice unsaid', async () => {
    await run(['add', 'Ann Lee', '--at', '1']);
    expect(await run(['add', 'ann lee', '--at', '1'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Finch & Co has a person called Ann Lee already'),
    });
    expect((await run(['add', 'Ann Lee', '--at', '1', '--yes'])).code).toBe(0);
  });

  it('has facts of their own, and none of the customer', async () => {
    await run(['add', 'Ann Lee', '--at', '1']);
    await run([
      'edit',
      '1',
      '--person',
      'ann',
      '--birthday',
      '--05-01',
      '--language',
      'German',
      '--hours',
      'tue-fri 7-10',
    ]);
    expect((await shown()).people).toMatchObject([{ birthday: '--05-01', language: 'German', hours: 'tue-fri 7-10' }]);
    expect(await run(['edit', '1', '--person', 'ann', '--city', 'Ulm'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--city is about the customer'),
    });
    expect(await run(['edit', '1', '--role', 'boss'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('cadence edit 1 --person NAME'),
    });
    await run(['note', '1', 'allergic to nuts', '--person', 'ann']);
    expect((await shown()).facts).toMatchObject([{ text: 'allergic to nuts', personId: 1 }]);
  });

  it('who left is reached no more, and comes back with what was known', async () => {
    await run(['add', 'Ann Lee', '--at', '1', '--phone', '+49 30 1234', '--email', 'ann@finch.example']);
    await run(['edit', '1', '--person', 'ann', '--left', '2026-06-01']);
    expect(await shown()).toMatchObject({
      ...{ phones: ['+49 30 1000'], emails: ['office@finch.example'] },
      people: [{ leftOn: '2026-06-01', phones: [], emails: [] }],
    });
    expect((await run(['show', '1'])).out).toContain('Ann Lee  (left on 2026-06-01)');
    await run(['edit', '1', '--person', 'ann', '--back']);
    expect(await shown()).toMatchObject({ phones: ['+49 30 1000', '+49 30 1234'], people: [{ leftOn: null }] });
  });

  it('may be the one to ask for first, and nobody else is then', async () => {
    for (const name of ['Ann Lee', 'Bob Ray']) await run(['add', name, '--at', '1']);
    for (const name of ['ann', 'bob']) await run(['edit', '1', '--person', name, '--first']);
    expect((await shown()).people).toMatchObject([{ firstToAsk: false }, { firstToAsk: true }]);
    await run(['undo', '--yes']);
    expect((await shown()).people).toMatchObject([{ firstToAsk: true }, { firstToAsk: false }]);
  });

  it('is told from others like them', async () => {
    for (const name of ['Ann Lee', 'Ann Ray']) await run(['add', name, '--at', '1']);
    expect(await run(['note', '1', 'x', '--person', 'ann'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('several people like "ann": Ann Lee; Ann Ray'),
    });
  });
});

describe('a talk with somebody', () => {
  beforeEach(async () => {
    for (const [name, phone] of [
      ['Ann Lee', '+49 30 123401'],
      ['Bob Ray', '+49 30 123402'],
    ] as const)
      await run(['add', name, '--at', '1', '--phone', phone]);
  });

  it('says with whom, promises to them, and restarts the clock of the company', async () => {
    await run(['log', '1', '--person', 'bob', '--note', 'takes over', '--promise', 'send the list by friday']);
    expect(await shown()).toMatchObject({
      lastConversation: '2026-11-23',
      people: [{ lastConversation: null }, { lastConversation: '2026-11-23' }],
      touches: [{ personId: 2 }],
      promises: [{ text: 'send the list', personId: 2 }],
    });
    const { out } = await run(['show', '1']);
    expect(out).toContain('call: talked  with Bob Ray');
    expect(out).toContain('send the list, to Bob Ray, due');
  });

  it('that reached a wrong number strikes theirs', async () => {
    await run(['log', '1', '--person', 'bob', '--outcome', 'wrong_number']);
    expect(await shown()).toMatchObject({
      ...{ phones: ['+49 30 1000', '+49 30 123401'], struckPhones: ['+49 30 123402'] },
      people: [{ phones: ['+49 30 123401'] }, { phones: [] }],
    });
  });

  it('who wants no calls is not called; the company is', async () => {
    await run(['log', '1', '--person', 'bob', '--outcome', 'do_not_call', '--note', 'mail is fine']);
    expect(await shown()).toMatchObject({
      ...{ doNotCall: false, phones: ['+49 30 1000', '+49 30 123401'] },
      people: [
        { refusals: [] },
        { phones: [], refusals: [{ kind: 'call', on: '2026-11-23', reason: 'mail is fine' }] },
      ],
    });
  });

  it('is about one customer who has them', async () => {
    expect(await run(['log', '1', '--person', 'Zoe'])).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        'Finch & Co has no person called "Zoe"\n  there are Ann Lee, Bob Ray; to add them: cadence add Zoe --at 1',
      ),
    });
    expect((await run(['log', '--last', '--person', 'bob'])).code).toBe(2);
  });
});

describe('dnc of one person', () => {
  it('refuses somebody whom the customer does not have', async () => {
    expect(await run(['dnc', '1', '--person', 'Bob'])).toEqual({
      code: 1,
      out: '',
      err: 'cadence: Finch & Co has no person called "Bob"\n  to add them: cadence add Bob --at 1\n',
    });
    store = await bookWith({ name: 'Ada Finch' });
    expect((await run(['dnc', '1', '--person', 'Bob'])).code).toBe(1);
    expect((await run(['dnc', '1', '--person', 'ada'])).out).toContain('Ada Finch: do not call');
  });

  it('takes their number off the customer until it is lifted', async () => {
    await run(['add', 'Bob Ray', '--at', '1', '--phone', '+49 30 123402']);
    const before = await contentOf(store);
    expect((await run(['dnc', '1', '--person', 'bob', '--reason', 'asked'])).out).toBe(
      'Finch & Co: no call to Bob Ray, since 2026-11-23: asked\n',
    );
    expect((await shown()).phones).toEqual(['+49 30 1000']);
    expect((await run(['dnc', '1', '--person', 'bob', '--lift'])).out).toBe('Finch & Co: may be called\n');
    expect(await contentOf(store)).toEqual(before);
  });

  it('keeps the name they have by now', async () => {
    await run(['add', 'Bob Ray', '--at', '1']);
    await run(['dnc', '1', '--person', 'bob', '--kind', 'card']);
    await run(['edit', '1', '--person', 'bob', '--name', 'Robert Ray']);
    expect((await run(['dnc'])).out).toBe('1  Finch & Co: no card to Robert Ray, since 2026-11-23\n');
  });
});

describe('erase of one person', () => {
  it('takes them out of the book and its journal; the company and its purchases stay', async () => {
    store = await bookWith({ ...finch, purchases: [['2026-01-05', 10]] });
    await run(['add', 'Bob Ray', '--at', '1', '--phone', 'mobile: +49 30 2222', '--email', 'work: bob@finch.example']);
    await run(['note', '1', 'hates mail', '--person', 'bob']);
    await run(['log', '1', '--person', 'bob', '--note', 'Bob Ray wants two vans']);
    expect((await run(['erase', '1', '--person', 'bob', '--yes'])).out).toBe('erased Bob Ray, at Finch & Co\n');
    expect(await shown()).toMatchObject({
      ...{ value: 10, phones: ['+49 30 1000'], emails: ['office@finch.example'], facts: [] },
      ...{
        lastConversation: '2026-11-23',
        people: [{ id: null, name: 'Finch & Co' }],
        touches: [{ note: '… wants two vans' }],
      },
    });
    const everything = JSON.stringify([await contentOf(store), await store.operations.historyOf(1)]);
    for (const word of ['Bob', '2222', 'bob@finch', 'hates mail']) expect(everything).not.toContain(word);
  });
});

describe('merge --as-people', () => {
  const ann = {
    name: 'Ann Lee',
    company: 'Finch',
    externalId: 'c1',
    phones: ['+49 30 123401'],
    purchases: [['2026-01-05', 10]],
  } as const;
  const bob = {
    name: 'Bob Ray',
    company: 'Finch',
    externalId: 'c2',
    phones: ['+49 30 123402'],
    purchases: [['2026-02-05', 20]],
  } as const;

  it('makes two customers people of one, each with what they said and refused', async () => {
    store = await bookWith(
      { ...ann, touches: [{ day: '2026-05-04' }] },
      { ...bob, doNotCall: { on: '2026-06-01', reason: 'asked' } },
    );
    await run(['note', '2', 'two vans']);
    const before = await contentOf(store);
    const { out } = await run(['merge', '1', '2', '--as-people', '--yes']);
    expect(out).toBe('Ann Lee and Bob Ray are people of one customer now: 1 Finch\n');
    expect(await shown()).toMatchObject({
      ...{ name: 'Finch', value: 30, doNotCall: false, phones: ['+49 30 123401'], touches: [{ personId: 1 }] },
      people: [
        { name: 'Ann Lee', externalId: 'c1', phones: ['+49 30 123401'], refusals: [] },
        {
          name: 'Bob Ray',
          externalId: 'c2',
          phones: [],
          refusals: [{ kind: 'call', on: '2026-06-01', reason: 'asked' }],
        },
      ],
      facts: [{ text: 'two vans', personId: 2 }],
    });
    await run(['undo', '--yes']);
    expect(await contentOf(store)).toEqual(before);
  });

  it('takes several at once, and makes nobody a person of themselves', async () => {
    store = await bookWith(ann, bob, { name: 'Cy Orr', company: 'Finch' });
    await run(['merge', '1', '2', '3', '--as-people', '--yes']);
    expect((await shown()).people).toMatchObject([{ name: 'Ann Lee' }, { name: 'Bob Ray' }, { name: 'Cy Orr' }]);
    expect(await run(['merge', '1', 'finch', '--as-people'])).toMatchObject({ code: 2 });
    expect(await run(['merge', '1', '2', '--as-people'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('merged into 1'),
    });
    const before = await contentOf(store);
    for (const circle of [
      ['2', '1'],
      ['3', '2'],
      ['1', '1'],
    ])
      expect((await run(['merge', ...circle, '--as-people', '--yes'])).code).not.toBe(0);
    expect(await contentOf(store)).toEqual(before);
    expect(await run(['merge', '1', '2', '3'])).toMatchObject({ code: 2, err: expect.stringContaining('--as-people') });
  });

  it('is proposed for customers who name one company, and joins nobody by itself', async () => {
    store = await bookWith(ann, bob, { name: 'Cy Orr', company: 'private' }, { name: 'Dee Fox', company: 'private' });
    expect((await run(['duplicates', '--companies'])).out).toBe(
      'Finch: 1 Ann Lee, 2 Bob Ray\n    one customer with these people: cadence merge 1 2 --as-people\n',
    );
    await run(['merge', '1', '2', '--as-people', '--yes']);
    expect(await run(['duplicates', '--companies'])).toMatchObject({
      out: '',
      err: 'no company is named by several customers\n',
    });
  });

  it('puts who is there twice together', async () => {
    store = await bookWith(finch, { ...ann, company: 'Finch & Co', externalId: null });
    await run(['add', 'Ann Lee', '--at', '1', '--role', 'buyer', '--email', 'ann@finch.example']);
    await run(['merge', '1', '2', '--yes']);
    expect((await shown()).people).toMatchObject([
      { name: 'Ann Lee', role: 'buyer', emails: ['ann@finch.example'], phones: ['+49 30 123401'] },
    ]);
  });
});
