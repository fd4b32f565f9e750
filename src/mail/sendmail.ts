/** The program that this machine sends mail with: it queues the mail, so what becomes of it later is not known here. */
import { createTransport, type NodemailerError } from 'nodemailer';
import { type Mailer, MailFailure } from './mailer.ts';
import { mailOf } from './mime.ts';

export function sendmailMailer(path: string): Mailer {
  return {
    async send(message, recipients) {
      const transport = createTransport({ sendmail: true, path, newline: 'unix' });
      try {
        await transport.sendMail({
          ...mailOf(message),
          envelope: { from: message.from.address, to: [...recipients] },
        });
        return { accepted: recipients, failed: [] };
      } catch (error) {
        throw failureOf(error as NodemailerError, path);
      }
    },
  };
}

/** "Try again later", in the exit codes of sendmail (sysexits.h: EX_TEMPFAIL). */
const temporary = /\bcode 75\b/;

function failureOf(error: NodemailerError, path: string): MailFailure {
  if (error.code === 'ENOENT' || / ENOENT|code 127/.test(error.message)) {
    return new MailFailure(`there is no ${path} on this machine`, {
      hint: 'name the program: cadence config set mail.smtp sendmail:/usr/sbin/sendmail; nothing was sent',
      cause: error,
    });
  }
  return new MailFailure(`${path} did not take the mail: ${error.message}`, {
    hint: 'nothing was sent',
    temporary: temporary.test(error.message),
    answered: true,
    cause: error,
  });
}
