/** Names, numbers, outcomes and days as people type them. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { json, runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

let store: Store;
beforeEach(async () => {
  store = await bookWith(
    {
      name: 'Alan Baker',
      phones: ['+1 303 555 0135'],
      emails: ['alan@baker.example'],
      purchases: [['2026-10-01', 900]],
    },
    { name: 'Alan Cook', city: 'Boston', phones: ['+1 303 555 0136'], emails: ['shared@shop.example'] },
    { name: 'Zoe Cook', phones: ['+49 351 1234567'], emails: ['shared@shop.example'] },
    { name: 'Old Timer', phones: ['+1 303 555 0199'], emails: ['old@timer.example'], archived: true },
  );
});
const run = async (line: string, more = {}) => await runCadence(line, { store, ...more });

describe('several words', () => {
  it.each(['show', 'why', 'history', 'call --brief'])('are one name behind %s', async (command) => {
    const { code, out } = await run(`${command} alan baker`);
    expect([code, out]).toEqual([0, expect.stringContaining('Alan Baker')]);
    expect(out).not.toContain('Alan Cook');
  });

  it('are one name behind log', async () => {
    expect((await run('log alan baker --outcome talked')).out).toContain('logged call (talked): Alan Baker');
  });
});

describe('an apostrophe', () => {
  it.each(['obrien', "o'brien", 'O’BRIEN', 'pat obrien', 'brien', 'dellarte', "l'olita", "pat o'brien"])(
    'need not be typed as it is written: %s',
    async (typed) => {
      store = await bookWith({ name: "Pat O'Brien", company: 'Caffè dell’Arte' }, { name: 'Lolita' }, { name: 'Bo' });
      const { out } = await runCadence(['show', typed], { store });
      expect(out).toContain(typed === "l'olita" ? 'Lolita' : "Pat O'Brien");
    },
  );

  it('as it is typed goes first', async () => {
    store = await bookWith({ name: "O'Brien" }, { name: 'Obrien' });
    expect((await run('show obrien')).out).toMatch(/^2 {2}Obrien/);
    expect((await runCadence(['show', "o'brien"], { store })).out).toMatch(/^1 {2}O'Brien/);
  });
});

describe('a telephone number', () => {
  it.each([
    ['3035550135'],
    ['303 555 0135'],
    ['(303) 555-0135'],
    ['+1 303 555 0135'],
    ['001 303 555 0135'],
    ['5550135'],
  ])('%s names the customer who has it', async (number) => {
    for (const command of ['show', 'call --brief', 'log -o vm'])
      expect((await run(`${command} ${number}`)).out).toContain('Alan Baker');
  });

  it('of an archived customer is known too', async () => {
    expect((await run('show 3035550199')).out).toContain('Old Timer');
  });

  it('that nobody has is said so, with exit code 1', async () => {
    expect(await run('show 3035559999')).toEqual({
      code: 1,
      out: '',
      err: 'cadence: nobody with this number: 3035559999\n  cadence search looks for a part of it, cadence add adds them\n',
    });
  });
});

describe('an e-mail address', () => {
  it.each([
    ['alan@baker.example', 'Alan Baker'],
    ['ALAN@Baker.example', 'Alan Baker'],
    ['old@timer.example', 'Old Timer'],
  ])('%s names %s', async (address, name) => {
    expect((await run(`show ${address}`)).out).toContain(name);
  });

  it('that several have asks which one', async () => {
    expect(await run('show shared@shop.example')).toMatchObject({
      code: 1,
      err: expect.stringContaining('2 customers'),
    });
    const prompter = scripted('3  Zoe Cook');
    expect((await run('show shared@shop.example', { prompter })).out).toContain('Zoe Cook');
  });

  it('that nobody has is said so', async () => {
    expect(await run('show an@shop.example')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nobody with this address: an@shop.example'),
    });
  });
});

it('offers several of one name with what tells them apart', async () => {
  const prompter = scripted('1  Alan Baker, ordered 2026-10-01');
  expect((await run('show alan', { prompter })).out).toContain('Alan Baker');
  expect((await run('show alan', { prompter: scripted('2  Alan Cook (Boston)') })).out).toContain('Alan Cook');
});

describe('several numbers', () => {
  it('are several customers, logged as one', async () => {
    const { code, out } = await run('log 1 3 2 --kind card --note season');
    expect(code).toBe(0);
    expect(out.match(/^logged card: .*/gm)).toEqual([
      expect.stringContaining('Alan Baker'),
      expect.stringContaining('Zoe Cook'),
      expect.stringContaining('Alan Cook'),
    ]);
    expect(await json('log 1 2 --kind card', store)).toHaveLength(2);
    expect((await json('log 1 --kind card', store)).customerId).toBe(1);
    await run('undo --yes');
    await run('undo --yes');
    expect((await run('undo --yes')).out).toContain('card: 3 customers');
    expect((await run('show 3')).out).not.toContain('season');
  });

  it('with one that is not there log nothing', async () => {
    expect(await run('log 1 77 --kind card')).toMatchObject({ code: 1, out: '' });
    await run('dnc 2 --kind card');
    expect(await run('log 1 2 --kind card')).toMatchObject({ code: 1, out: '' });
    expect((await run('show 1')).out).not.toMatch(/\bcard\b/);
  });

  it('do not go with what is of one', async () => {
    expect((await run('log 1 2 --number 5550135')).code).toBe(2);
    expect((await run('log 1 2 --last --note x')).code).toBe(2);
  });

  it('are several promises, done as one', async () => {
    await run('log 1 -o talked');
    await runCadence(['log', '1', '-p', 'send the list', '-p', 'ask the driver'], { store });
    const { out } = await run('done 1 2 --told');
    expect(out.match(/: kept$/gm)).toHaveLength(2);
    await run('undo --yes');
    expect((await json('promises', store)).length).toBe(2);
  });

  it('are several customers of tag and snooze', async () => {
    expect((await run('tag 1 3 +vip')).out).toBe('2 customers: +vip\n');
    expect((await run('snooze 1 3 +1w')).out.match(/snoozed until/g)).toHaveLength(2);
  });
});

