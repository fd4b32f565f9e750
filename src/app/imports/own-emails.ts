import type { Workspace } from '../../context.ts';
import { UserError } from '../../errors.ts';
import { splitEmails } from '../../import/values/emails.ts';
import { isSendmail, parseMailServer } from '../../mail/server.ts';

/** To and from whom the weekly list goes, who own customers, and whose account at the mail server it is. */
export function ownEmails({ config }: Workspace): ReadonlySet<string> {
  const settings = ['mail.from', 'mail.to', 'mail.owners'].map((key) => config.get(key));
  const texts = [...settings, mailUser(config.env('CADENCE_SMTP') ?? config.get('mail.smtp'))];
  return new Set(texts.flatMap((text) => splitEmails(text?.replaceAll('=', ' ') ?? '').found));
}

/** Null where there is none; what is wrong with the address of the server is said when mail is sent. */
function mailUser(server: string | null): string | null {
  try {
    return server === null || isSendmail(server) ? null : parseMailServer(server).user;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
