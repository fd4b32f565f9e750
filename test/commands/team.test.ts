/** Several callers on one book: whose calls are whose, and that nobody is called by two. */
import { describe, expect, it } from 'vitest';
import type { Customer } from '../../src/domain/customer.ts';
import type { Message } from '../../src/mail/mailer.ts';
import { openBook } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { afterColleague } from '../support/after-colleague.ts';
import { aCustomer, aTouch, bookWith } from '../support/book.ts';
import { json, runCadence, type Scene } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

const me = (name: string) => ({ settings: new Map([['me', name]]) });

interface Row {
  readonly id: number;
  readonly name: string;
  readonly onThePhone?: object;
}

async function namesOf(command: string, scene: Scene): Promise<string[]> {
  const { out } = await runCadence(`${command} --json`, scene);
  return (JSON.parse(out) as { calls: Row[] }).calls.map(({ name }) => name);
}

async function teamBook(): Promise<Store> {
  const store = await bookWith(
    { name: 'Ada', owner: 'Robin', phones: ['+1 312 555 0101'] },
    { name: 'Bo', owner: 'Sasha', phones: ['+1 312 555 0102'] },
    { name: 'Cy', owner: 'sasha', phones: ['+1 312 555 0103'] },
    { name: 'Di', phones: ['+1 312 555 0104'] },
  );
  await runCadence('caller add Robin --mail robin@shop.example', { store });
  await runCadence('caller add Sasha --capacity 4', { store });
  return store;
}

const theirs = { number: 77, host: 'here', start: 'later' };
const sashaTalks = async (store: Store, customerId: number) =>
  await store.takeClaim(customerId, {
    seen: 0,
    claim: {
      ...{ by: 'Sasha', since: '2026-11-23T08:42:00.000Z', until: '2026-11-23T09:06:00.000Z' },
      process: theirs,
    },
    impatient: false,
  });

describe('from two callers on', () => {
  it('today shows mine, then what is anybody’s as far as I have room', async () => {
    const store = await teamBook();
    expect(await namesOf('today', { store, ...me('Robin') })).toEqual(['Ada', 'Di']);
    expect(await namesOf('today', { store, ...me('SASHA') })).toEqual(['Bo', 'Cy', 'Di']);
    await runCadence('caller edit Sasha --capacity 2', { store });
    expect(await namesOf('today', { store, ...me('Sasha') })).toEqual(['Bo', 'Cy']);
  });

  it('--everyone shows all, and so it is where nobody says who they are', async () => {
    const store = await teamBook();
    expect(await namesOf('today --everyone', { store, ...me('Robin') })).toHaveLength(4);
    await runCadence('dnc 1', { store });
    await runCadence('dnc 4', { store });
    const brief = async (words: string) => await runCadence(`call ${words}--brief`, { store, ...me('Robin') });
    expect((await brief('')).out).toBe('');
    expect((await brief('--everyone ')).out).toMatch(/^Bo/);
    await runCadence('dnc 4 --lift', { store });
    await runCadence('dnc 1 --lift', { store });
    const { err } = await runCadence('today', { store });
    expect(err).toBe('the calls of all callers: your name is not set (cadence config me NAME)\n');
    expect((await runCadence('week', { store, ...me('Kim') })).err).toContain('Kim is not a caller of this book');
    expect((await runCadence('today --everyone', { store })).err).toBe('');
  });

  it('the week shows mine too, and the mail the whole', async () => {
    const store = await teamBook();
    expect((await runCadence('week', { store, ...me('Robin') })).out).not.toMatch(/Bo|Cy/);
    expect((await runCadence('week --everyone', { store, ...me('Robin') })).out).toMatch(/Ada[\s\S]*Bo/);
  });

  it('counts what I called, and not what others did', async () => {
    const store = await teamBook();
    await runCadence('log 2 --outcome no_answer', { store, ...me('Sasha') });
    const made = async (name: string) =>
      (JSON.parse((await runCadence('today --json', { store, ...me(name) })).out) as { made: number }).made;
    expect([await made('Sasha'), await made('Robin')]).toEqual([1, 0]);
  });

  it('shows promises to my customers and to those of nobody', async () => {
    const store = await teamBook();
    for (const id of [1, 2, 4]) await runCadence(`log ${id} --promise send-it --by today`, { store });
    const owed = async (name: string) =>
      (
        JSON.parse((await runCadence('today --json', { store, ...me(name) })).out) as {
          promises: { customer: Row }[];
        }
      ).promises.map(({ customer }) => customer.name);
    expect(await owed('Robin')).toEqual(['Ada', 'Di']);
    expect(await owed('Sasha')).toEqual(['Bo', 'Di']);
  });

  it('the plan of each is on their own days, within their capacity', async () => {
    const customers = Array.from({ length: 30 }, (_, i) => ({ name: `C${i}`, owner: i % 3 === 0 ? 'Robin' : 'Sasha' }));
    const store = await bookWith(...customers, { name: 'Nobody’s' });
    await runCadence('caller add Robin --days mon,tue --capacity 2', { store });
    await runCadence('caller add Sasha --days wed-fri --capacity 3', { store });
    const planned = await store.plan.customers('2026-11-23');
    const perDay = new Map<string, number>();
    for (const { owner, planned: day } of planned) {
      const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
      if (owner === 'robin') expect([1, 2]).toContain(weekday);
      if (owner === 'sasha') expect([3, 4, 5]).toContain(weekday);
      perDay.set(`${owner} ${day}`, (perDay.get(`${owner} ${day}`) ?? 0) + 1);
    }
    for (const [key, calls] of perDay) expect(calls, key).toBeLessThanOrEqual(key.startsWith('robin') ? 2 : 3);
    expect(planned.every(({ planned: day }) => day !== null)).toBe(true);
  });
});

