/** Where answers come from: messages one after the other, and what is done with each once it was read. */
import type { ReplyResult } from './log-reply.ts';

export interface ReplyMessage {
  /** For people: a file, a number in a mailbox. */
  readonly name: string;
  /** Null when it is longer than any answer. */
  read(): Promise<Uint8Array | null>;
  /** Marks the message there; returns where it was kept, if it had to be put somewhere. */
  settle(result: Pick<ReplyResult, 'kind' | 'unread'>): Promise<string | null>;
}

export interface ReplySource {
  /** Those that may be answers. */
  messages(): AsyncIterable<ReplyMessage>;
  close(): Promise<void>;
}

/** What a person has to look at. */
export const needsLook = ({ kind, unread }: Pick<ReplyResult, 'kind' | 'unread'>) =>
  kind === 'kept' || unread.length > 0;

/** The bytes up to a limit; null when there are more. The rest is read too, so that the writing program is not interrupted. */
export async function upTo(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes) {
    length += part.length;
    if (length <= most) parts.push(part);
  }
  return length > most ? null : Buffer.concat(parts);
}
