/** Mails the weekly list, once to everybody: cron may call it twice, or be cut short. */
import type { Context } from '../../context.ts';
import { type Address, parseAddress, parseAddresses, parseOwners } from '../../domain/address.ts';
import type { Recipients, Sending } from '../../domain/sending.ts';
import { UsageError, UserError } from '../../errors.ts';
import { type Delivery, type Mailer, MailFailure, type Message } from '../../mail/mailer.ts';
import { weekMessage } from '../../mail/message.ts';
import { isSendmail, parseMailServer } from '../../mail/server.ts';
import { json } from '../../render/json.ts';
import { weekName } from '../../render/week.ts';
import type { Store } from '../../store/store.ts';
import { clockZone, weekOf } from '../lists/weekly-list.ts';

interface Mailing {
  /** As typed; null for whom the settings name. */
  readonly to: readonly string[] | null;
  readonly owner?: string;
  /** To every owner the list of their own customers; `to` gets the list of the customers of nobody. */
  readonly eachOwner?: boolean;
  readonly all?: boolean;
  readonly again?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** A list on its way to some people. */
interface Letter {
  readonly list: string;
  readonly message: Message;
}

export async function mailWeek(ctx: Context, store: Store, mailing: Mailing): Promise<void> {
  const letters = await lettersOf(ctx, store, mailing);
  if (mailing.dryRun) {
    const { asSent } = await import('../../mail/mime.ts');
    for (const { message } of letters) ctx.io.out(await asSent(message));
    return;
  }
  const mailer = await ctx.mailer();
  const failures: unknown[] = [];
  const sent: SentJson[] = [];
  for (const letter of letters) {
    const post = { ctx, store, mailer, again: mailing.again === true, sent };
    await send(post, letter).catch((error) => failures.push(error));
  }
  if (mailing.json) ctx.io.out(json(sent));
  const [first, ...more] = failures;
  for (const failure of more) ctx.io.err(`cadence: ${(failure as Error).message}\n`);
  if (first !== undefined) throw first;
}

/** All of them are made before the first is sent, so that what is wrong with one stops them all. */
async function lettersOf(ctx: Context, store: Store, mailing: Mailing): Promise<Letter[]> {
  const lists = mailing.eachOwner
    ? await ownersWith(ctx, store, mailing)
    : [{ owner: mailing.owner, to: recipients(ctx, mailing.to) }];
  const letters: Letter[] = [];
  for (const { owner, to } of lists) {
    const list = await weekOf(store, { today: ctx.today, now: ctx.now(), wallClock: ctx.wallClock(), owner });
    const name = owner ? `${weekName(list)} ${owner}` : weekName(list);
    const calendar = { bookId: await store.bookId(), timeZone: clockZone(ctx), now: ctx.now() };
    const envelope = { ...calendar, from: sender(ctx, to), to, all: mailing.all === true };
    letters.push({ list: name, message: weekMessage(name, list, envelope) });
  }
  return letters;
}

/** Every owner with the address that is set for them; an owner whose name is an address needs none. */
async function ownersWith(
  ctx: Context,
  store: Store,
  { to }: Mailing,
): Promise<{ owner: string; to: readonly Address[] }[]> {
  const known = ownerAddresses(ctx);
  const owners = await store.customers.owners();
  const addressOf = (owner: string) => known.get(owner.toLowerCase()) ?? ownAddress(owner);
  const unknown = owners.filter((owner) => owner !== '' && addressOf(owner) === null);
  if (unknown.length > 0) {
    throw new UserError(`no address is known for ${unknown.join(', ')}`, {
      hint: `cadence config set mail.owners "${unknown.map((owner) => `${owner} = …@shop.example`).join(', ')}"; nothing was sent`,
    });
  }
  return owners.map((owner) => {
    const address = owner === '' ? null : addressOf(owner);
    return { owner, to: address === null ? recipients(ctx, to) : [address] };
  });
}

function ownerAddresses(ctx: Context): ReadonlyMap<string, Address> {
  const parsed = parseOwners(ctx.config.own('mail.owners') ?? '');
  if ('problem' in parsed) throw new UserError(`mail.owners: ${parsed.problem}`);
  return new Map(parsed.value.map(({ owner, address }) => [owner.toLowerCase(), { name: owner, address }]));
}

function ownAddress(owner: string): Address | null {
  const parsed = parseAddress(owner);
  return 'value' in parsed ? parsed.value : null;
}

interface Post {
  readonly ctx: Context;
  readonly store: Store;
  readonly mailer: Mailer;
  readonly again: boolean;
  /** What became of each letter that the mail server answered to. */
  readonly sent: SentJson[];
}

interface SentJson {
  readonly list: string;
  readonly messageId: string;
  readonly accepted: readonly string[];
  readonly failed: readonly { readonly recipient: string; readonly reason: string; readonly uncertain: boolean }[];
  /** Who had it before; who is being mailed by another cadence; who may have it. */
  readonly already: readonly string[];
  readonly busy: readonly string[];
  readonly unsure: readonly string[];
}

async function send({ ctx, store, mailer, again, sent }: Post, { list, message }: Letter): Promise<void> {
  const all = message.to.map(({ address }) => address);
  const { mark, isAlive } = ctx.programs;
  const circumstances = { now: ctx.now(), again, isAlive };
  const claim = { list, recipients: all, messageId: message.messageId, process: mark(), ...circumstances };
  const sorted = await store.claimSending(claim);
  sayWhoIsLeftOut(ctx, list, sorted);
  const delivery =
    sorted.due.length === 0 ? nothing : await attempt(store, list, sorted.due, () => mailer.send(message, sorted.due));
  if (delivery.accepted.length > 0) ctx.io.talk(`mailed “${message.subject}” to ${delivery.accepted.join(', ')}\n`);
  const named = (sendings: readonly Sending[]) => sendings.map(({ recipient }) => recipient);
  sent.push({
    ...{ list, messageId: message.messageId, accepted: delivery.accepted },
    failed: delivery.failed.map(({ recipient, reason, uncertain }) => ({ recipient, reason, uncertain })),
    ...{ already: named(sorted.already), busy: named(sorted.busy), unsure: named(sorted.unsure) },
  });
  complain(list, sorted, delivery);
}

const nothing: Delivery = { accepted: [], failed: [] };

/** Sends and writes down what became of it; a failure is written down before it is thrown. */
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

function sayWhoIsLeftOut(ctx: Context, list: string, { already, busy }: Recipients): void {
  for (const { recipient, at } of already)
    ctx.io.talk(`${recipient} has the list ${list} since ${moment(at)}; --again mails it again\n`);
  for (const { recipient } of busy)
    ctx.io.talk(`another cadence is mailing the list ${list} to ${recipient} right now\n`);
}

/** One clear line on what did not work, and what to do; nothing when all went well. */
function complain(list: string, { unsure }: Recipients, { accepted, failed }: Delivery): void {
  if (failed.length > 0) {
    const each = failed.map(({ recipient, reason }) => `${recipient} (${reason})`).join(', ');
    throw new UserError(`the list ${list} was not mailed to ${each}`, {
      hint: accepted.length === 0 ? 'nothing was sent' : `the others have it: ${accepted.join(', ')}`,
    });
  }
  if (unsure.length > 0) {
    throw new UserError(
      `the list ${list} may have gone to ${unsure.map(whoAndWhen).join(', ')}: cadence was cut short, so it is not mailed again by itself`,
      {
        hint: 'ask them; cadence week --email --again mails it once more',
      },
    );
  }
}

function whoAndWhen({ recipient, at, detail }: Sending): string {
  return `${recipient} on ${moment(at)}${detail === null ? '' : ` (${detail})`}`;
}

/** `Mon 23 Nov, 06:30` on this machine's clock. */
function moment(at: string): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return new Date(at).toLocaleString('en-GB', parts);
}

