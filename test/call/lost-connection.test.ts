/** The connection to the server of the book is lost in a call: what is said is written once, in its order. */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, onTestFinished } from 'vitest';
import { keptAside, outboxOf, writeKept } from '../../src/app/calls/outbox.ts';
import { CallNotes, callTouch } from '../../src/call/notes.ts';
import type { HowItWent } from '../../src/call/outbox.ts';
import type { Workspace } from '../../src/context.ts';
import { blankPerson } from '../../src/domain/person.ts';
import type { Saving } from '../../src/domain/script/session.ts';
import type { Outcome } from '../../src/domain/touch.ts';
import { home } from '../../src/platform/home.ts';
import { filesBesideServer } from '../../src/platform/server-files.ts';
import { openBook } from '../../src/store/open.ts';
import { shownAddress } from '../../src/store/server.ts';
import type { Store } from '../../src/store/store.ts';
import { nowhere, runCadence } from '../support/cadence.ts';
import { makeTeamBook, openFor, teamDay } from '../support/callers-on-server.ts';
import { newFolder } from '../support/folder.ts';
import { testServer } from '../support/postgres.ts';
import { type ScriptedPrompter, scripted } from '../support/prompter.ts';
import { type WayToServer, wayTo } from '../support/proxy.ts';
import { describeWhere, itWhere } from '../support/where.ts';

const me = new Map([['me', 'Caller 0']]);

const went = (outcome: Outcome): HowItWent => ({
  ...{ outcome, customer: { id: 1, phones: [], struckPhones: [], snoozedUntil: null }, person: null, number: null },
  ...{ callback: null, searchBy: teamDay, summary: `called Customer 0: ${outcome}` },
});

const server = await testServer();
const whyNot = typeof server === 'string' ? '' : server.whyNot;
const it = itWhere(whyNot === '', whyNot);

