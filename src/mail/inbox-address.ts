/** The mailbox that answers come into, from the settings. */

import { isImap } from '../domain/replies/inbox.ts';
import { UserError } from '../errors.ts';

export interface InboxAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** From the address; only the environment may contain one. */
  readonly password: string | null;
  readonly folder: string;
}

const form = 'write it as imaps://user@mail.example/INBOX';

/** `imaps://calls%40shop.example@mail.example:993/Replies`. */
export function parseInboxAddress(text: string): InboxAddress {
  const url = isImap(text) && URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.hostname === '' || url.username === '')
    throw new UserError('the address of the mailbox is not one that cadence knows', { hint: form });
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? 993 : Number(url.port),
    user: decodeURIComponent(url.username),
    password: url.password === '' ? null : decodeURIComponent(url.password),
    folder: decodeURIComponent(url.pathname.replace(/^\//, '')) || 'INBOX',
  };
}
