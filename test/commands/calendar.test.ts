/** A calendar that is written again and again, as a calendar program takes it in: by UID, the higher SEQUENCE wins. */
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';

const zone = 'Europe/Berlin';
const ann = { name: 'Ann', phones: ['+49 30 1234567'], interval: 90 };
const bea = { name: 'Bea', phones: ['+49 30 2345678'], interval: 90 };

interface Entry {
  readonly sequence: number;
  readonly title: string;
  readonly day: string;
  readonly cancelled: boolean;
}

/** A calendar program. */
class Calendar {
  readonly #entries = new Map<string, Entry>();

  async read(store: Store, today: Day, command = 'week --ics'): Promise<void> {
    const { code, out } = await runCadence(command, { store, today, zone });
    expect(code).toBe(0);
    for (const component of new ICAL.Component(ICAL.parse(out)).getAllSubcomponents('vevent')) {
      const event = new ICAL.Event(component);
      const before = this.#entries.get(event.uid);
      if (before !== undefined) expect(event.sequence).toBeGreaterThanOrEqual(before.sequence);
      const cancelled = component.getFirstPropertyValue('status') === 'CANCELLED';
      const day = event.startDate.toString().slice(0, 10);
      this.#entries.set(event.uid, { sequence: event.sequence, title: event.summary, day, cancelled });
    }
  }

