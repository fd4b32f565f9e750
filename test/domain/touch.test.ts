import { describe, expect, it } from 'vitest';
import {
  isConversation,
  type Outcome,
  outcomeNames,
  outcomes,
  type Retry,
  type TouchKind,
  touchKinds,
} from '../../src/domain/touch.ts';

const days = (workingDays: number, otherTimeOfDay: boolean): Retry => ({
  after: 'workingDays',
  workingDays,
  otherTimeOfDay,
});

describe('what an outcome of a call means', () => {
  it.each<[Outcome, string, string, Retry | null]>([
    ['connected', 'c', 'Talked', null],
    ['left_message', 'm', 'Message with a person', days(3, true)],
    ['left_voicemail', 'v', 'Voicemail', days(3, true)],
    ['no_answer', 'n', 'No answer', days(1, true)],
    ['busy', 'b', 'Busy', { after: 'hours', hours: 2 }],
    ['wrong_number', 'w', 'Wrong number', days(5, false)],
    ['disconnected', 'd', 'Number dead', days(5, false)],
    ['callback', 'l', 'Call me back later', null],
    ['not_now', 'o', 'Bad moment', null],
    ['do_not_call', 'x', 'Asked not to be called', null],
  ])('%s is the key %s, is shown as %s, and is tried again: %j', (outcome, key, label, retry) => {
    expect(outcomes[outcome]).toMatchObject({ outcome, key, label, retry });
  });

  /** The outcomes of which something is so, in the order they are offered. */
  const those = (is: (meaning: (typeof outcomes)[Outcome]) => boolean) =>
    outcomeNames.filter((name) => is(outcomes[name]));

  it('is one key each', () => {
    expect(new Set(outcomeNames.map((name) => outcomes[name].key)).size).toBe(outcomeNames.length);
  });

  it('is a conversation only when both sides talked', () => {
    expect(those(({ conversation }) => conversation)).toEqual(['connected']);
  });

  it('is an attempt when nobody was reached who could be', () => {
    expect(those(({ attempt }) => attempt)).toEqual(['left_message', 'left_voicemail', 'no_answer', 'busy']);
  });

  it('strikes a bad number, and makes finding another one a promise', () => {
    const bad = ['wrong_number', 'disconnected'];
    expect(those(({ numberBad }) => numberBad)).toEqual(bad);
    expect(those(({ promise }) => promise === 'find the number')).toEqual(bad);
    expect(those(({ promise }) => promise !== null)).toEqual(bad);
  });

  it('asks for the day that the customer named, and stops the calls for who asked for that', () => {
    expect(those(({ asksForDay }) => asksForDay)).toEqual(['callback', 'not_now']);
    expect(those(({ stopsCalls }) => stopsCalls)).toEqual(['do_not_call']);
  });

  it('owes a callback without a day only to somebody who asked for one', () => {
    expect(those(({ owesCallback }) => owesCallback)).toEqual(['callback']);
  });

  it('is left behind at most twice in a row where it is a voicemail', () => {
    expect(those(({ atMost }) => atMost !== null)).toEqual(['left_voicemail']);
    expect(outcomes.left_voicemail.atMost).toBe(2);
  });
});

describe('a conversation', () => {
  it('is any visit or meeting, and a call that connected', () => {
    const talked = touchKinds.filter((kind) => isConversation({ kind, outcome: null, unfinished: false }));
    expect(talked).toEqual(['visit', 'meeting']);
    const calls = outcomeNames.filter((outcome) => isConversation({ kind: 'call', outcome, unfinished: false }));
    expect(calls).toEqual(['connected']);
  });

  it.each<TouchKind>(['email', 'text', 'card', 'gift', 'article', 'event', 'note'])('is no %s', (kind) => {
    expect(isConversation({ kind, outcome: 'connected', unfinished: false })).toBe(false);
  });
});
