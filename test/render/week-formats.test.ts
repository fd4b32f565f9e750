import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const ada = {
  name: '=Ada, Finch; "the\nfirst"',
  company: 'Finch & Söhne',
  phones: ['+49 30 1'],
  birthday: '--11-25',
} as const;

async function aBook() {
  const store = await bookWith(ada, {
    name: 'Bo *Small*',
    phones: ['+49 30 2'],
    touches: [{ day: '2026-05-01', note: 'wants <b>two</b>' }],
    interval: 90,
  });
  await store.atomically({ kind: 'log', day: '2026-11-20' }, async (book) => {
    const owed = { customerId: 2, touchId: null, madeOn: '2026-11-20', doneOn: null, toldOn: null } as const;
    await book.promises.add({ ...owed, kind: 'callback', text: 'call back', due: '2026-11-24', time: '10:15' });
    await book.promises.add({ ...owed, kind: 'promise', text: 'send the catalogue', due: '2026-11-20', time: null });
  });
  return store;
}

/** What another program reads in the calendar: by uid, when and what. */
function eventsOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  return { zones: calendar.getAllSubcomponents('vtimezone').length, events };
}

describe('as a calendar', () => {
  it('reads back elsewhere: calls one after the other in local time, promises on their day', async () => {
    const zone = 'Europe/Berlin';
    const { out } = await runCadence('week --ics', { store: await aBook(), zone });
    const { zones, events } = eventsOf(out);
    expect(zones).toBe(1);
    expect(
      events.map(({ summary, startDate, endDate }) => [startDate.toString(), endDate.toString(), summary]),
    ).toEqual([
      ['2026-11-23', '2026-11-24', 'Promised: send the catalogue (Bo *Small*)'],
      ['2026-11-24T10:15:00', '2026-11-24T10:35:00', 'Call back Bo *Small*'],
      ['2026-11-23T09:00:00', '2026-11-23T09:20:00', 'Call =Ada, Finch; "the first", Finch & Söhne'],
      ['2026-11-23T09:20:00', '2026-11-23T09:40:00', 'Call Bo *Small*'],
      ['2026-11-25', '2026-11-26', 'birthday: =Ada, Finch; "the first", Finch & Söhne'],
    ]);
    expect(events[1]?.startDate.zone.tzid).toBe(zone);
  });
});

describe('as a table', () => {
  it('starts no formula and keeps every call on a row', async () => {
    expect((await runCadence('week --csv', { store: await aBook() })).out).toBe(
      'date,id,name,company,phone,owner,tier,due,last conversation,reasons,last words\n' +
        `2026-11-23,1,"'=Ada, Finch; ""the first""",Finch & Söhne,'+49 30 1,,,2026-11-01,,never called; no purchases known,\n2026-11-23,2,Bo *Small*,,'+49 30 2,,,2026-07-30,2026-05-01,last talked 206 days ago; no purchases known,wants <b>two</b>\n`,
    );
  });
});

describe('as Markdown', () => {
  it('takes no name for markup', async () => {
    const { out } = await runCadence('week --markdown', { store: await aBook() });
    expect(out).toBe(`# Week of Monday 23 November 2026: 2 calls, 2 promises

## Promises

- [ ] send the catalogue, to Bo \\*Small\\*, due Fri 20 Nov (3 days late)
- [ ] call back, to Bo \\*Small\\*, due Tue 24 Nov 10:15 there (09:15 here)

## Monday 23 November 2026

- [ ] **=Ada, Finch; "the first", Finch & Söhne** · no. 1 · +49 30 1 · 10:00 there · never called; no purchases known
- [ ] **Bo \\*Small\\*** · no. 2 · +49 30 2 · 10:00 there · last talked 206 days ago; no purchases known
  > wants \\<b\\>two\\</b\\>

## Dates

- Wed 25 Nov  birthday of =Ada, Finch; "the first", Finch & Söhne; post a card by Fri 13 Nov

## Looking back

Last week: 0 calls, 0 conversations, 0 promises kept, 1 broken

Contacted on schedule: all 0%
`);
  });
});
