import { describe, expect, it } from 'vitest';
import { addDays, type Day, daysBetween, toEpochDay } from '../../../src/domain/day.ts';
import { type Happened, nextCall } from '../../../src/domain/plan/next-call.ts';
import { usualFirstTries } from '../../../src/domain/plan/reach.ts';
import type { PlanCustomer } from '../../../src/domain/plan/slot.ts';
import type { Outcome, TouchKind } from '../../../src/domain/touch.ts';
import { aCalendar, aPlanCustomer, monday } from '../../support/plan.ts';

const ago = (days: number) => addDays(monday, -days);
const ahead = (days: number) => addDays(monday, days);
const nothing: Happened = { touch: null, attempts: [], callback: null, changed: false };
const call = (outcome: Outcome | null, facts: { day?: Day; time?: string } = {}) => touch('call', outcome, facts);

function touch(kind: TouchKind, outcome: Outcome | null = null, facts: { day?: Day; time?: string } = {}): Happened {
  const { day = monday, time = null } = facts;
  return { ...nothing, touch: { kind, outcome, unfinished: false, direction: 'outbound', day, time } };
}

/** The next call of a customer who is called every 100 days: days from today and why, or null when it stays. */
function next(happened: Happened, facts: Partial<PlanCustomer> = {}, full: (day: number) => boolean = () => false) {
  const customer = aPlanCustomer({ interval: 100, planned: ahead(55), plannedReason: 'interval', ...facts });
  const load = (day: number) => (full(day - toEpochDay(monday)) ? 8 : 0);
  const found = nextCall(customer, happened, {
    today: monday,
    calendar: aCalendar(),
    load,
    firstTries: usualFirstTries,
  });
  return found && [found.planned && daysBetween(monday, found.planned), found.reason];
}

