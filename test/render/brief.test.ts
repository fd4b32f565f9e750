import { describe, expect, it } from 'vitest';
import type { PromiseOwed } from '../../src/domain/promise.ts';
import type { Brief } from '../../src/domain/script/brief.ts';
import { briefText } from '../../src/render/brief.ts';
import { unpainted } from '../../src/render/paint.ts';
import { aCustomer, aPurchase } from '../support/book.ts';

const plainLook = { paint: unpainted, width: 79, links: false };

function aBrief(facts: Partial<Brief> = {}): Brief {
  const customer = { ...aCustomer({ name: 'Ada Finch', company: 'Finch & Co', phones: ['+49 351 1234567'] }), id: 1 };
  const none = { purchases: [], lastWords: [], promises: [], facts: [], questions: [], occasions: [], refusals: [] };
  const today = '2026-11-23';
  const nobody = { people: [], talks: new Map(), clocks: new Map(), outside: new Set<number>() };
  return {
    ...none,
    ...nobody,
    customer,
    today,
    tier: 'A',
    interval: 90,
    reasons: ['never called'],
    there: null,
    lastConversation: null,
    tryAgain: null,
    ...facts,
  };
}

const promise: PromiseOwed = {
  ...{ id: 1, customerId: 1, touchId: null, kind: 'promise', text: 'send the manual', due: '2026-11-27', time: null },
  ...{ madeOn: '2026-11-02', doneOn: null, toldOn: null, about: null, personId: null },
};

describe('the brief', () => {
  it('says all there is to know, in the order in which one needs it', () => {
    const brief = aBrief({
      customer: {
        ...aBrief().customer,
        ...{ emails: ['ada@finch.example'], city: 'Dresden', product: 'the bread oven', timeZone: 'Europe/Berlin' },
        ...{ interval: 180, intervalRequest: { on: '2026-05-04', reason: 'asked for in a call' } },
      },
      interval: 180,
      there: { time: '14:05', welcome: true },
      reasons: ['last talked 203 days ago', 'overdue'],
      lastConversation: '2026-05-04',
      purchases: ['2026-11-02', '2026-10-01', '2026-09-01', '2026-08-01'].map((day, i) => ({
        ...aPurchase({ day: day as Brief['today'], product: i === 0 ? 'oven' : null }),
        id: i,
      })),
      lastWords: [
        { day: '2026-05-04', asked: null, text: 'looking for a driver' },
        { day: '2026-05-04', asked: 'How is business?', text: 'two new vans' },
      ],
      promises: [
        { promise: { ...promise, due: '2026-11-20' }, customer: aBrief().customer },
        { promise: { ...promise, text: 'find a driver', doneOn: '2026-11-21' }, customer: aBrief().customer },
        {
          promise: { ...promise, kind: 'theirs', text: 'they send the drawings', due: '2026-11-23' },
          customer: aBrief().customer,
        },
        {
          promise: { ...promise, kind: 'callback', text: 'Call back', due: '2026-11-24', time: '10:00' },
          customer: aBrief().customer,
          timeHere: { time: '09:00', daysLater: 0 },
        },
      ],
      facts: [
        {
          id: 1,
          customerId: 1,
          kind: 'goal',
          text: 'new store in May',
          day: '2027-05-01',
          notedOn: '2026-05-04',
          personId: null,
        },
        { id: 2, customerId: 1, kind: 'fact', text: 'two daughters', day: null, notedOn: '2026-05-04', personId: null },
      ],
      questions: [{ id: 1, customerId: 1, text: 'how did the move go?', notedOn: '2026-05-04', askedIn: null }],
      occasions: [{ day: '2026-12-03', text: 'birthday (40)' }],
      refusals: [
        { id: 1, customerId: 1, kind: 'card', who: null, day: '2026-05-04', reason: 'saves paper', personId: null },
      ],
    });
    expect(briefText(brief, plainLook)).toBe(`Ada Finch, Finch & Co · Dresden · tier A
+49 351 1234567 · ada@finch.example
14:05 there

Why            last talked 203 days ago; overdue
Product        the bread oven
Bought         2026-11-02  oven, 100.00 EUR
               2026-10-01  100.00 EUR
               2026-09-01  100.00 EUR
               and 1 more order since we talked on Mon 4 May
Last words     Mon 4 May: “looking for a driver”
               Mon 4 May: How is business? “two new vans”
We promised    send the manual, 3 days late
               find a driver, done on 2026-11-21: tell them
               Call back, by Tue 24 Nov at 10:00 there (09:00 here)
They promised  they send the drawings, by today
Goals          new store in May (noted 2026-05-04)
Know           two daughters (noted 2026-05-04)
To ask         how did the move go?
Soon           birthday (40), Thu 3 Dec
Their wish     a call every 180 days, since 2026-05-04: asked for in a call
               no card, since 2026-05-04: saves paper
`);
  });

  it('warns of an hour at which nobody wants to be called', () => {
    const text = briefText(aBrief({ there: { time: '03:12', welcome: false } }), plainLook);
    expect(text).toContain('03:12 there: outside 09:00 to 17:30 on working days\n');
  });

  it('says when there is no number', () => {
    const customer = { ...aBrief().customer, phones: [] };
    expect(briefText(aBrief({ customer }), plainLook)).toContain('\nno phone number\n');
  });

  it('fits into 30 columns, labels above their texts', () => {
    const text = briefText(aBrief({ reasons: ['last talked 203 days ago', 'silent for long'] }), {
      ...plainLook,
      width: 30,
    });
    expect(text).toBe(
      'Ada Finch, Finch & Co · tier A\n+49 351 1234567\n\nWhy\n  last talked 203 days ago;\n  silent for long\n',
    );
  });

  it('lets nothing from outside steer the terminal', () => {
    const customer = { ...aBrief().customer, name: 'Ada\u001b[2J\u0007', phones: ['+49\u001b]8;;evil\u001b\\ 351'] };
    const brief = aBrief({ customer, lastWords: [{ day: '2026-05-04', asked: null, text: 'a\u001b[31m\r\nb\u0000' }] });
    expect(briefText(brief, plainLook)).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    const linked = briefText(brief, { ...plainLook, links: true });
    expect(linked.match(/\u001b\]8;;[^\u001b]*/g)).toEqual(['\u001b]8;;tel:+49351', '\u001b]8;;']);
  });
});
