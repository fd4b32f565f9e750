/** Mails the weekly list and reports what happened to each letter. */
import type { WithoutAddress } from '../app/mailing/lists.ts';
import { lettersToSend, type MailedLetter, type MailingRequest, mailWeek } from '../app/mailing/mail-week.ts';
import type { Context } from '../context.ts';
import type { Sending } from '../domain/sending.ts';
import { shellWord } from '../domain/shell-word.ts';
import { UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';
import type { Store } from '../store/store.ts';

interface Mailing extends MailingRequest {
  readonly dryRun?: boolean;
  /** With `dryRun`: exactly as the mail server would get it. */
  readonly raw?: boolean;
  readonly json?: boolean;
}

export async function mailAndTell(ctx: Context, store: Store, mailing: Mailing): Promise<void> {
  if (mailing.dryRun) {
    for (const text of await lettersToSend(ctx, store, mailing)) ctx.io.out(text);
    return;
  }
  const failures: unknown[] = [];
  const sent: object[] = [];
  for await (const letter of mailWeek(ctx, store, mailing)) {
    tell(ctx, letter);
    if ('delivery' in letter.outcome) sent.push(letterJson(letter));
    const failure = failureOf(letter);
    if (failure !== null) failures.push(failure);
  }
  if (mailing.json) ctx.io.out(json(sent));
  const [first, ...more] = failures;
  for (const failure of more) ctx.io.err(`cadence: ${(failure as Error).message}\n`);
  if (first !== undefined) throw first;
}

function tell(ctx: Context, { list, message, recipients, outcome, without }: MailedLetter): void {
  for (const one of without) ctx.io.talk(`${howToAddress(one)}\n`);
  for (const { recipient, at } of recipients.already)
    ctx.io.talk(`Already sent to ${recipient} (${list}, ${moment(at)}). Resend: --again\n`);
  for (const { recipient } of recipients.busy)
    ctx.io.talk(`another cadence is mailing the list ${list} to ${recipient} right now\n`);
  if ('delivery' in outcome && outcome.delivery.accepted.length > 0)
    ctx.io.talk(`mailed “${message.subject}” to ${outcome.delivery.accepted.join(', ')}\n`);
}

/** A caller who left gets no list: somebody else has to take their customers. */
function howToAddress({ owner, who }: WithoutAddress): string {
  const name = plain(owner);
  if (who === 'left')
    return `${name} has left and gets no list. Hand over their customers: cadence caller handover ${shellWord(name)} --to NAME`;
  const adds =
    who === 'caller'
      ? `cadence caller edit ${shellWord(name)} --mail ADDRESS`
      : `cadence config set mail.owners ${shellWord(`${name} = ADDRESS`)}`;
  return `no address is known for ${name}. Add one: ${adds}`;
}

function letterJson({ list, message, recipients, outcome }: MailedLetter) {
  const { accepted, failed } = 'delivery' in outcome ? outcome.delivery : { accepted: [], failed: [] };
  const named = (sendings: readonly Sending[]) => sendings.map(({ recipient }) => recipient);
  return {
    ...{ list, messageId: message.messageId, accepted },
    failed: failed.map(({ recipient, reason, uncertain }) => ({ recipient, reason, uncertain })),
    // Recipients who had it before; those another process is mailing; those who may have received it.
    ...{ already: named(recipients.already), busy: named(recipients.busy), unsure: named(recipients.unsure) },
  };
}

/** One line: what failed and what to do; null when all went well. */
function failureOf({ list, recipients: { unsure }, outcome }: MailedLetter): unknown {
  if ('error' in outcome) return outcome.error;
  const { accepted, failed } = outcome.delivery;
  if (failed.length > 0) {
    const each = failed.map(({ recipient, reason }) => `${recipient} (${reason})`).join(', ');
    return new UserError(`the list ${list} was not mailed to ${each}`, {
      hint: accepted.length === 0 ? 'nothing was sent' : `sent to the others: ${accepted.join(', ')}`,
    });
  }
  if (unsure.length === 0) return null;
  return new UserError(
    `the list ${list} may have gone to ${unsure.map(whoAndWhen).join(', ')}: cadence was interrupted, so it will not be mailed again automatically`,
    { hint: 'ask whether they have it; if not, resend it: cadence week --email --again' },
  );
}

function whoAndWhen({ recipient, at, detail }: Sending): string {
  return `${recipient} on ${moment(at)}${detail === null ? '' : ` (${detail})`}`;
}

/** `Mon 23 Nov, 06:30` on this machine's clock. */
function moment(at: string): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return new Date(at).toLocaleString('en-GB', parts);
}
