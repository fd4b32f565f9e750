/** Logs what one answer to a mailed list says, once. */
import { createHash } from 'node:crypto';
import { addWithin, blankEntry, isCardProposed, type LogEntry, type Logged } from '../../call/log-entry.ts';
import type { Workspace } from '../../context.ts';
import { type Customer, namesOf } from '../../domain/customer.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { type Moment, parseMoment } from '../../domain/moment.ts';
import {
  answerInSubject,
  noteIn,
  type ReplyEntry,
  readReplyLines,
  type UnreadLine,
} from '../../domain/replies/reply-lines.ts';
import type { ReplyToken } from '../../domain/replies/token.ts';
import { dayOfCalls } from '../../domain/replies/written-on.ts';
import { entryInWords, outcomes } from '../../domain/touch.ts';
import { UserError } from '../../errors.ts';
import type { IncomingMail } from '../../mail/incoming.ts';
import type { Store } from '../../store/store.ts';
import { fitting, timeOf } from '../calls/log.ts';
import { type Answerer, mayBeNamed, whoAnswers } from './who-answers.ts';

interface LoggedReply {
  readonly customer: Customer;
  readonly logged: Logged;
}

/** What became of a message. */
export interface ReplyResult {
  /**
   * `logged`: at least one line was; `kept`: nothing in it was understood; `known`: it was read before; `automatic`: sent
   * by a machine; `other`: it answers no list.
   */
  readonly kind: 'logged' | 'kept' | 'known' | 'automatic' | 'other';
  readonly from: string;
  readonly subject: string;
  /** Who made the calls; null unless something was logged. */
  readonly by: string | null;
  readonly touches: readonly LoggedReply[];
  readonly unread: readonly UnreadLine[];
}

/** How long after its list a message is known again, in days: longer than any mailbox is searched for answers. */
const knownFor = 60;

export async function logReply(
  ctx: Workspace,
  store: Store,
  mail: IncomingMail,
  bytes: Uint8Array,
): Promise<ReplyResult> {
  const result = resultOf(mail);
  const token = mail.ofCustomers[0] ?? mail.ofLists[0];
  if (token === undefined) return result(mail.automatic ? 'automatic' : 'other');
  const marks = marksOf(mail, token, bytes);
  if ((await store.replies.known(marks)).size > 0) return result('known');
  if (mail.automatic) {
    await store.noteReplies([{ marks, until: addDays(ctx.today, knownFor) }], ctx.today);
    return result('automatic');
  }
  const who = await whoAnswers(ctx, store, mail, token);
  const until = addDays('to' in who ? who.to : ctx.today, knownFor);
  const keep = async (unread: readonly UnreadLine[]) => {
    await store.noteReplies([{ marks, until }], ctx.today);
    return { ...result('kept'), unread };
  };
  if ('why' in who) return await keep([{ line: mail.subject, why: who.why }]);
  const said = mail.ofCustomers.length > 0 ? prepared(mail, token) : readReplyLines(mail.lines);
  const at = dayOfCalls(await writtenAt(store, mail), { from: who.from, today: ctx.today });
  const { made, unread } = await whoIsMeant(ctx, store, said, { who, at, isFree: mail.ofCustomers.length === 0 });
  if (made.length === 0) return await keep(unread.length > 0 ? unread : [{ line: mail.subject, why: 'it is empty' }]);
  const touches = await write(ctx, store, made, { by: who.by, at, marks, until });
  return touches === null ? result('known') : { ...result('logged'), by: who.by, touches, unread };
}

/** On the book's clock where it has one, on which touches are recorded: whoever reads the answers may be elsewhere. */
async function writtenAt(store: Store, { date, written }: IncomingMail): Promise<Moment | null> {
  const { zone } = await store.settings.book();
  const sent = date === null ? Number.NaN : Date.parse(date);
  if (zone === null || written === null || Number.isNaN(sent)) return written;
  const utc = new Date(sent).toISOString();
  const { onClockOf } = await import('../../domain/zones/on-clock.ts');
  return onClockOf({ day: utc.slice(0, 10) as Day, time: utc.slice(11, 16) }, { from: 'UTC', to: zone });
}

const resultOf =
  ({ from, subject }: IncomingMail) =>
  (kind: ReplyResult['kind']): ReplyResult => ({ kind, from, subject, by: null, touches: [], unread: [] });

/** The answer of a link: one customer, and a note. */
function prepared(mail: IncomingMail, { customerId }: ReplyToken): ReturnType<typeof readReplyLines> {
  const { subject, lines } = mail;
  const answer = answerInSubject(subject);
  const note = noteIn(lines);
  const unread = (why: string) => ({ entries: [], unread: [{ line: subject, why }] });
  if (mail.ofCustomers.length > 1) return unread('it has the tokens of several customers');
  if (answer === null) return unread('its subject does not begin with talked, no answer, voicemail or note');
  if (answer.outcome === null && note === null) return unread('the note is empty');
  return { entries: [{ customerId, outcome: answer.outcome, note, line: subject }], unread: [] };
}

