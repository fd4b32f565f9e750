/** The mail server and its encryption, from the settings. */
import { UserError } from '../errors.ts';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /**
   * `wrapped`: TLS from the first byte; `upgrade`: STARTTLS, or nothing is sent; `offered`: STARTTLS if the server (on
   * this machine) has it; `none`: only when explicitly requested.
   */
  readonly tls: 'wrapped' | 'upgrade' | 'offered' | 'none';
  readonly user: string | null;
  /** From the URL; only the environment may contain one. */
  readonly password: string | null;
}

const ports = { 'smtps:': 465, 'smtp:': 587 } as const;
const forms = 'write it as smtps://user@mail.example:465, or smtp://user@mail.example:587 with STARTTLS';

/** `smtps://user@host:465`, `smtp://user@host:587`, `smtp://host:25?tls=none`. */
export function parseMailServer(text: string): MailServer {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '')
    throw new UserError('the address of the mail server is not one that cadence knows', { hint: forms });
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    host,
    port: url.port === '' ? ports[url.protocol] : Number(url.port),
    tls: tlsOf(url, host),
    user: decoded(url.username),
    password: decoded(url.password),
  };
}

function tlsOf(url: URL, host: string): MailServer['tls'] {
  const asked = url.searchParams.get('tls');
  if (asked !== null && asked !== 'none')
    throw new UserError(`tls=${asked} is not known for the mail server`, {
      hint: 'only tls=none, for a server without encryption',
    });
  if (url.protocol === 'smtps:') return 'wrapped';
  if (asked === 'none') return 'none';
  return isThisMachine(host) ? 'offered' : 'upgrade';
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function decoded(part: string): string | null {
  if (part === '') return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** `sendmail:` or `sendmail:/usr/sbin/sendmail`: the system's mail program. */
export function isSendmail(address: string): boolean {
  return address.startsWith('sendmail:');
}

export function sendmailPath(address: string): string {
  return address.slice('sendmail:'.length) || '/usr/sbin/sendmail';
}