describe('after what happened, the next call', () => {
  it.each<[string, Happened, Partial<PlanCustomer>, ReturnType<typeof next>]>([
    ['is on the day they asked for', { ...nothing, callback: ahead(5) }, {}, [5, 'callback']],
    ['never in the past', { ...nothing, callback: ago(3) }, {}, [0, 'callback']],
    ['also when they talked', { ...call('connected'), callback: ahead(5) }, {}, [5, 'callback']],
    ['follows the rhythm after a talk', call('connected'), { lastConversation: monday }, [85, 'interval']],
    ['follows the rhythm after a visit', touch('visit'), { lastConversation: monday }, [85, 'interval']],
    ['is tomorrow after no answer', call('no_answer'), {}, [1, 'retry']],
    ['is today after a busy line', call('busy', { time: '10:00' }), {}, [0, 'retry']],
    ['is not in the past after a call logged late', call('no_answer', { day: ago(10) }), {}, [0, 'retry']],
    [
      'rests a third of the time that is left until it is due after three attempts',
      { ...call('busy'), attempts: ['busy', 'busy'] },
      {},
      [24, 'rest'],
    ],
    ['but not in the past', { ...call('busy', { day: ago(90) }), attempts: ['busy', 'busy'] }, {}, [0, 'rest']],
    [
      'is looked for after three weeks at a bad moment',
      call('not_now'),
      { lastConversation: null },
      [21, 'bad moment'],
    ],
    [
      'though it was planned sooner',
      call('not_now'),
      { lastConversation: ago(60), planned: ahead(3) },
      [25, 'bad moment'],
    ],
    ['but not before the rhythm has it', call('not_now'), { lastConversation: ago(10) }, [74, 'bad moment']],
    [
      'unless they had asked for the call',
      call('not_now'),
      { lastConversation: ago(10), planned: monday, plannedReason: 'callback' },
      [21, 'bad moment'],
    ],
    ['is for the others once one of the people wants no calls', call('do_not_call'), {}, [56, 'interval']],
    ['stays when nothing happened', nothing, {}, null],
    ['is planned anew when the interval changed', { ...nothing, changed: true }, {}, [56, 'interval']],
    ['is planned anew when nobody owes them a call any more', nothing, { plannedReason: 'callback' }, [56, 'interval']],
    ['is due at once for the overdue', { ...nothing, changed: true }, { lastConversation: ago(200) }, [0, 'overdue']],
    ['waits for the end of a snooze', { ...nothing, changed: true }, { notBefore: ahead(80) }, [80, 'snooze']],
    [
      'a snooze that ends today is over',
      { ...nothing, changed: true },
      { lastConversation: ago(200), notBefore: monday },
      [0, 'overdue'],
    ],
    [
      'a pause that ends before the window changes nothing',
      { ...nothing, changed: true },
      { notBefore: ahead(10) },
      [56, 'interval'],
    ],
    ['stays after an e-mail that has no outcome', touch('email'), {}, null],
    ['stays after a call without an outcome', call(null), {}, null],
  ])('%s', (_, happened, facts, planned) => {
    expect(next(happened, facts)).toEqual(planned);
  });

  it('takes another day when the days after a rest are full', () => {
    const tired: Happened = { ...call('busy'), attempts: ['busy', 'busy'] };
    expect(next(tired, {}, (day) => day === 24)).toEqual([25, 'rest']);
    expect(next(tired, {}, (day) => day >= 24 && day < 38)).toEqual([38, 'rest']);
    expect(next(tired, { tier: 'B' }, () => true)).toEqual([null, 'rest']);
  });

  it('is not put off for weeks once a year without a conversation is nearly over', () => {
    const tired = { ...call('busy'), attempts: ['busy', 'busy'] } as const;
    const overdue = (days: number) => ({ tier: 'B', interval: 180, lastConversation: ago(days) }) as const;
    expect(next(tired, overdue(350), (day) => day >= 8 && day < 60)).toEqual([8, 'rest']);
    expect(next(tired, overdue(350), (day) => day >= 8 && day < 15)).toEqual([8, 'rest']);
    expect(next(tired, overdue(350), (day) => day >= 8 && day < 11)).toEqual([11, 'rest']);
    expect(next(tired, overdue(300), (day) => day >= 8 && day < 60)).toEqual([60, 'rest']);
    expect(next(tired, { ...overdue(350), tier: null }, (day) => day >= 8 && day < 60)).toEqual([60, 'rest']);
  });

  it('is not put off for weeks in tier A when the days after a rest are full', () => {
    const tired: Happened = { ...call('busy'), attempts: ['busy', 'busy'] };
    expect(next(tired, { tier: 'A' }, (day) => day >= 24 && day < 60)).toEqual([24, 'rest']);
    expect(next(tired, { tier: 'B' }, (day) => day >= 24 && day < 60)).toEqual([60, 'rest']);
    expect(next(call('not_now'), { tier: 'A', lastConversation: ago(200) }, () => true)).toEqual([21, 'bad moment']);
  });

  it('comes on a full day after no answer, for a retry is short', () => {
    expect(next(call('no_answer'), {}, () => true)).toEqual([1, 'retry']);
  });
});

describe('a card', () => {
  it.each<[string, Partial<PlanCustomer>, ReturnType<typeof next>]>([
    ['moves a call that is before its window', { lastConversation: ago(5), planned: ahead(5) }, [80, 'interval']],
    ['but none whose day was chosen', { lastConversation: ago(5), planned: ahead(5), plannedReason: 'by hand' }, null],
    ['puts off a call whose day has passed', { lastConversation: ago(82), planned: ago(1) }, [4, 'interval']],
    ['not an overdue one', { lastConversation: ago(200), planned: ago(1) }, null],
    ['leaves a call on the first day of its window', { planned: ahead(40) }, null],
    ['leaves a customer without a planned call alone', { planned: null }, null],
  ])('%s', (_, facts, planned) => {
    expect(next(touch('card'), { ...facts, lastCard: monday })).toEqual(planned);
  });
});
