/** For setting up mail: the server's address, and a test. */
import type { Workspace } from '../../context.ts';
import { parseAddress, parseAddresses } from '../../domain/address.ts';
import type { Delivery, Message } from '../../mail/mailer.ts';
import { parseMailServer } from '../../mail/server.ts';

/** A UserError when it is invalid. */
export function serverAddress(way: 'smtp' | 'smtps', host: string, user: string | null): string {
  const address = `${way}://${user === null ? '' : `${encodeURIComponent(user)}@`}${host}`;
  parseMailServer(address);
  return address;
}

/** The addresses were checked before. */
export async function sendTest(ctx: Workspace, from: string, to: string): Promise<Delivery> {
  const sender = parseAddress(from);
  const recipients = parseAddresses(to);
  if (!('value' in sender) || !('value' in recipients)) throw new Error('addresses were checked before');
  const message: Message = {
    from: sender.value,
    to: recipients.value,
    subject: 'A test from cadence',
    text: 'If you read this, the weekly list will reach you too.\n',
    html: '<p>If you read this, the weekly list will reach you too.</p>\n',
    messageId: `<cadence.test.${ctx.now().getTime()}@${sender.value.address.split('@')[1]}>`,
    date: ctx.now(),
    attachments: [],
  };
  const mailer = await ctx.mailer();
  return await mailer.send(
    message,
    recipients.value.map(({ address }) => address),
  );
}