/** Who is to get it: as asked for, else as set. */
function recipients(ctx: Context, asked: readonly string[] | null): readonly Address[] {
  const named = asked === null ? ctx.config.own('mail.to') : asked.join(',');
  if (named === null || named.trim() === '') {
    throw new UsageError('nobody is named to mail the list to', {
      hint: 'cadence week --email ann@shop.example, or once and for all: cadence config set mail.to ann@shop.example',
    });
  }
  const parsed = parseAddresses(named);
  if ('problem' in parsed) throw new UsageError(`the list cannot be mailed: ${parsed.problem}`);
  return parsed.value;
}

/** mail.from; else the user of the mail server where that is an address; else the first recipient: a note to oneself. */
function sender(ctx: Context, to: readonly Address[]): Address {
  const named = ctx.config.get('mail.from') ?? serverUser(ctx) ?? to[0]?.address ?? '';
  const parsed = parseAddress(named);
  if ('problem' in parsed)
    throw new UserError(`mail.from: ${parsed.problem}`, { hint: 'cadence config set mail.from ann@shop.example' });
  return parsed.value;
}

function serverUser(ctx: Context): string | null {
  const server = ctx.config.env('CADENCE_SMTP') ?? ctx.config.get('mail.smtp');
  const user = server === null || isSendmail(server) ? null : parseMailServer(server).user;
  return user?.includes('@') ? user : null;
}