describe('a customer whom another caller has on the phone', () => {
  it('is marked in today, and call goes on to the next', async () => {
    const store = await teamBook();
    await sashaTalks(store, 1);
    const { out } = await runCadence('today', { store, ...me('Robin') });
    expect(out).toMatch(/Ada[\s\S]*Sasha is on the phone with them since \d\d:42[\s\S]*Di/);
    expect(out).toContain('next: cadence call 4');
    const rows = (await json('today --everyone', store)) as { calls: Row[] };
    expect(rows.calls.find(({ id }) => id === 1)?.onThePhone).toEqual({
      by: 'Sasha',
      since: '2026-11-23T08:42:00.000Z',
    });
    expect((await runCadence('call', { store, ...me('Robin'), prompter: scripted('q'), terminal: 80 })).out).toMatch(
      /^Di/,
    );
  });

  it('is not called by somebody whose list is older than that call', async () => {
    const store = await teamBook();
    const prompter = scripted('s', 'q');
    const meanwhile = async () => {
      const version = await sashaTalks(store, 4);
      if (version !== null) await store.endClaim(4, version, '2026-11-23T08:59:00.000Z');
    };
    // While the first brief is read, Sasha calls the second customer and hangs up.
    const choose: typeof prompter.choose = async (question, choices, options) => {
      if (question === 'How did it go?') await meanwhile();
      return await prompter.choose(question, choices, options);
    };
    const desk = { store, ...me('Robin'), prompter: { ...prompter, choose }, terminal: 80 };
    await runCadence('call --list', desk);
    expect(await store.touches.of(4)).toEqual([]);
  });

  it('is not taken from them by a call of one’s own that broke off', async () => {
    const store = await teamBook();
    await store.atomically({ kind: 'call', day: '2026-11-23' }, async (book) => {
      await book.touches.add(aTouch({ day: '2026-11-23', time: '08:30', by: 'Robin', unfinished: true }));
    });
    const prompter = scripted('r', 'n', 's');
    // While Robin is asked what to do with the call, Sasha calls the customer.
    const choose: typeof prompter.choose = async (question, choices, options) => {
      if (choices.some(({ key }) => key === 'r')) await sashaTalks(store, 1);
      return await prompter.choose(question, choices, options);
    };
    const desk = { store, ...me('Robin'), prompter: { ...prompter, choose }, terminal: 80 };
    expect(await runCadence('call', desk)).toMatchObject({ code: 0 });
    expect(await store.claims.of(1)).toMatchObject({ by: 'Sasha', version: 1 });
  });

  it('keeps the note of whoever lost the claim, and says so', async () => {
    const store = await teamBook();
    const prompter = scripted('c', 'y', 'two vans', '/end', '+', 's', 'q');
    const text: typeof prompter.text = async (question, options) => {
      const claim = await store.claims.of(1);
      if (claim?.by === 'Robin')
        await store.takeClaim(1, {
          seen: claim.version,
          claim: { ...claim, by: 'Sasha', process: theirs },
          impatient: false,
        });
      return await prompter.text(question, options);
    };
    const { out, err } = await runCadence('call 1', {
      store,
      ...me('Robin'),
      prompter: { ...prompter, text },
      terminal: 80,
    });
    expect(out + err).toContain('Somebody else has taken this customer in the meantime');
    expect((await store.touches.of(1)).map(({ by }) => by)).toEqual(['Robin']);
    expect(await store.claims.of(1)).toMatchObject({ by: 'Sasha', version: 2 });
  });
});

