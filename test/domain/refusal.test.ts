import { expect, it } from 'vitest';
import {
  kindRefusedBy,
  type RefusalFacts,
  refusableKinds,
  refusalIn,
  refusalLabels,
  refusalSentence,
} from '../../src/domain/refusal.ts';
import { fc } from '../support/properties.ts';

it.each<[RefusalFacts, string]>([
  [{ kind: 'call', who: null, day: '2026-10-01', reason: null }, 'do not call, since 2026-10-01'],
  [{ kind: 'call', who: null, day: '2026-10-01', reason: 'mail: fine' }, 'do not call, since 2026-10-01: mail: fine'],
  [{ kind: 'call', who: 'Ann', day: '2026-10-01', reason: null }, 'no call to Ann, since 2026-10-01'],
  [{ kind: 'email', who: null, day: '2026-10-01', reason: 'enough' }, 'no email, since 2026-10-01: enough'],
  [{ kind: 'text', who: '+1 555 0100', day: '2026-10-01', reason: null }, 'no text to +1 555 0100, since 2026-10-01'],
])('%j is said as “%s” and read back', (refusal, sentence) => {
  expect(refusalSentence(refusal)).toBe(sentence);
  expect(refusalIn(sentence)).toEqual(refusal);
  expect(refusalIn(`  ${sentence.toUpperCase()} `)).toMatchObject({ kind: refusal.kind, day: refusal.day });
});

it('reads back what it says, whoever it is and whatever the reason', () => {
  const words = fc.stringMatching(/^[a-zé:;,'“(&] ?[a-z0-9é:;,'“)&/]{1,20}$/);
  fc.assert(
    fc.property(
      fc.constantFrom(...refusableKinds),
      fc.option(words),
      fc.constantFrom('2026-02-28', '1999-12-31'),
      fc.option(words),
      (kind, who, day, reason) => {
        expect(refusalIn(refusalSentence({ kind, who, day, reason }))).toEqual({ kind, who, day, reason });
      },
    ),
  );
});

it.each([
  'do not call',
  'no calls, since spring',
  'no email, since 2026-02-30',
  'likes rye, since 2026-01-01',
  'no visit to, since',
])('“%s” is no such sentence', (text) => expect(refusalIn(text)).toBeNull());

it('knows its own labels again, in capitals or not, and no others', () => {
  for (const kind of refusableKinds) expect(kindRefusedBy(` ${refusalLabels[kind].toUpperCase()}`)).toBe(kind);
  expect(['call', 'do not', 'Do not call Ann', ''].map(kindRefusedBy)).toEqual([null, null, null, null]);
});

it.each([
  ['do-not-call', 'call'],
  ['DO_NOT_CALL', 'call'],
  ['DNC', 'call'],
  ["Don't call", 'call'],
  ['Don’t  email', 'email'],
  ['Do not e-mail', 'email'],
  ['no SMS', 'text'],
  ['Do-not-send-cards', 'card'],
  ['dnc list 2024', null],
  ['call', null],
])('the label %j refuses: %s', (label, kind) => {
  expect(kindRefusedBy(label)).toBe(kind);
});
