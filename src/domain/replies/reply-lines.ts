/** Reads what an answer says of calls: `36 talked, wants oat drink; 12 vm`. What is not clear stays unread. */
import { type Outcome, readOutcome } from '../touch.ts';
import { noteEnds } from './answer-words.ts';

/** What an answer says of one customer. */
export interface ReplyEntry {
  readonly customerId: number;
  /** Null for a note. */
  readonly outcome: Outcome | null;
  readonly note: string | null;
  /** As it was written. */
  readonly line: string;
}

export interface UnreadLine {
  readonly line: string;
  readonly why: string;
}

interface ReadLines {
  readonly entries: readonly ReplyEntry[];
  readonly unread: readonly UnreadLine[];
}

/** A line that is longer is a letter and no entry. */
const longestLine = 2_000;
/** So many are named, and the others are counted. */
const mostUnread = 50;
/** More entries than any week has calls. */
const mostEntries = 300;

/** Free lines, each about one or more customers by number. */
export function readReplyLines(lines: readonly string[]): ReadLines {
  const entries: ReplyEntry[] = [];
  const unread: UnreadLine[] = [];
  let isSigned = false;
  for (const line of rejoined(lines)) {
    if (line === '' || isGreeting(line)) continue;
    if (isClosing(line)) isSigned = true;
    else
      for (const part of partsOf(line)) {
        const read = readPart(part);
        if ('customerId' in read && entries.length < mostEntries) entries.push(read);
        else if (!isSigned) unread.push('why' in read ? read : { line: part, why: 'there are too many entries' });
      }
  }
  const left = unread.length - mostUnread;
  const more = { line: `and ${left} more lines`, why: 'they are not understood either' };
  return { entries, unread: left > 0 ? [...unread.slice(0, mostUnread), more] : unread };
}

/** Gmail breaks long lines of plain text: what follows one without a number goes on with it. */
const brokenAt = 66;

function rejoined(lines: readonly string[]): string[] {
  const whole: string[] = [];
  let isBroken = false;
  for (const line of lines) {
    const last = whole.at(-1);
    if (isBroken && last !== undefined && line !== '' && !/^\D{0,3}\d/.test(line))
      whole[whole.length - 1] = `${last} ${line}`;
    else whole.push(line);
    isBroken = line.length >= brokenAt && /^\D{0,4}\d/.test(whole.at(-1) ?? '');
  }
  return whole;
}

/** Several customers in one line: only where a number and words follow the semicolon. */
function partsOf(line: string): string[] {
  const parts: string[] = [];
  for (const piece of line.slice(0, longestLine).split(';')) {
    if (parts.length === 0 || /^\s{0,9}(?:no\.?\s?|#)?\d{1,9}[\s:.)–-]/i.test(piece)) parts.push(piece.trim());
    else parts[parts.length - 1] += `;${piece}`;
  }
  return parts.filter((part) => part !== '');
}

const numbered = /^(?:no\.?\s?|nr\.?\s?|#\s?)?(\d{1,9})(?:[:.)]|\s?[–-])?\s(\S.*)$/i;

function readPart(line: string): ReplyEntry | UnreadLine {
  const unread = (why: string): UnreadLine => ({ line, why });
  const [, number = '', words = ''] = numbered.exec(line.replaceAll(/\s+/g, ' ')) ?? [];
  if (number === '') return unread('it does not begin with the number of a customer and what came of the call');
  const said = withOutcome(words);
  if (said === null) return unread('no outcome follows the number, such as talked, no answer, vm or note, and a comma');
  const entry = { customerId: Number(number), line };
  // Whoever has the mail may log calls, and change nothing else about a customer.
  if (said.outcome === 'do_not_call') return { ...entry, outcome: null, note: words };
  if (said.outcome === null && said.note === null) return unread('the note is empty');
  return { ...entry, ...said };
}

/** The outcome at the beginning, up to a sign of punctuation, and the rest; null without one. */
function withOutcome(words: string): Pick<ReplyEntry, 'outcome' | 'note'> | null {
  const end = words.search(/[,:.;(–]| -/);
  const first = (end < 0 ? words : words.slice(0, end)).trim();
  const rest =
    end < 0
      ? ''
      : words
          .slice(end)
          .replace(/^[\s,:.;–-]+/, '')
          .trim();
  const outcome = readOutcome(first);
  if (outcome === null && first.toLowerCase() !== 'note') return null;
  return { outcome, note: rest === '' ? null : rest };
}

/** `Talked: Ada Finch [cadence …]`: the answer of a link, by the word its subject begins with; null when it is none. */
export function answerInSubject(subject: string): { readonly outcome: Outcome | null } | null {
  const words = withoutPrefixes(subject);
  const word = words.slice(0, Math.max(0, words.indexOf(':'))).trim();
  if (word.toLowerCase() === 'note') return { outcome: null };
  const outcome = readOutcome(word);
  return outcome === null || outcome === 'do_not_call' ? null : { outcome };
}

/** Without the `Re:` that programs add. */
function withoutPrefixes(subject: string): string {
  let words = subject.trim();
  for (let before = ''; before !== words; ) {
    before = words;
    words = words.replace(/^(?:re|aw|sv|fwd?|wg|tr|rv|antw|rép)\s?:\s?/i, '');
  }
  return words;
}

/** The note in a prepared answer: above its mark, or where there is nothing, below. */
export function noteIn(lines: readonly string[]): string | null {
  const mark = lines.findIndex((line) => line.includes(noteEnds));
  const above = textOf(mark < 0 ? lines : lines.slice(0, mark));
  return above ?? (mark < 0 ? null : textOf(lines.slice(mark + 1)));
}

function textOf(lines: readonly string[]): string | null {
  return (
    lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim() || null
  );
}

const greetings =
  /^(?:hi|hello|hey|dear|good morning|hallo|liebe|lieber|guten|moin|bonjour|salut|ch[eè]re?|hola|buen[oa]s)(?:[ ,.!][^\d\n]{0,40})?$/i;
const closings =
  /^(?:thanks|thank you|thx|best|kind regards|regards|cheers|danke|viele gr[uü](?:ß|ss)e|liebe gr[uü](?:ß|ss)e|beste gr[uü](?:ß|ss)e|mit freundlichen gr[uü](?:ß|ss)en|gru(?:ß|ss)|lg|vg|mfg|merci|cordialement|bien à|gracias|saludos|un saludo)(?:[ ,.!][^\d\n]{0,40})?$/i;
const isGreeting = (line: string) => greetings.test(line);
const isClosing = (line: string) => closings.test(line);
