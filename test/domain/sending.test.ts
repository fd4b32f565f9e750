import { expect, it } from 'vitest';
import { type Circumstances, type Sending, sortRecipients } from '../../src/domain/sending.ts';

const now = new Date('2026-11-23T09:00:00Z');
const mark = { number: 7, host: 'a', start: 'b' };

/** Where a recipient whose last attempt was this belongs: due, already, busy or unsure. */
function place(last: Partial<Sending> | null, facts: Partial<Circumstances> = {}): string[] {
  const sending = {
    id: 1,
    list: 'w',
    recipient: 'ann@x',
    at: now.toISOString(),
    messageId: 'm',
    detail: null,
    process: null,
  };
  const log = last === null ? [] : [{ ...sending, state: 'sent', ...last } as Sending];
  const sorted = sortRecipients(['Ann@x'], log, { now, again: false, isAlive: () => null, ...facts });
  return Object.entries(sorted).flatMap(([name, list]) => (list.length > 0 ? [name] : []));
}

const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
const sending = { state: 'sending', at: minutesAgo(14), process: mark } as const;

it.each<[string, Partial<Sending> | null, Partial<Circumstances>, string]>([
  ['who never got it', null, {}, 'due'],
  ['where it failed', { state: 'failed' }, {}, 'due'],
  ['who has it', { state: 'sent' }, {}, 'already'],
  ['who has it, once more', { state: 'sent' }, { again: true }, 'due'],
  ['who may have it', { state: 'uncertain' }, {}, 'unsure'],
  ['who may have it, once more', { state: 'uncertain' }, { again: true }, 'due'],
  ['who is getting it now', sending, { isAlive: () => true }, 'busy'],
  ['who is getting it now, once more', sending, { isAlive: () => true, again: true }, 'busy'],
  ['nobody can tell whether it is being sent', sending, {}, 'busy'],
  ['an earlier version is sending it', { ...sending, process: null }, { isAlive: () => false }, 'busy'],
  ['the sending was killed', sending, { isAlive: () => false }, 'unsure'],
  ['the sending took a quarter of an hour', { ...sending, at: minutesAgo(15) }, { isAlive: () => true }, 'unsure'],
])('%s', (_, last, facts, list) => {
  expect(place(last, facts)).toEqual([list]);
});
