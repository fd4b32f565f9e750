import type { ConfigFile } from '../context.ts';
import { UserError } from '../errors.ts';
import type { Mailer } from './mailer.ts';
import { type Patience, patientMailer } from './patient.ts';
import { parseMailServer } from './server.ts';
import { smtpMailer } from './smtp.ts';

/** How long a server may keep silent before it counts as hanging, milliseconds. */
const silence = 20_000;

export interface Surroundings extends Patience {
  readonly config: ConfigFile;
  readonly readText: (path: string) => Promise<string>;
}

/** The mailer that the settings name; the environment beats them. */
export async function openMailer({ config, readText, ...patience }: Surroundings): Promise<Mailer> {
  const address = config.env('CADENCE_SMTP') ?? config.get('mail.smtp');
  if (address === null) {
    throw new UserError('no mail server is set', {
      hint: 'cadence config set mail.smtp smtps://user@mail.example:465, or set CADENCE_SMTP to such an address',
    });
  }
  const server = parseMailServer(address);
  const path = config.env('CADENCE_CA_FILE');
  const mailer = smtpMailer(server, {
    password: config.env('CADENCE_SMTP_PASSWORD') ?? server.password ?? config.get('mail.password'),
    certificates: path === null ? null : await readText(path),
    silence,
  });
  return patientMailer(mailer, patience);
}
