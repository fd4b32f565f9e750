import type { Workspace } from '../../context.ts';
import { UserError } from '../../errors.ts';
import { splitEmails } from '../../import/values/emails.ts';
import { isSendmail, parseMailServer } from '../../mail/server.ts';

/** The user's own addresses: recipients and sender of the weekly list, owners of customers, and the mail account. */
export function ownEmails({ config }: Workspace): ReadonlySet<string> {
  const settings = ['mail.from', 'mail.to', 'mail.owners'].map((key) => config.get(key));
  const texts = [...settings, mailUser(config.env('CADENCE_SMTP') ?? config.get('mail.smtp'))];
  return new Set(texts.flatMap((text) => splitEmails(text?.replaceAll('=', ' ') ?? '').found));
}

/** Null when there is none; an invalid server address is reported when mail is sent. */
function mailUser(server: string | null): string | null {
  try {
    return server === null || isSendmail(server) ? null : parseMailServer(server).user;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
