/** Reads the answers to mailed lists and logs what they say. */
import type { Workspace } from '../../context.ts';
import { isImap } from '../../domain/replies/inbox.ts';
import { UserError } from '../../errors.ts';
import { mostBytes, readMail } from '../../mail/incoming.ts';
import type { Store } from '../../store/store.ts';
import { logReply, type ReplyResult } from './log-reply.ts';
import { isMaildir, maildir } from './maildir.ts';
import type { ReplyMessage, ReplySource } from './reply-source.ts';
import { messageInFile } from './single-message.ts';

/** A message that was read. */
export interface ReadReply extends ReplyResult {
  /** The message, for people. */
  readonly name: string;
  /** The file in which it was kept; null where it stayed in its place. */
  readonly file: string | null;
}

/** How far a mailbox is searched for answers: a list can be answered for four weeks after its own, in milliseconds. */
const searched = 49 * 24 * 60 * 60_000;

/** A Maildir folder, a message as a file, or the mailbox in the settings (null). */
export async function sourceNamed(ctx: Workspace, store: Store, named: string | null): Promise<ReplySource> {
  const path = named ?? ctx.config.own('mail.inbox');
  if (path === null)
    throw new UserError('no mailbox is set to read answers from', {
      hint: 'cadence config set mail.inbox imaps://user@mail.example/INBOX, or name a Maildir: cadence week --read-replies ~/Maildir',
    });
  const since = new Date(ctx.now().getTime() - searched);
  if (isImap(path)) {
    const { imapMailbox } = await import('./imap-mailbox.ts');
    return await imapMailbox(ctx, store, { address: path, since });
  }
  if (await isMaildir(ctx, path)) return maildir(ctx, path, since);
  const facts = await ctx.files.facts(path);
  if (facts?.kind === 'file') return messageInFile(ctx, path);
  throw new UserError(
    facts === null ? `there is no mailbox ${path}` : `${path} is not a Maildir: it has no folders new and cur`,
    { hint: 'name a Maildir, a message as a file, or - for standard input' },
  );
}

export async function* readReplies(ctx: Workspace, store: Store, source: ReplySource): AsyncGenerator<ReadReply, void> {
  try {
    for await (const message of source.messages()) {
      const result = await resultFor(ctx, store, message);
      yield { ...result, name: message.name, file: await message.settle(result) };
    }
  } finally {
    await source.close();
  }
}

async function resultFor(ctx: Workspace, store: Store, message: ReplyMessage): Promise<ReplyResult> {
  const kept = (why: string): ReplyResult => ({
    ...{ kind: 'kept', from: '', subject: '', by: null, touches: [] },
    unread: [{ line: message.name, why }],
  });
  const bytes = await message.read();
  if (bytes === null) return kept(`it is longer than ${mostBytes / 1024 / 1024} MB`);
  const mail = await readMail(bytes).catch(() => null);
  return mail === null ? kept('it is not a readable mail') : await logReply(ctx, store, mail, bytes);
}
