import type { Parsed } from '../setting.ts';

/** A mailbox on a server, and not a folder of this machine. */
export const isImap = (text: string): boolean => /^imaps:\/\//i.test(text.trim());

/** A Maildir folder, or a mailbox on a server; its password is kept elsewhere, for settings are listed and shown. */
export function parseInbox(text: string): Parsed<string> {
  const value = text.trim();
  if (value === '') return { problem: 'it is empty' };
  if (/^imap:\/\//i.test(value)) return { problem: 'it has to be imaps://, which is encrypted from the start' };
  if (!isImap(value)) return { value };
  if (!/^imaps:\/\/[^\s/@:]+(?::[^/@]*)?@[^\s/@]+(?:\/\S*)?$/i.test(value))
    return { problem: 'it is not of the form imaps://user@host/FOLDER' };
  if (/^imaps:\/\/[^/@:]*:/i.test(value))
    return { problem: 'leave the password out of it: set CADENCE_IMAP_PASSWORD or mail.inbox-password' };
  return { value };
}