describe('each one’s Monday', () => {
  it('is one’s own list, and the whole for who leads', async () => {
    const store = await teamBook();
    const letters: Message[] = [];
    const mailer = {
      async send(message: Message, recipients: readonly string[]) {
        letters.push(message);
        return { accepted: recipients, failed: [] };
      },
    };
    const settings = new Map([
      ['mail.to', 'chief@shop.example'],
      ['mail.from', 'shop@shop.example'],
    ]);
    const { err } = await runCadence('week --email --each-owner', { store, settings, mailer });
    expect(
      letters.map(({ subject, to, text }) => [
        to[0]?.address,
        subject,
        text
          .match(/Ada|Bo|Cy|Di/g)
          ?.toSorted()
          .join(' '),
      ]),
    ).toEqual([
      ['chief@shop.example', "Everybody's week of Mon 23 Nov: 4 calls", 'Ada Bo Cy Di'],
      ['robin@shop.example', "Robin's week of Mon 23 Nov: 1 call", 'Ada'],
    ]);
    expect(letters[0]?.text).toContain('the customers of Sasha.');
    expect(err).toContain('no address is known for Sasha. Add one: cadence caller edit Sasha --mail ADDRESS');
  });
});

describe('undo is mine', () => {
  let who: string | null = null;
  const as = async (name: string, command: string, store: Store, more: Scene = {}) => {
    who = name;
    return await runCadence(command, { store, ...me(name), ...more });
  };
  async function twoDeeds(): Promise<Store> {
    const book = { path: ':memory:', create: true, exists: false, now: () => new Date('2026-11-23T09:00:00Z') };
    const store = await openBook({ ...book, by: () => who });
    await store.atomically({ kind: 'add', day: '2026-11-23' }, async ({ customers }) => {
      for (const name of ['Ada', 'Bo']) await customers.add(aCustomer({ name }));
    });
    for (const name of ['Robin', 'Sasha']) await runCadence(`caller add ${name}`, { store });
    await as('Robin', 'tag 1 +mine', store);
    await as('Sasha', 'tag 2 +theirs', store);
    return store;
  }
  const tagsOf = async (store: Store) => (await store.customers.all()).map(({ tags }) => tags.join()).slice(0, 2);

  it('takes my last change back, not the last of all', async () => {
    const store = await twoDeeds();
    expect((await as('robin', 'undo --yes', store)).out).toContain('tag: Ada: +mine');
    expect(await tagsOf(store)).toEqual(['', 'theirs']);
    expect((await as('Robin', 'redo --yes', store)).out).toContain('Ada: +mine');
    expect(await tagsOf(store)).toEqual(['mine', 'theirs']);
  });

  it('asks before it takes back another’s, and refuses where nobody can be asked', async () => {
    const store = await twoDeeds();
    const operation = (await store.operations.last())?.id ?? 0;
    expect(await as('Robin', `undo ${operation}`, store)).toMatchObject({
      code: 1,
      err: expect.stringContaining(`operation ${operation} was done by Sasha`),
    });
    const prompter = scripted('');
    await as('Robin', `undo ${operation}`, store, { prompter, terminal: 80 });
    expect(prompter.asked).toEqual(['Sasha did it. Undo it?']);
    expect(await tagsOf(store)).toEqual(['mine', 'theirs']);
    await as('Robin', `undo ${operation} --yes`, store);
    expect(await tagsOf(store)).toEqual(['mine', '']);
  });

  it('says who did what, and that nothing is mine', async () => {
    const store = await twoDeeds();
    const { out } = await runCadence('undo --list', { store });
    expect(out).toMatch(/^# +Day +What +By/);
    expect(out).toMatch(/Bo: \+theirs +Sasha/);
    await as('Robin', 'caller add Kim', store);
    expect((await as('Kim', 'undo', store)).err).toMatch(/nothing of yours[\s\S]*by Robin/);
  });
});

describe('stats --by caller', () => {
  it('has conversations and promises kept on time, by quarter and month, by name', async () => {
    const store = await teamBook();
    await runCadence('log 1 --promise price --by today', { store, today: '2026-11-20', ...me('Robin') });
    await runCadence('done 1 --told', { store, today: '2026-11-20', ...me('Robin') });
    await runCadence('log 2 --promise van --by tomorrow', { store, today: '2026-10-01', ...me('sasha') });
    expect((await runCadence('stats --by caller', { store })).out).toBe(
      `${[
        'Period     Caller  Talks  Promises kept on time',
        '2026 Q4    Robin       1                 1 of 1',
        '2026 Q4    Sasha       1                 0 of 1',
        '  2026-11  Robin       1                 1 of 1',
        '  2026-10  Sasha       1                 0 of 1',
      ].join('\n')}\n`,
    );
  });
});

it('stats --by caller counts a promise of long ago for whoever made it', async () => {
  const store = await teamBook();
  await runCadence('log 2 --promise van --by 2026-10-01', { store, today: '2024-03-01', ...me('Robin') });
  const { out } = await runCadence('stats --by caller', { store });
  expect(out).toContain('2026 Q4    Robin       0                 0 of 1');
  expect(out).not.toContain('Sasha');
});

describe('two people who edit one customer', () => {
  async function readTooSoon(change: Partial<Pick<Customer, 'city' | 'product' | 'tags' | 'handSet'>>): Promise<Store> {
    const store = await bookWith({ name: 'Ada', city: 'Toledo' });
    await runCadence('caller add Robin', { store });
    return afterColleague(store, async (book) => await book.customers.change(1, change));
  }
  const cityOf = async (store: Store) => (await store.customers.get(1))?.city;

  it('are told what the other wrote, and nothing is written over it unseen', async () => {
    const store = await readTooSoon({ city: 'Oslo' });
    const { code, err } = await runCadence('edit 1 --city Paris', { store });
    expect(code).toBe(1);
    expect(err).toContain(
      'Ada was changed by somebody else since they were read\n  city is “Oslo” now, and would be “Paris”',
    );
    expect(await cityOf(store)).toBe('Oslo');
  });

  it('are asked on a terminal', async () => {
    const asked = async (answer: string) => {
      const store = await readTooSoon({ city: 'Oslo' });
      const prompter = scripted(answer);
      const { err } = await runCadence('edit 1 --city Paris', { store, prompter, terminal: 80 });
      expect(err).toContain('city is “Oslo” now');
      return await cityOf(store);
    };
    expect(await asked('n')).toBe('Oslo');
    expect(await asked('y')).toBe('Paris');
  });

  it('both keep their tags', async () => {
    const store = await readTooSoon({ tags: ['theirs'] });
    expect((await runCadence('tag 1 +mine', { store })).out).toBe('Ada: +mine\n');
    expect((await store.customers.get(1))?.tags).toEqual(['theirs', 'mine']);
  });

  it('keep what the other set by hand from the next import, also when the customer becomes somebody’s', async () => {
    const store = await readTooSoon({ city: 'Oslo', handSet: ['city'] });
    expect((await runCadence('caller assign 1 --to Robin', { store })).out).toBe('gave 1 customer to Robin\n');
    expect((await store.customers.get(1))?.handSet).toEqual(['city', 'owner']);
  });

  it('are in nobody’s way with other fields, or with the same value', async () => {
    const other = await readTooSoon({ product: 'vans' });
    expect((await runCadence('edit 1 --city Paris', { store: other })).out).toBe('Ada: changed\n');
    const same = await readTooSoon({ city: 'Paris' });
    expect((await runCadence('edit 1 --city Paris', { store: same })).code).toBe(0);
  });
});

describe('two people who edit one person of a customer', () => {
  async function readTooSoon(): Promise<Store> {
    const store = await bookWith({ name: 'Finch Ltd', people: [{ name: 'Bob', role: 'buyer' }] });
    return afterColleague(store, async (book) => await book.people.change(1, { role: 'director', handSet: ['role'] }));
  }
  const bobOf = async (store: Store) => (await store.people.of(1))[0];

  it('are told what the other wrote, and nothing is written over it unseen', async () => {
    const store = await readTooSoon();
    const { code, err } = await runCadence('edit 1 --person Bob --role chef', { store });
    expect(code).toBe(1);
    expect(err).toContain('Bob was changed by somebody else since they were read\n');
    expect(err).toContain('role is “director” now, and would be “chef”');
    expect((await bobOf(store))?.role).toBe('director');
  });

  it.each([
    ['n', 'director'],
    ['y', 'chef'],
  ])('are asked on a terminal: %s', async (answer, role) => {
    const store = await readTooSoon();
    const { err } = await runCadence('edit 1 --person Bob --role chef', {
      ...{ store, terminal: 80 },
      prompter: scripted(answer),
    });
    expect(err).toContain('role is “director” now');
    expect((await bobOf(store))?.role).toBe(role);
  });

  it('are in nobody’s way with other facts, and both stay set by hand', async () => {
    const store = await readTooSoon();
    expect((await runCadence('edit 1 --person Bob --left 2026-11-20', { store })).code).toBe(0);
    expect((await bobOf(store))?.handSet).toEqual(['role', 'leftOn']);
  });
});

it('an import says which owners are no callers', async () => {
  const store = await teamBook();
  const input = 'Name,Owner\nEva Roth,Kim\nJan Quell,robin\n';
  const { err } = await runCadence('import - --yes', { store, input });
  expect(err).toContain(
    'owners who are not callers in this book, so anyone may call their customers: Kim (1 customer)',
  );
});