describeWhere(whyNot === '', whyNot)('a call whose server is away for a while', () => {
  let way: WayToServer;
  let schema = '';
  let store: Store;
  let ctx: Pick<Workspace, 'files' | 'programs'>;
  let warned: string[] = [];
  let folder = '';

  beforeEach(async () => {
    folder = newFolder();
    onTestFinished(() => rmSync(folder, { recursive: true }));
    schema = `?schema=test_${randomBytes(6).toString('hex')}`;
    await makeTeamBook(`${String(server)}${schema}`, { callers: 1, customers: 2 });
    way = await wayTo(String(server));
    onTestFinished(() => way.end());
    store = await open(`${way.address}${schema}`);
    ctx = workspace(1);
    warned = [];
  });

  async function open(path: string): Promise<Store> {
    const opened = await openFor(path, 'Caller 0');
    onTestFinished(() => opened.close());
    return opened;
  }

  /** Of the process of this number, which ends with its test. */
  function workspace(number: number, { shown = 'postgres://here/book', local = join(folder, 'cadence.db') } = {}) {
    const files = filesBesideServer({ shown, local }, home(new URL('../../', import.meta.url)), async () => {
      throw new Error('nothing is written by name');
    });
    const programs = { mark: () => ({ number, host: 'here', start: null }), isAlive: () => false };
    return { files, programs: programs as unknown as Workspace['programs'] };
  }

  const kept = () => {
    const calls = join(dirname(ctx.files.database), 'calls');
    return existsSync(calls) ? readdirSync(calls).map((name) => join(calls, name)) : [];
  };
  const screen = { warn: (text: string) => void warned.push(text), prompter: { confirm: async () => false } as never };
  const begin = async (outcome: Outcome = 'connected') => {
    const touch = callTouch({ id: 1 }, outcome, { day: teamDay, time: '10:00', by: 'Ann', unfinished: true });
    const outbox = outboxOf(ctx, () => randomBytes(9).toString('hex'));
    return await CallNotes.begin({ store, screen, outbox }, { touch, ...went(outcome) });
  };
  const note = (text: string): Saving => ({ kind: 'note', text });
  const fact = (text: string): Saving => ({ kind: 'fact', text, day: null });
  const close = { kind: 'close', minutes: 4, sentiment: 'positive', next: null, summary: 'talked to Ada' } as const;
  /** What the book has of the call, over a connection of its own. */
  const inTheBook = async () => {
    const book = await open(`${String(server)}${schema}`);
    const [touch] = await book.touches.of(1);
    const { facts } = await book.facts.of(1);
    const texts = facts.toSorted((a, b) => a.id - b.id).map(({ text }) => text);
    return { note: touch?.note, unfinished: touch?.unfinished, minutes: touch?.minutes, facts: texts };
  };

  it('goes on, keeps what is said for its owner only, and writes it when the server is back', async () => {
    const notes = await begin();
    await notes.save([note('before')]);
    way.cut();
    await notes.save([note('while away')]);
    await notes.save([fact('tea')]);
    expect(notes.note).toBe('before\nwhile away');
    expect(warned).toHaveLength(1);
    expect(warned[0]).toContain('Go on: what you note is kept on this computer until it is back.');
    expect(kept().map((path) => statSync(path).mode & 0o777)).toEqual([0o600]);
    way.mend();
    await notes.save([note('after'), fact('coffee')]);
    await notes.record([close]);
    expect(await inTheBook()).toEqual({
      ...{ note: 'before\nwhile away\nafter', unfinished: false, minutes: 4, facts: ['tea', 'coffee'] },
    });
    expect([kept(), await notes.settled()]).toEqual([[], 0]);
  });

  it('is written by the next command after a crash, once', async () => {
    const notes = await begin();
    way.cut();
    await notes.save([note('first'), fact('tea')]);
    await notes.save([note('second')]);
    await notes.record([close]);
    expect(await notes.settled()).toBe(3);
    way.mend();
    const next = workspace(2);
    expect(await writeKept(next, await open(`${way.address}${schema}`))).toEqual([
      'The last notes of the call with Customer 0 were saved on this computer and are now in the book.',
    ]);
    expect(await writeKept(next, store)).toEqual([]);
    expect(await inTheBook()).toEqual({ note: 'first\nsecond', unfinished: false, minutes: 4, facts: ['tea'] });
    expect(kept()).toEqual([]);
  });

  it('has an answer once that was stored, and of which the server could not say so', async () => {
    const notes = await begin();
    way.cutAfter('UPDATE done_once');
    await notes.save([note('stored'), fact('tea')]);
    expect(warned).toHaveLength(1);
    await notes.save([note('later')]);
    expect(await inTheBook()).toMatchObject({ note: 'stored\nlater', facts: ['tea'] });
    expect(kept()).toEqual([]);
  });

  it('has the outcome and the day they named as well, though the server was away from the beginning', async () => {
    way.cut();
    const notes = await begin('callback');
    await notes.record([{ kind: 'moment', ...went('callback'), callback: { day: '2026-11-25', time: '10:00' } }]);
    await notes.save([note('ask for bags')]);
    expect([notes.operation, await notes.settled()]).toEqual([null, 3]);
    way.mend();
    expect(await writeKept(workspace(2), store)).toHaveLength(1);
    const [touch] = await store.touches.of(1);
    expect(touch).toMatchObject({ outcome: 'callback', unfinished: false, note: 'ask for bags', time: '10:00' });
    expect(await store.promises.of(1)).toMatchObject([
      { kind: 'callback', due: '2026-11-25', time: '10:00', touchId: touch?.id },
    ]);
    const [call] = await store.operations.latest(1);
    await store.undo(call?.id ?? 0, { preview: false, day: teamDay });
    expect([await store.touches.of(1), await store.promises.of(1), kept()]).toEqual([[], [], []]);
  });

  it('has the call once that was stored, and of which only the confirmation was lost', async () => {
    way.cutAfter('UPDATE done_once');
    const notes = await begin();
    way.cut();
    await notes.save([note('after the outcome')]);
    way.mend();
    expect(await writeKept(workspace(2), store)).toHaveLength(1);
    expect((await store.touches.of(1)).map((touch) => touch.note)).toEqual(['after the outcome']);
    expect((await store.operations.latest(5)).filter(({ kind }) => kind === 'call')).toHaveLength(1);
  });

  it('takes a call back that waits, once the server is there', async () => {
    way.cut();
    const notes = await begin('callback');
    expect(kept()).toHaveLength(1);
    way.mend();
    await notes.takeBack();
    expect([await store.touches.of(1), kept()]).toEqual([[], []]);
  });

  it.each([
    ['a half-written file', '{"holder":{"number":1'],
    ['a file of something else', '{"holder":{"number":1,"host":"here","start":null},"touchId":1}'],
    ['no text at all', '\0\0\0'],
  ])('sets %s aside, says where, and stops no command', async (_, content) => {
    const notes = await begin();
    way.cut();
    await notes.save([note('to be kept')]);
    way.mend();
    const [good = ''] = kept();
    const bad = join(dirname(good), '0.json');
    writeFileSync(bad, content);
    const said = await writeKept(workspace(2), store);
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(
      /^Notes from a call cannot be read \(.+\)\. They are in .+0\.unwritten: add what you can read there/,
    );
    expect(kept()).toEqual([bad.replace('.json', '.unwritten')]);
    expect(readFileSync(kept()[0] ?? '', 'utf8')).toBe(content);
    expect(await inTheBook()).toMatchObject({ note: 'to be kept' });
    expect(await keptAside(workspace(2))).toEqual(kept());
  });

  it('waits for the next command while somebody has the whole book', async () => {
    const notes = await begin();
    way.cut();
    await notes.save([note('later')]);
    way.mend();
    const how = { create: false, exists: true, patience: 1, now: () => new Date('2026-11-23T09:00:00Z') };
    const impatient = await openBook({ path: `${String(server)}${schema}`, ...how });
    onTestFinished(() => impatient.close());
    await store.atomically({ kind: 'import', day: teamDay }, async () => {
      const [said] = await writeKept(workspace(2), impatient);
      expect(said).toMatch(/^Notes from a call are still only on this computer \(.* is in use by/);
    });
    expect(await writeKept(workspace(2), impatient)).toHaveLength(1);
    expect(await inTheBook()).toMatchObject({ note: 'later' });
  });

  it.each([
    ['all of the call', 'never'],
    ['what was said before it was known how it went', 'Who answered?'],
    ['who left', 'How did it go?'],
  ])('keeps who left and who answered as well, while it is away for %s', async (_, backAt) => {
    const day = teamDay;
    await store.atomically({ kind: 'edit', day, customers: [1] }, async (book) => {
      for (const name of ['Ann Lee', 'Bob Ray'])
        await book.people.add({ ...blankPerson, customerId: 1, name, createdOn: day });
    });
    const database = `${way.address}${schema}`;
    const talk = ['g', '2', 'c', 'o', 'Carla, head of purchasing', 'y', 'tea', '/fact sings', '/end', '+', 's'];
    const waits = backAt === 'never';
    const typed = scripted(...talk, ...(waits ? [] : ['s']));
    const at = (question: string) => {
      if (question.startsWith(backAt) && way.isCut) way.mend();
      if (question === 'Who no longer works there?') way.cut();
    };
    const prompter: ScriptedPrompter = {
      ...typed,
      choose: async (question, choices, options) => {
        at(question);
        return await typed.choose(question, choices, options);
      },
    };
    const other = { mark: () => ({ number: 7, host: 'elsewhere', start: null }) };
    const made = await runCadence('call 1', { database, prompter, terminal: 80, programs: other, settings: me });
    expect(made.out).toContain(`  ${database.slice(0, 30)}`);
    expect([typed.left, typed.asked.filter((question) => question.startsWith('Try'))]).toEqual([[], []]);
    expect(made.code).toBe(waits ? 1 : 0);
    way.mend();
    expect(await writeKept(workspace(2, { shown: shownAddress(database, {}), local: nowhere }), store)).toHaveLength(
      waits ? 1 : 0,
    );
    const book = await open(`${String(server)}${schema}`);
    const people = await book.people.of(1);
    expect(people.map(({ name, role, leftOn }) => [name, role, leftOn])).toEqual([
      ['Ann Lee', null, null],
      ['Bob Ray', null, teamDay],
      ['Carla', 'head of purchasing', null],
    ]);
    const carla = people.at(-1)?.id;
    expect(await book.touches.of(1)).toMatchObject([
      { outcome: 'connected', unfinished: false, personId: carla, note: 'tea' },
    ]);
    expect((await book.facts.of(1)).facts).toMatchObject([{ text: 'sings', personId: carla }]);
    const calls = (await book.operations.latest(9)).filter(({ kind }) => kind === 'call');
    expect(calls).toMatchObject([{ summary: 'talked to Carla, Customer 0' }]);
  });

  it('sets aside what the book can no longer take, and says where', async () => {
    const notes = await begin();
    way.cut();
    await notes.save([note('too late')]);
    way.mend();
    const other = await open(`${String(server)}${schema}`);
    await other.undo((await other.operations.latest(1))[0]?.id ?? 0, { preview: false, day: teamDay });
    const [said = ''] = await writeKept(workspace(2), other);
    expect(said).toMatch(
      /^Notes from a call could not be written \(the call is no longer in the book\)\. They are in .+unwritten: /,
    );
    expect(kept().map((path) => path.slice(-10))).toEqual(['.unwritten']);
  });
});
