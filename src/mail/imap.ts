/** A mailbox on a server, over TLS, with imapflow. */
import { rootCertificates } from 'node:tls';
import { ImapFlow } from 'imapflow';
import { UserError } from '../errors.ts';
import { plain } from '../render/text.ts';
import type { InboxAddress } from './inbox-address.ts';

interface ImapOptions {
  readonly password: string | null;
  /** Certificates (PEM) to trust in addition to the usual ones. */
  readonly certificates: string | null;
  /** How long a server may keep silent, milliseconds. */
  readonly silence: number;
}

/** A message that may be an answer. */
interface FoundMessage {
  readonly uid: number;
  readonly messageId: string | null;
  readonly flags: ReadonlySet<string>;
  readonly bytes: number;
}

interface Inbox {
  /** What the server finds among messages since this day: 10,000 others cost one search. */
  find(since: Date): Promise<readonly FoundMessage[]>;
  read(uid: number): Promise<Uint8Array | null>;
  flag(uid: number, flags: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export async function openInbox(address: InboxAddress, options: ImapOptions): Promise<Inbox> {
  const client = new ImapFlow({
    host: address.host,
    port: address.port,
    secure: true,
    auth: { user: address.user, pass: options.password ?? '' },
    logger: false,
    disableAutoIdle: true,
    ...(options.certificates === null ? {} : { tls: { ca: [...rootCertificates, options.certificates] } }),
    connectionTimeout: options.silence,
    greetingTimeout: options.silence,
    socketTimeout: options.silence,
  });
  // It is also thrown by whatever was being done.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.mailboxOpen(address.folder);
  } catch (error) {
    client.close();
    throw failure(error, address);
  }
  return inboxOver(client, address);
}

function inboxOver(client: ImapFlow, address: InboxAddress): Inbox {
  const saying = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw failure(error, address);
    }
  };
  return {
    find: (since) => saying(() => found(client, since)),
    read: (uid) =>
      saying(async () => {
        const message = await client.fetchOne(String(uid), { source: true }, { uid: true });
        return message === false || message === undefined ? null : (message.source ?? null);
      }),
    flag: (uid, flags) =>
      saying(async () => void (await client.messageFlagsAdd(String(uid), [...flags], { uid: true }))),
    async close() {
      await client.logout().catch(() => client.close());
    },
  };
}

/** The text is only searched of messages that nobody has seen: most servers have no index of it. */
async function found(client: ImapFlow, since: Date): Promise<FoundMessage[]> {
  const answers = [
    { subject: '[cadence 2' },
    { header: { 'in-reply-to': '<cadence.2' } },
    { header: { references: '<cadence.2' } },
    { seen: false, body: '[cadence 2' },
  ];
  const uids = await client.search({ since, deleted: false, or: answers }, { uid: true });
  if (!Array.isArray(uids) || uids.length === 0) return [];
  const messages: FoundMessage[] = [];
  const wanted = { envelope: true, flags: true, size: true };
  for await (const { uid, envelope, flags, size } of client.fetch(uids, wanted, { uid: true }))
    messages.push({ uid, messageId: envelope?.messageId ?? null, flags: flags ?? new Set(), bytes: size ?? 0 });
  return messages.toSorted((a, b) => a.uid - b.uid);
}

interface ImapError extends Error {
  readonly authenticationFailed?: boolean;
  readonly responseStatus?: string;
  readonly responseText?: string;
  readonly code?: string;
}

/** What a server says to a login may repeat the password: it is not passed on. */
function failure(error: unknown, { host, port, folder }: InboxAddress): UserError {
  if (error instanceof UserError) return error;
  const { authenticationFailed, responseText, code, message } = error as ImapError;
  const server = `${plain(host)}:${port}`;
  const hint = 'nothing was read';
  if (authenticationFailed)
    return new UserError(`${server} rejected the login to the mailbox`, {
      hint: 'check the user in mail.inbox and the password in CADENCE_IMAP_PASSWORD or mail.inbox-password',
    });
  if (responseText !== undefined)
    return new UserError(`${server} refuses the mailbox ${plain(folder)}: ${plain(responseText)}`, { hint });
  return new UserError(`${server} could not be reached: ${plain(code ?? message)}`, { hint });
}
