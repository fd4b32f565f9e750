/** Reads answers to the mailed list, and says what became of each. */
import { type ReadReply, readReplies, sourceNamed } from '../app/replies/read-replies.ts';
import { handedMessage, keepMessage, takeMessage } from '../app/replies/single-message.ts';
import type { Context } from '../context.ts';
import { json } from '../render/json.ts';
import { replyJson, replyLines } from '../render/replies.ts';
import { plain, plural } from '../render/text.ts';
import { nameUndo } from './name-undo.ts';

interface ReadingOptions {
  /** True for the mailbox in the settings, `-` for standard input. */
  readonly readReplies: true | string;
  readonly json?: boolean;
}

export async function readRepliesAndTell(ctx: Context, options: ReadingOptions): Promise<void> {
  if (options.readReplies === '-') return await readHanded(ctx, options);
  const store = await ctx.openStore({ patient: true });
  const source = await sourceNamed(ctx, store, options.readReplies === true ? null : options.readReplies);
  await tell(ctx, readReplies(ctx, store, source), options);
}

/** Whatever happens, the mail server must not send an answer: the message is dealt with or kept. */
async function readHanded(ctx: Context, options: ReadingOptions): Promise<void> {
  const bytes = await takeMessage(ctx.io.input());
  try {
    const store = await ctx.openStore({ patient: true });
    await tell(ctx, readReplies(ctx, store, handedMessage(ctx, bytes)), options);
  } catch (error) {
    const file = await keepMessage(ctx.files, bytes);
    ctx.io.err(
      `cadence: ${plain((error as Error).message)}\n  the message is kept: cadence week --read-replies ${file}\n`,
    );
  }
}

async function tell(ctx: Context, replies: AsyncIterable<ReadReply>, options: ReadingOptions): Promise<void> {
  const read: ReadReply[] = [];
  for await (const reply of replies) {
    read.push(reply);
    if (!options.json) ctx.io.talk(replyLines(reply).logged);
    ctx.io.err(replyLines(reply).unread);
  }
  if (options.json) return ctx.io.out(json(read.filter(({ kind }) => kind !== 'other').map(replyJson)));
  const count = (kind: ReadReply['kind']) => read.filter((reply) => reply.kind === kind).length;
  const parts = [
    plural(count('logged'), 'answer logged', 'answers logged'),
    count('kept') === 0 ? null : `${count('kept')} not understood`,
    count('known') === 0 ? null : `${count('known')} read before`,
    count('automatic') === 0 ? null : `${count('automatic')} sent automatically`,
  ].filter((part) => part !== null);
  ctx.io.talk(`${parts.join(', ')}\n`);
  if (count('logged') > 0) nameUndo(ctx);
}
