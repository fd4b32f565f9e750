import { describe, expect, it } from 'vitest';
import { answerInSubject, noteIn, readReplyLines } from '../../../src/domain/replies/reply-lines.ts';

const read = (...lines: string[]) => {
  const { entries, unread } = readReplyLines(lines);
  return [
    ...entries.map(
      ({ customerId, outcome, note }) => `${customerId} ${outcome ?? 'note'}${note === null ? '' : `: ${note}`}`,
    ),
    ...unread.map(({ line }) => `? ${line}`),
  ];
};

describe('a free line', () => {
  it.each([
    ['36 talked', ['36 connected']],
    ['36 talked, wants oat drink', ['36 connected: wants oat drink']],
    ['36 talked, wants oat drink; 12 vm', ['36 connected: wants oat drink', '12 left_voicemail']],
    ['36 talked, wants oat; also almond', ['36 connected: wants oat; also almond']],
    ['36 talked - wants oat', ['36 connected: wants oat']],
    ['36: talked. Wants oat', ['36 connected: Wants oat']],
    ['#36 No Answer', ['36 no_answer']],
    ['no. 36 no answer', ['36 no_answer']],
    ['36) left voicemail', ['36 left_voicemail']],
    ['36 – message with a person', ['36 left_message']],
    ['36 note: pays late', ['36 note: pays late']],
    ['36 wrong number', ['36 wrong_number']],
    ['36 do not call', ['36 note: do not call']],
    ['36 dnc, moved', ['36 note: dnc, moved']],
    ['36 Asked not to be called', ['36 note: Asked not to be called']],
    ['36 talked wants oat', ['? 36 talked wants oat']],
    ['36 wrong about the price', ['? 36 wrong about the price']],
    ['36 note', ['? 36 note']],
    ['36', ['? 36']],
    ['talked to Ada', ['? talked to Ada']],
    ['36 talked; 12 pieces of oat', ['36 connected', '? 12 pieces of oat']],
    ['2026-11-24 talked', ['? 2026-11-24 talked']],
    ['36 1 talked', ['? 36 1 talked']],
  ])('%s', (line, expected) => expect(read(line)).toEqual(expected));

  it('stands between a greeting and a closing, and what is below that is nobody’s call', () => {
    expect(read('Hi Ann,', '', '36 talked', '', 'Viele Grüße', 'Robin', '36 Wool Lane', '12 vm')).toEqual([
      '36 connected',
      '12 left_voicemail',
    ]);
  });

  it('goes on in the next where a program broke it', () => {
    const long = '36 talked, wants oat drink for the new café and asks whether we deliver on';
    expect(read(long, 'Saturdays', '12 vm', 'Bea was friendly')).toEqual([
      `36 connected: ${long.slice(11)} Saturdays`,
      '12 left_voicemail',
      '? Bea was friendly',
    ]);
  });

  it('may be one of 300, and no more', () => {
    expect(read(...Array.from({ length: 301 }, () => '36 vm')).slice(299)).toEqual(['36 left_voicemail', '? 36 vm']);
  });
});

it.each([
  ['Talked: Ada Finch [cadence]', 'connected'],
  ['Re: AW: No answer: Ada: Finch', 'no_answer'],
  ['RE : Voicemail: Ada', 'left_voicemail'],
  ['vm: Ada', 'left_voicemail'],
  ['Note: Ada', null],
])('the subject “%s” is the answer %s', (subject, outcome) => expect(answerInSubject(subject)).toEqual({ outcome }));

it.each(['Ada Finch', 'dnc: Ada', 'Re: your week: 9 calls', ''])('the subject “%s” is no answer', (subject) =>
  expect(answerInSubject(subject)).toBeNull(),
);

it.each([
  [['she is well', '', '[your note above this line]', 'Robin Reyes'], 'she is well'],
  [['', '[your note above this line]', '', 'she is well'], 'she is well'],
  [['> [your note above this line]'], null],
  [['she is well', '', '', '', 'and busy'], 'she is well\n\nand busy'],
  [[], null],
])('the note in %j is %j', (lines, note) => expect(noteIn(lines)).toBe(note));