  get shown(): string[] {
    return [...this.#entries.values()]
      .flatMap(({ title, day, cancelled }) => (cancelled ? [] : [`${day} ${title}`]))
      .sort();
  }

  get uids(): string[] {
    return [...this.#entries.keys()].sort();
  }
}

async function run(store: Store, args: string, today: Day = someDay): Promise<void> {
  const { code, err } = await runCadence(args, { store, today });
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
}

describe('a calendar that was read before', () => {
  it.each<[string, string, string[]]>([
    ['moves a call that was snoozed', 'snooze 1 2026-12-28', ['2026-11-23 Call Bea', '2026-12-28 Call Ann']],
    ['moves a call that was made to the next one', 'log 1', ['2026-11-23 Call Bea', '2027-02-08 Call Ann']],
    ['loses the call of somebody who wants none', 'dnc 1', ['2026-11-23 Call Bea']],
    ['loses the call of a customer who was archived', 'edit 1 --archive', ['2026-11-23 Call Bea']],
    ['loses the call of a customer who was merged into another', 'merge 2 1', ['2026-11-23 Call Bea']],
    ['loses the call of a customer who was erased', 'erase 1 --yes', ['2026-11-23 Call Bea']],
    ['loses the call of somebody without a rhythm', 'interval 1 none', ['2026-11-23 Call Bea']],
  ])('%s', async (_, command, shown) => {
    const store = await bookWith(ann, bea);
    const calendar = new Calendar();
    await calendar.read(store, someDay);
    expect(calendar.shown).toEqual(['2026-11-23 Call Ann', '2026-11-23 Call Bea']);
    await run(store, command);
    await calendar.read(store, someDay);
    expect(calendar.shown).toEqual(shown);
    expect(calendar.uids).toHaveLength(2);
  });

  it('has back what was undone', async () => {
    const store = await bookWith(ann);
    const calendar = new Calendar();
    await calendar.read(store, someDay);
    for (const command of ['dnc 1', 'undo', 'snooze 1 2026-12-28', 'undo']) {
      await run(store, command);
      await calendar.read(store, someDay);
    }
    expect(calendar.shown).toEqual(['2026-11-23 Call Ann']);
  });

  it('follows a promise: to another day, and until it is kept', async () => {
    const store = await bookWith(ann);
    const calendar = new Calendar();
    const { code } = await runCadence(['log', '1', '--outcome', 'callback', '--by', 'friday at 10'], { store });
    expect(code).toBe(0);
    await calendar.read(store, someDay);
    expect(calendar.shown).toEqual(['2026-11-27 Call back Ann']);
    await run(store, 'pause 1 --until 2026-12-21');
    await calendar.read(store, someDay);
    expect(calendar.shown).toEqual(['2026-12-21 Call back Ann']);
    await run(store, 'log 1 --kind visit');
    await calendar.read(store, someDay);
    expect(calendar.shown).toEqual(['2027-02-08 Call Ann']);
  });

  it('keeps its names when the same customers are imported again, with a last contact', async () => {
    const store = await bookWith();
    const csv = (last: string) =>
      `Name,Phone,Last contacted\nAnn,+49 30 1234567,${last}\nBea,+49 30 2345678,2026-01-05\n`;
    const add = async (input: string) => expect((await runCadence('import - --yes', { store, input })).code).toBe(0);
    await add(csv(''));
    const calendar = new Calendar();
    await calendar.read(store, someDay);
    const before = calendar.uids;
    await add(csv('2026-01-06'));
    await calendar.read(store, someDay);
    expect(calendar.uids).toEqual(before);
  });

  it('gets another number on a later day, and writes nothing into the book', async () => {
    const store = await bookWith(ann, bea);
    const calendar = new Calendar();
    await calendar.read(store, someDay);
    const before = await store.operations.revision();
    await calendar.read(store, '2026-11-24');
    await calendar.read(store, '2026-11-25', 'plan --ics');
    expect(await store.operations.revision()).toBe(before);
    expect(calendar.shown).toEqual(['2026-11-25 Call Ann', '2026-11-25 Call Bea']);
  });

  it('has a call back once, by the week and by the plan', async () => {
    const store = await bookWith(ann, bea);
    const calendar = new Calendar();
    for (const command of ['week --ics', 'plan --ics']) await calendar.read(store, someDay, command);
    await run(store, 'log 1 --outcome callback --by 2026-11-25');
    for (const command of ['week --ics', 'plan --ics', 'week --ics']) {
      await calendar.read(store, someDay, command);
      expect(calendar.shown).toEqual(['2026-11-23 Call Bea', '2026-11-25 Call back Ann']);
    }
  });

  it('of an owner loses only the owner’s customers of an undone import', async () => {
    const store = await bookWith();
    const input = 'Name,Phone,Owner\nBea,+49 30 2345678,Robin\nCleo,+49 30 3456789,Sasha\n';
    expect((await runCadence('import - --yes', { store, input })).code).toBe(0);
    const calendar = new Calendar();
    for (const command of ['week --ics --owner Robin', 'week --ics --owner Sasha'])
      await calendar.read(store, someDay, command);
    expect(calendar.shown).toHaveLength(2);
    await run(store, 'undo');
    await calendar.read(store, someDay, 'week --ics --owner robin');
    expect(calendar.shown).toEqual(['2026-11-23 Call Cleo']);
  });

  it('loses the customers of an import that was undone, and has them back with redo', async () => {
    const store = await bookWith(ann);
    const input = 'Name,Phone\nBea,+49 30 2345678\nCleo,+49 30 3456789\n';
    expect((await runCadence('import - --yes', { store, input })).code).toBe(0);
    const calendar = new Calendar();
    await calendar.read(store, someDay);
    const all = calendar.shown;
    expect(all).toHaveLength(3);
    await run(store, 'undo');
    await calendar.read(store, someDay);
    expect(calendar.shown).toEqual(['2026-11-23 Call Ann']);
    await run(store, 'redo');
    await calendar.read(store, someDay);
    expect(calendar.shown).toEqual(all);
  });

  it('loses those who were shown for room that is no more', async () => {
    const people = Array.from({ length: 12 }, (_, i) => ({ ...ann, name: `Customer ${i}` }));
    const store = await bookWith(...people);
    const calendar = new Calendar();
    await calendar.read(store, someDay);
    expect(calendar.shown).toHaveLength(12);
    // Without a day, as when the year has no room for them: shown as far as the week has room.
    const withoutDay = async () =>
      await store.atomically({ kind: 'plan', day: '2026-10-01' }, async (book) => {
        for (let id = 3; id <= 12; id++) await book.standings.place(id, null, 'never called');
      });
    await withoutDay();
    await calendar.read(store, someDay);
    expect(calendar.shown).toHaveLength(12);
    await run(store, 'config set capacity mon:2');
    await withoutDay();
    await calendar.read(store, someDay);
    const listed = JSON.parse((await runCadence('week --json', { store, today: someDay })).out).days;
    const names = listed.flatMap(({ date, calls }: { date: string; calls: { name: string }[] }) =>
      calls.map(({ name }) => `${date} Call ${name}`),
    );
    expect(names).toHaveLength(2);
    expect(calendar.shown).toEqual(names.sort());
  });

  it('cancels nothing when it is read twice with nothing done between, though many wait for room', async () => {
    const store = await bookWith();
    await run(store, 'config set capacity 1');
    const rows = Array.from({ length: 600 }, (_, i) => `Shop ${i},+49 30 ${2345000 + i}\n`).join('');
    expect((await runCadence('import - --yes', { store, input: `Name,Phone\n${rows}` })).code).toBe(0);
    const waiting = await store.standings.callable(someDay, { until: '2026-11-29', count: 600 });
    expect(waiting.ids.length).toBeGreaterThan(100);
    for (const command of ['week --ics', 'week --ics', 'plan --ics', 'plan --ics']) {
      const { out } = await runCadence(command, { store, today: someDay, zone });
      expect(out).toContain('BEGIN:VEVENT');
      expect(out).not.toContain('STATUS:CANCELLED');
    }
  });

  it('has its stamps in UTC', async () => {
    const { out } = await runCadence('week --ics', { store: await bookWith(ann), today: someDay, zone });
    expect(out.match(/^DTSTAMP.*$/m)?.[0].trim()).toMatch(/^DTSTAMP:\d{8}T\d{6}Z$/);
  });
});
