/** A mailbox on a server as a source of answers. */
import type { Workspace } from '../../context.ts';
import { openInbox } from '../../mail/imap.ts';
import { parseInboxAddress } from '../../mail/inbox-address.ts';
import { mostBytes } from '../../mail/incoming.ts';
import { mailSecret } from '../../mail/secret.ts';
import type { Store } from '../../store/store.ts';
import { idMark } from './log-reply.ts';
import { needsLook, type ReplySource } from './reply-source.ts';

/** How long a server may keep silent before it counts as hanging, milliseconds: a search may take a while. */
const silence = 60_000;
/** A file of certificates is no longer. */
const mostCertificates = 10_000_000;

export async function imapMailbox(
  { config, programs, files }: Workspace,
  store: Store,
  { address: text, since }: { readonly address: string; readonly since: Date },
): Promise<ReplySource> {
  const address = parseInboxAddress(text);
  const path = config.env('CADENCE_CA_FILE');
  const secret = {
    variable: 'CADENCE_IMAP_PASSWORD',
    inAddress: address.password,
    setting: 'mail.inbox-password',
  } as const;
  const inbox = await openInbox(address, {
    password: await mailSecret({ config, programs }, { ...secret, so: 'nothing was read' }),
    certificates: path === null ? null : await files.readOwn(path, mostCertificates),
    silence,
  });
  return {
    async *messages() {
      const found = await inbox.find(since);
      const known = await store.replies.known(
        found.flatMap(({ messageId }) => (messageId === null ? [] : [idMark(messageId)])),
      );
      for (const { uid, messageId, flags, bytes } of found) {
        const isMarked = flags.has('\\Seen') || flags.has('\\Flagged');
        if (isMarked && messageId !== null && known.has(idMark(messageId))) continue;
        yield {
          name: `message ${uid} of ${address.folder}`,
          read: async () => (bytes > mostBytes ? null : await inbox.read(uid)),
          async settle(result) {
            if (result.kind === 'other' || (result.kind === 'known' && isMarked)) return null;
            const added = [...(result.kind === 'kept' ? [] : ['\\Seen']), ...(needsLook(result) ? ['\\Flagged'] : [])];
            await inbox.flag(uid, added);
            return null;
          },
        };
      }
    },
    close: async () => await inbox.close(),
  };
}
