/** How the recipients of mailed lists answer them: each by tokens of their own. */
import { randomBytes } from 'node:crypto';
import type { Workspace } from '../../context.ts';
import { type Address, parseAddress } from '../../domain/address.ts';
import { tokenAsId, tokenText, wholeList } from '../../domain/replies/token.ts';
import { UserError } from '../../errors.ts';
import type { MailReplies } from '../../mail/message.ts';
import { replySigner } from '../../mail/reply-signer.ts';
import type { Store } from '../../store/store.ts';

interface Addressed {
  /** The list's name. */
  readonly list: string;
  /** `2026-W48`. */
  readonly week: string;
  readonly to: Address;
}

export type ReplyWays = (letter: Addressed) => MailReplies;

/** Null where `mail.replies` is not set: then answers are not read. `forReal`: the letters will be sent. */
export async function replyWays(
  ctx: Workspace,
  store: Store,
  { forReal }: { readonly forReal: boolean },
): Promise<ReplyWays | null> {
  const named = ctx.config.own('mail.replies');
  if (named === null) return null;
  const parsed = parseAddress(named);
  if ('problem' in parsed)
    throw new UserError(`mail.replies: ${parsed.problem}`, {
      hint: 'cadence config set mail.replies calls@shop.example',
    });
  const signer = replySigner(await keyOf(store, forReal), await store.bookId());
  return ({ list, week, to: { address: recipient } }) => {
    const macOf = (customerId: number) => signer.macOf({ list, recipient, customerId });
    return {
      to: parsed.value,
      address: parsed.value.address,
      id: tokenAsId({ week, mac: macOf(wholeList) }),
      tokenOf: (customerId) => tokenText({ week, customerId, mac: macOf(customerId) }),
    };
  };
}

/** The book's own; for a look at letters that are not sent, any. */
async function keyOf(store: Store, forReal: boolean): Promise<string> {
  const known = await store.replies.key();
  if (known !== null) return known;
  const made = randomBytes(32).toString('base64url');
  if (!forReal) return made;
  await store.keepReplyKey(made);
  return (await store.replies.key()) ?? made;
}
