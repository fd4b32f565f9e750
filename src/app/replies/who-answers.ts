/** Whose answer a message is: the token in it says which list it answers, and who got that list. */
import type { Workspace } from '../../context.ts';
import { type Customer, isOwnedBy } from '../../domain/customer.ts';
import { type Day, formatDay } from '../../domain/day.ts';
import { daysToAnswer, type ReplyToken } from '../../domain/replies/token.ts';
import { callerKey, callerNamed, isAway, substituteOf } from '../../domain/team.ts';
import type { IncomingMail } from '../../mail/incoming.ts';
import { replySigner } from '../../mail/reply-signer.ts';
import type { Store } from '../../store/store.ts';
import { ownerAddresses } from '../settings/owner-addresses.ts';

export interface Answerer {
  /** The list's name: `2026-W48 Ann`. */
  readonly list: string;
  /** Whose list it is; null of the whole. */
  readonly owner: string | null;
  /** The first day on which it can have been answered, and the last. */
  readonly from: Day;
  readonly to: Day;
  /** The caller or owner with the recipient's address, else the address. */
  readonly by: string;
}

/** Or in words why the answer does not count. */
export async function whoAnswers(
  ctx: Workspace,
  store: Store,
  mail: Pick<IncomingMail, 'from'>,
  token: ReplyToken,
): Promise<Answerer | { readonly why: string }> {
  const days = daysToAnswer(token.week);
  const key = await store.replies.key();
  const mailed = days === null || key === null ? [] : await store.sendings.ofWeek(token.week);
  const signer = replySigner(key ?? '', await store.bookId());
  // All are tried, so that how long it takes tells nothing.
  const right = mailed.filter((one) => signer.isRight(token.mac, { ...one, customerId: token.customerId }));
  const [found] = right;
  if (found === undefined || days === null) return { why: 'its token is not one of this book' };
  if (ctx.today > days.to)
    return { why: `answers to the list ${token.week} were read until ${formatDay(days.to, 'dated')}` };
  const isOthers = mail.from !== found.recipient && mailed.some(({ recipient }) => recipient === mail.from);
  if (isOthers) return { why: `its token was made for ${found.recipient}, and it came from ${mail.from}` };
  return { list: found.list, owner: found.owner, ...days, by: await nameOf(ctx, store, found.recipient) };
}

async function nameOf(ctx: Workspace, store: Store, recipient: string): Promise<string> {
  const caller = (await store.callers.all()).find(({ mail }) => mail?.toLowerCase() === recipient);
  if (caller !== undefined) return caller.name;
  const owner = ownerAddresses(ctx).find(({ address }) => address.toLowerCase() === recipient);
  return owner?.owner ?? recipient;
}

/** Whether a customer may be named without a token of their own: on a list of one owner, theirs and those of nobody. */
export async function mayBeNamed(
  { today }: Workspace,
  store: Store,
  { owner: whose }: Answerer,
): Promise<(customer: Customer) => boolean> {
  if (whose === null) return () => true;
  const team = await store.callers.team();
  const covered = (team ?? []).filter(
    (one) => team !== null && isAway(one, today) && substituteOf(team, one, today)?.key === callerKey(whose),
  );
  return (customer) =>
    !customer.owner ||
    isOwnedBy(customer, whose) ||
    callerKey(customer.owner) === callerKey(whose) ||
    callerNamed(covered, customer.owner) !== null;
}
