import type { ConfigFile, Programs } from '../context.ts';
import { UserError } from '../errors.ts';
import type { Mailer } from './mailer.ts';
import { type Patience, patientMailer } from './patient.ts';
import { mailSecret } from './secret.ts';
import { sendmailMailer } from './sendmail.ts';
import { isSendmail, type MailServer, parseMailServer, sendmailPath } from './server.ts';
import { smtpMailer } from './smtp.ts';

/** How long a server may keep silent before it counts as hanging, milliseconds. */
const silence = 15_000;

/** How long sendmail may take, milliseconds: it may deliver. */
const longestSendmail = 120_000;

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
    password: await mailSecret({ config, programs }, secret(server)),
    certificates: path === null ? null : await readText(path),
    silence,
  });
  return patientMailer(mailer, patience);
}

const secret = ({ password }: MailServer) =>
  ({
    variable: 'CADENCE_SMTP_PASSWORD',
    inAddress: password,
    setting: 'mail.password',
    so: 'nothing was sent',
  }) as const;
