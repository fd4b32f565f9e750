/** The system's mail program: it queues the mail, so the later result is unknown here. */
import type { ProgramResult, Programs } from '../context.ts';
import { type Mailer, MailFailure } from './mailer.ts';
import { asSent } from './mime.ts';

interface SendmailOptions {
  readonly programs: Programs;
  /** How long the program may take, milliseconds. */
  readonly patience: number;
}

/** Sends mail with the program at this path. */
export function sendmailMailer(path: string, { programs, patience }: SendmailOptions): Mailer {
  return {
    async send(message, recipients) {
      const envelope = ['-i', '-f', message.from.address, ...recipients];
      const option = [message.from.address, ...recipients].find((address) => address.startsWith('-'));
      if (option !== undefined)
        throw new MailFailure(`${path} would take the address ${option} for an option`, { hint: 'nothing was sent' });
      const ended = await programs.run(path, envelope, { input: await asSent(message), patience });
      if (ended.stopped) throw tooLong(path, patience);
      if (ended.code !== 0) throw failureOf(ended, path);
      return { accepted: recipients, failed: [] };
    },
  };
}

function tooLong(path: string, patience: number): MailFailure {
  return new MailFailure(
    `${path} did not finish within ${Math.round(patience / 1_000)} seconds and was stopped: the mail may have gone out or not`,
    { hint: 'ask a recipient; to send it again: cadence week --email --again', uncertain: true },
  );
}

/** The exit codes of sendmail (sysexits.h) for "try again later", and a shell's for "no such program". */
const [tryAgain, notFound] = [75, 127];

function failureOf({ code, err }: ProgramResult, path: string): MailFailure {
  if (code === null || code === notFound) {
    return new MailFailure(`there is no ${path} on this machine`, {
      hint: 'name the program: cadence config set mail.smtp sendmail:/usr/sbin/sendmail; nothing was sent',
    });
  }
  const why = err.trim().split('\n')[0] || `exit code ${code}`;
  return new MailFailure(`${path} did not accept the mail: ${why}`, {
    hint: 'nothing was sent',
    temporary: code === tryAgain,
    answered: true,
  });
}
