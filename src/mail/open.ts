import type { ConfigFile, Programs } from '../context.ts';
import { UserError } from '../errors.ts';
import type { Mailer } from './mailer.ts';
import { type Patience, patientMailer } from './patient.ts';
import { sendmailMailer } from './sendmail.ts';
import { isSendmail, type MailServer, parseMailServer, sendmailPath } from './server.ts';
import { smtpMailer } from './smtp.ts';

/** How long a server may keep silent before it counts as hanging, milliseconds. */
const silence = 15_000;

/** How long sendmail and the password command may take, milliseconds: one may deliver, the other may ask a person. */
const longestSendmail = 120_000;
const longestCommand = 300_000;

export interface MailSurroundings extends Patience {
  readonly config: ConfigFile;
  readonly readText: (path: string) => Promise<string>;
  readonly programs: Programs;
}

/** The mailer from the settings; the environment overrides them. */
export async function openMailer({ config, readText, programs, ...patience }: MailSurroundings): Promise<Mailer> {
  const address = config.env('CADENCE_SMTP') ?? config.own('mail.smtp');
  if (address === null) {
    throw new UserError('no mail server is set', {
      hint: 'cadence config mail asks for it; or set CADENCE_SMTP to an address such as smtps://user@mail.example:465',
    });
  }
  if (isSendmail(address))
    return patientMailer(sendmailMailer(sendmailPath(address), { programs, patience: longestSendmail }), patience);
  const server = parseMailServer(address);
  const path = config.env('CADENCE_CA_FILE');
  const mailer = smtpMailer(server, {
    password: await passwordOf(server, config, programs),
    certificates: path === null ? null : await readText(path),
    silence,
  });
  return patientMailer(mailer, patience);
}

/** From the environment, the address in it, a command that prints it, or the settings file; the first that exists. */
async function passwordOf(server: MailServer, config: ConfigFile, programs: Programs): Promise<string | null> {
  const given = config.env('CADENCE_SMTP_PASSWORD') ?? server.password;
  if (given !== null) return given;
  const command = config.own('mail.password-command');
  if (command === null) return config.get('mail.password');
  const { code, out, err, stopped } = await programs.run('/bin/sh', ['-c', command], { patience: longestCommand });
  const password = out.replace(/\r?\n$/, '');
  if (code !== 0 || password === '') {
    throw new UserError(
      `the command that gives the mail password failed: ${stopped ? 'it did not end' : err.trim().split('\n')[0] || `exit code ${code}`}`,
      {
        hint: 'try it by hand; cadence config get mail.password-command shows it; nothing was sent',
      },
    );
  }
  return password;
}
