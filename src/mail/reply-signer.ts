/** Makes and checks the tokens of mailed lists. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Of which list and recipient a token is. */
interface SignedFor {
  /** The list's name: `2026-W48 Ann`. */
  readonly list: string;
  readonly recipient: string;
  readonly customerId: number;
}

interface ReplySigner {
  macOf(of: SignedFor): string;
  /** Takes as long for a wrong one as for a right one. */
  isRight(mac: string, of: SignedFor): boolean;
}

const bytes = 16;

export function replySigner(key: string, bookId: string): ReplySigner {
  const digest = ({ list, recipient, customerId }: SignedFor) =>
    createHmac('sha256', key)
      .update(JSON.stringify([bookId, list, recipient.toLowerCase(), customerId]))
      .digest()
      .subarray(0, bytes);
  return {
    macOf: (of) => digest(of).toString('base64url'),
    isRight(mac, of) {
      const given = Buffer.from(mac, 'base64url');
      return given.length === bytes && timingSafeEqual(given, digest(of));
    },
  };
}
