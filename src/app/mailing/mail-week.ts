/** Mails the weekly list, once to everybody: cron may run it twice, or be interrupted. */
import type { Workspace } from '../../context.ts';
import { type Address, parseAddress } from '../../domain/address.ts';
import { plain } from '../../domain/plain.ts';
import type { Recipients } from '../../domain/sending.ts';
import { weekName } from '../../domain/week.ts';
import { UserError } from '../../errors.ts';
import { type Delivery, type Mailer, MailFailure, type Message } from '../../mail/mailer.ts';
import { weekMessage } from '../../mail/message.ts';
import { isSendmail, parseMailServer } from '../../mail/server.ts';
import type { Store } from '../../store/store.ts';
import { weekCalendar } from '../lists/calendar.ts';
import { weekOf } from '../lists/weekly-list.ts';
import { clocksOf, readersZone } from '../settings/clocks.ts';
import { eachOnesList, oneList, type WithoutAddress } from './lists.ts';
import { type ReplyWays, replyWays } from './reply-ways.ts';

export interface MailingRequest {
  /** Null for the recipients in the settings. */
  readonly to: readonly string[] | null;
  readonly owner?: string;
  /** Mails each owner the list of their own customers; `to` gets the whole. */
  readonly eachOwner?: boolean;
  readonly all?: boolean;
  readonly again?: boolean;
}

/** A list on its way to some recipients. */
interface Letter {
  readonly list: string;
  /** Whose list it is; null of the whole. */
  readonly owner: string | null;
  /** Owners without an address, whose customers are on this list only. */
  readonly without: readonly WithoutAddress[];
  readonly message: Message;
}

/** The result of one letter. */
export interface MailedLetter extends Letter {
  /** Its recipients, by whether they had it before. */
  readonly recipients: Recipients;
  /** The mail server's answer, or the error. */
  readonly outcome: { readonly delivery: Delivery } | { readonly error: unknown };
}

/** Each letter as a person would read it, or `raw` as a mail server is given it; nothing is sent. */
export async function lettersToSend(
  ctx: Workspace,
  store: Store,
  request: MailingRequest & { readonly raw?: boolean },
): Promise<string[]> {
  const letters = await lettersOf(ctx, store, request, await replyWays(ctx, store, { forReal: false }));
  const { asRead, asSent } = await import('../../mail/mime.ts');
  const texts: string[] = [];
  for (const { message } of letters) texts.push(request.raw ? await asSent(message) : asRead(message));
  return texts;
}

/** Mails the letters one by one, even when one of them fails, and yields each result. */
export async function* mailWeek(
  ctx: Workspace,
  store: Store,
  request: MailingRequest,
): AsyncGenerator<MailedLetter, void> {
  const letters = await lettersOf(ctx, store, request, await replyWays(ctx, store, { forReal: true }));
  const mailer = await ctx.mailer();
  for (const letter of letters) yield await send({ ctx, store, mailer, again: request.again === true }, letter);
}

/**
 * All letters are made before the first is sent, so that a problem with one stops them all. Where they can be answered,
 * each recipient gets one of their own.
 */
async function lettersOf(
  ctx: Workspace,
  store: Store,
  mailing: MailingRequest,
  ways: ReplyWays | null,
): Promise<Letter[]> {
  const lists = mailing.eachOwner ? await eachOnesList(ctx, store, mailing) : [await oneList(ctx, store, mailing)];
  const { shop } = await store.settings.book();
  const letters: Letter[] = [];
  for (const { view, to, whose, owner, without = [] } of lists) {
    const list = await weekOf(store, { view, today: ctx.today, ...(await clocksOf(ctx, store, view.reader)), owner });
    const name = whose === undefined ? weekName(list) : `${weekName(list)} ${whose}`;
    const timeZone = await readersZone(ctx, store, view.reader);
    const calendar = { ...(await weekCalendar(store, list, whose)), timeZone, now: ctx.now() };
    const told = { shop, owner: whose ?? (mailing.eachOwner ? 'Everybody' : undefined), remark: remarkOn(without) };
    const envelope = { ...calendar, ...told, from: sender(ctx, to), all: mailing.all === true };
    for (const addressed of ways === null ? [to] : to.map((one) => [one])) {
      const [first] = addressed;
      const replies = first === undefined ? null : (ways?.({ list: name, week: weekName(list), to: first }) ?? null);
      const message = weekMessage(name, list, { ...envelope, to: addressed, replies });
      letters.push({ list: name, owner: whose ?? null, without, message });
    }
  }
  return letters;
}

/** Nobody's mail is kept back because an address is missing: their customers are on the whole list, which says so. */
function remarkOn(without: readonly WithoutAddress[]): string | null {
  if (without.length === 0) return null;
  const names = without.map(({ owner }) => plain(owner)).join(', ');
  return `On this list only, because no address is known for their owner: the customers of ${names}.`;
}

interface Post {
  readonly ctx: Workspace;
  readonly store: Store;
  readonly mailer: Mailer;
  readonly again: boolean;
}

async function send({ ctx, store, mailer, again }: Post, letter: Letter): Promise<MailedLetter> {
  const { list, owner, message } = letter;
  const all = message.to.map(({ address }) => address);
  const { mark, isAlive } = ctx.programs;
  const circumstances = { now: ctx.now(), again, isAlive };
  const claim = { list, owner, recipients: all, messageId: message.messageId, process: mark(), ...circumstances };
  let recipients = nobody;
  try {
    recipients = await store.claimSending(claim);
    const { due } = recipients;
    const delivery = due.length === 0 ? nothing : await attempt(store, list, due, () => mailer.send(message, due));
    return { ...letter, recipients, outcome: { delivery } };
  } catch (error) {
    return { ...letter, recipients, outcome: { error } };
  }
}

const nobody: Recipients = { due: [], already: [], busy: [], unsure: [] };
const nothing: Delivery = { accepted: [], failed: [] };

/** Sends, and records the result; a failure is recorded before it is thrown. */
async function attempt(
  store: Store,
  list: string,
  due: readonly string[],
  work: () => Promise<Delivery>,
): Promise<Delivery> {
  try {
    const delivery = await work();
    for (const recipient of delivery.accepted)
      await store.settleSending(list, recipient, { state: 'sent', detail: null });
    for (const { recipient, reason, uncertain } of delivery.failed)
      await store.settleSending(list, recipient, { state: uncertain ? 'uncertain' : 'failed', detail: reason });
    return delivery;
  } catch (error) {
    const state = error instanceof MailFailure && error.uncertain ? 'uncertain' : 'failed';
    for (const recipient of due)
      await store.settleSending(list, recipient, { state, detail: (error as Error).message });
    throw error;
  }
}

/** mail.from; else the user of the mail server when that is an address; else the first recipient: a note to oneself. */
function sender(ctx: Workspace, to: readonly Address[]): Address {
  const named = ctx.config.get('mail.from') ?? serverUser(ctx) ?? to[0]?.address ?? '';
  const parsed = parseAddress(named);
  if ('problem' in parsed)
    throw new UserError(`mail.from: ${parsed.problem}`, { hint: 'cadence config set mail.from ann@shop.example' });
  return parsed.value;
}

function serverUser(ctx: Workspace): string | null {
  const server = ctx.config.env('CADENCE_SMTP') ?? ctx.config.get('mail.smtp');
  const user = server === null || isSendmail(server) ? null : parseMailServer(server).user;
  return user?.includes('@') ? user : null;
}