/** A message is known again by its id, and by its words where a program on the way gave it another. */
function marksOf({ messageId, date, subject, lines }: IncomingMail, { mac }: ReplyToken, bytes: Uint8Array): string[] {
  const content = date === null ? hash('bytes', bytes) : hash('words', mac, date, subject, lines.join('\n'));
  return messageId === null ? [content] : [idMark(messageId), content];
}

export const idMark = (messageId: string): string => hash('id', messageId.trim());

function hash(...parts: readonly (string | Uint8Array)[]): string {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('base64url').slice(0, 22);
}

interface Made {
  readonly customer: Customer;
  readonly entry: LogEntry;
}

interface Meant {
  readonly who: Answerer;
  readonly at: Moment | null;
  /** The customers were named by number, without a token of their own. */
  readonly isFree: boolean;
}

async function whoIsMeant(
  ctx: Workspace,
  store: Store,
  said: ReturnType<typeof readReplyLines>,
  { who, at, isFree }: Meant,
): Promise<{ made: Made[]; unread: UnreadLine[] }> {
  const isTheirs = await mayBeNamed(ctx, store, who);
  const made: Made[] = [];
  const unread = [...said.unread];
  for (const one of said.entries) {
    const { customerId, line } = one;
    const customer = await present(store, customerId);
    if (customer === null) unread.push({ line, why: `there is no customer ${customerId}` });
    else if (isFree && !isTheirs(customer))
      unread.push({ line, why: `customer ${customerId} is not on the list ${who.list}` });
    else {
      const fit = await orWhy(fitting(store, customer, entryOf(one, { at, by: who.by, today: at?.day ?? ctx.today })));
      if ('why' in fit) unread.push({ line, why: fit.why });
      else made.push({ customer, entry: fit });
    }
  }
  return { made, unread };
}

/** Also one who was merged into another since. */
async function present(store: Store, id: number): Promise<Customer | null> {
  const tried = new Set<number>();
  for (let at = id; !tried.has(at); ) {
    tried.add(at);
    const customer = await store.customers.get(at);
    if (customer !== null) return customer;
    const way = await store.operations.wayOut(at);
    if (way?.kind === 'merged') at = way.into;
  }
  return null;
}

async function orWhy(work: Promise<LogEntry>): Promise<LogEntry | { readonly why: string }> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof UserError) return { why: error.message };
    throw error;
  }
}

function entryOf(
  { outcome, note }: ReplyEntry,
  { at, by, today }: { at: Moment | null; by: string; today: Workspace['today'] },
): LogEntry {
  const named = outcome !== null && outcomes[outcome].asksForDay ? (note?.split(',', 1)[0] ?? '') : '';
  const day = named === '' ? null : parseMoment(named, today);
  return {
    ...blankEntry,
    ...(outcome === null ? { kind: 'note' as const } : { kind: 'call' as const, outcome }),
    ...{ note, at, caller: by, by: day !== null && day.day >= today ? day : null },
  };
}

/** Null when another process read the message meanwhile. */
async function write(
  ctx: Workspace,
  store: Store,
  made: readonly Made[],
  { by, at, marks, until }: { by: string; at: Moment | null; marks: readonly string[]; until: Workspace['today'] },
): Promise<LoggedReply[] | null> {
  // The hour is the book's already, and not that of whoever reads the mails.
  const facts = { ...(await timeOf(ctx, store, { at: null })), ...at };
  const operation = {
    kind: 'reply',
    command: 'week --read-replies',
    day: ctx.today,
    doneBy: by,
    durable: true,
  } as const;
  const stored = await store.atomically({ ...operation, summary: summaryOf(made, by) }, async (book) => {
    if (!(await book.replies.take({ marks, until }))) return null;
    return await addWithin(book, made, { facts, today: ctx.today });
  });
  if (stored === null) return null;
  const touches: LoggedReply[] = [];
  for (const [i, logged] of stored.entries()) {
    const customer = made[i]?.customer;
    if (customer !== undefined)
      touches.push({
        customer,
        logged: { ...logged, cardProposed: await isCardProposed(store, customer, logged.touch) },
      });
  }
  return touches;
}

function summaryOf(made: readonly Made[], by: string): string {
  const [first] = made;
  if (first === undefined) return '';
  const { kind, outcome } = first.entry;
  const what =
    made.length === 1
      ? entryInWords(first.customer, { kind: kind ?? 'call', outcome })
      : namesOf(made.map(({ customer }) => customer));
  return `answer of ${by}: ${what}`;
}