describe('an outcome as it is said', () => {
  it.each([
    ['voicemail', 'voicemail'],
    ['vm', 'voicemail'],
    ['Left-Voicemail', 'voicemail'],
    ['talked', 'talked'],
    ['spoke', 'talked'],
    ['no answer', 'no answer'],
    ['NO-ANSWER', 'no answer'],
    ['number dead', 'number dead'],
    ['bad moment', 'bad moment'],
    ['engaged', 'busy'],
  ])('%s', async (said, label) => {
    const { out } = await runCadence(['log', '1', '--outcome', said], { store });
    expect(out).toContain(`logged call (${label})`);
  });

  it('that nobody says is refused, with those there are', async () => {
    expect(await run('log 1 -o hello')).toMatchObject({ code: 2, err: expect.stringContaining('left_voicemail') });
  });
});

describe('a date in figures', () => {
  it.each([
    ['US', '1/2/2027', 'January 2, 2027'],
    ['GB', '1/2/2027', '1 February 2027'],
    ['DE', '15.1.2027', '15 January 2027'],
  ])('in %s, %s, is said back in full', async (country, typed, day) => {
    await store.atomically({ kind: 'config', day: '2026-11-23' }, async (book) => {
      await book.settings.set('country', country);
    });
    expect((await run(`snooze 1 ${typed}`)).out).toContain(day);
    expect((await run(`log 1 -o callback --by ${typed}`)).out).toContain('to call back on');
    expect((await json('promises', store))[0].due).toMatch(country === 'US' ? '2027-01-02' : /2027-0[12]-(01|15)/);
  });

  it('of which nobody knows what it means is no day', async () => {
    expect(await run('snooze 1 1/2/2027')).toMatchObject({ code: 2, err: expect.stringContaining('is not a day') });
  });
});

describe('undo is named to who sits at a terminal', () => {
  it.each([
    'log 1 -o vm',
    'log 1 2 --kind card',
    'note 1 x',
    'ask 1 x',
    'tag 1 +vip',
    'snooze 1 +1w',
    'interval 1 45d',
    'edit 1 --city Rome',
    'dnc 1',
    'dates add 1 anniversary 2020-05-17',
    'add Zoe',
  ])('%s', async (line) => {
    const { code, err } = await run(line, { terminal: 80, prompter: scripted('', '', '') });
    expect([code, err]).toEqual([0, expect.stringContaining('Undo: cadence undo')]);
    expect((await run('undo --yes')).code).toBe(0);
    expect((await run(line)).err).not.toContain('Undo');
  });
});
