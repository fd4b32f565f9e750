/** One message: a file, or what a mail server hands to this program. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Workspace } from '../../context.ts';
import { UserError } from '../../errors.ts';
import { mostBytes } from '../../mail/incoming.ts';
import { needsLook, type ReplyMessage, type ReplySource, upTo } from './reply-source.ts';

/** A mail server hands over no larger one. */
const mostHanded = 64 * 1024 * 1024;

export async function takeMessage(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const bytes = await upTo(input, mostHanded);
  if (bytes !== null) return bytes;
  throw new UserError(`the message is longer than ${mostHanded / 1024 / 1024} MB`, { hint: 'it was not read' });
}

/**
 * What comes in is in nobody's mailbox, so what was not understood is kept in a file beside the book.
 */
export function handedMessage({ files }: Workspace, bytes: Uint8Array): ReplySource {
  return oneMessage({
    name: 'the message',
    read: async () => (bytes.length > mostBytes ? null : bytes),
    settle: async (result) => (needsLook(result) || result.kind === 'other' ? await keepMessage(files, bytes) : null),
  });
}

export function messageInFile({ files }: Workspace, path: string): ReplySource {
  const read = async () => await upTo(files.read(path), mostBytes);
  return oneMessage({ name: path, read, settle: async () => null });
}

function oneMessage(message: ReplyMessage): ReplySource {
  return {
    async *messages() {
      yield message;
    },
    close: async () => {},
  };
}

/** The same message is kept once, however often it comes. Returns the file. */
export async function keepMessage(files: Workspace['files'], bytes: Uint8Array): Promise<string> {
  const folder = `${files.database}.replies`;
  await files.makeFolder(folder);
  const path = join(folder, `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.eml`);
  await files.write(path, bytes);
  return path;
}
