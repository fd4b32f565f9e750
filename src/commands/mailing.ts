/** Mails the weekly list, once to everybody: cron may call it twice, or be cut short. */
import type { Context } from '../context.ts';
import { type Address, parseAddress, parseAddresses } from '../domain/address.ts';
import type { Recipients, Sending } from '../domain/sending.ts';
import type { WeekList } from '../domain/week.ts';
import { UsageError, UserError } from '../errors.ts';
import { type Delivery, MailFailure, type Message } from '../mail/mailer.ts';
import { weekMessage } from '../mail/message.ts';
import { parseMailServer } from '../mail/server.ts';
import { weekName } from '../render/week.ts';
import type { Store } from '../store/store.ts';

interface Mailing {
  /** As typed; null for whom the settings name. */
  readonly to: readonly string[] | null;
  readonly all?: boolean;
  readonly again?: boolean;
  readonly dryRun?: boolean;
}

/** A list on its way to some people. */
interface Letter {
  readonly list: string;
  readonly message: Message;
}

export async function mailWeek(ctx: Context, store: Store, list: WeekList, mailing: Mailing): Promise<void> {
  const to = recipients(ctx, mailing.to);
  const envelope = { from: sender(ctx, to), date: ctx.now(), all: mailing.all === true };
  const letter = { list: weekName(list), message: weekMessage(list, { ...envelope, to }) };
  if (mailing.dryRun) {
    const { asSent } = await import('../mail/mime.ts');
    ctx.io.out(await asSent(letter.message));
    return;
  }
  await send(ctx, store, letter, mailing.again === true);
}

async function send(ctx: Context, store: Store, { list, message }: Letter, again: boolean): Promise<void> {
  const mailer = await ctx.mailer();
  const all = message.to.map(({ address }) => address);
  const claim = { list, recipients: all, messageId: message.messageId, now: ctx.now(), again };
  const sorted = await store.sendings.claim(claim);
  sayWhoIsLeftOut(ctx, list, sorted);
  const delivery =
    sorted.due.length === 0 ? nothing : await attempt(store, list, sorted.due, () => mailer.send(message, sorted.due));
  if (delivery.accepted.length > 0) ctx.io.talk(`mailed “${message.subject}” to ${delivery.accepted.join(', ')}\n`);
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
    for (const recipient of delivery.accepted) store.sendings.settle(list, recipient, { state: 'sent', detail: null });
    for (const { recipient, reason, uncertain } of delivery.failed)
      store.sendings.settle(list, recipient, { state: uncertain ? 'uncertain' : 'failed', detail: reason });
    return delivery;
  } catch (error) {
    const state = error instanceof MailFailure && error.uncertain ? 'uncertain' : 'failed';
    for (const recipient of due) store.sendings.settle(list, recipient, { state, detail: (error as Error).message });
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
  const named = asked === null ? ctx.config.get('mail.to') : asked.join(',');
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
  const user = server === null ? null : parseMailServer(server).user;
  return user?.includes('@') ? user : null;
}
