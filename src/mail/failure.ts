/** What went wrong with the mail, in words that say what to do. */
import type { NodemailerError } from 'nodemailer';
import { type Failed, MailFailure } from './mailer.ts';
import type { MailServer } from './server.ts';

export function refusalOf(error: NodemailerError): Failed {
  return {
    recipient: error.recipient ?? '',
    reason: oneLine(error.response ?? error.message),
    temporary: isTemporary(error),
    uncertain: false,
  };
}

interface Attempt {
  readonly server: MailServer;
  readonly password: string | null;
  /** The server had the whole message, or part of it, when it failed. */
  readonly handedOver: boolean;
}

export function failureOf(error: NodemailerError, { server, password, handedOver }: Attempt): MailFailure {
  const where = `${server.host}:${server.port}`;
  const answer = withoutSecret(oneLine(error.response ?? error.message), password);
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH')
    return authFailure(error, { server, password, where, answer });
  if (isCertificate(error)) {
    return new MailFailure(`the certificate of ${where} was refused: ${answer}`, {
      hint: 'is the name of the server right? If it has a certificate of its own, name its file in CADENCE_CA_FILE; nothing was sent',
    });
  }
  if (error.code === 'ETLS') {
    return new MailFailure(`${where} would not encrypt the connection: ${answer}`, {
      hint: 'nothing was sent; smtps:// for TLS from the start, ?tls=none at the end of the address to send without encryption',
      temporary: error.responseCode !== undefined && error.responseCode < 500,
    });
  }
  if (error.responseCode !== undefined) {
    return new MailFailure(`${where} refused the mail: ${answer}`, {
      hint: error.command === 'MAIL FROM' ? 'is mail.from an address this server sends for?' : 'nothing was sent',
      temporary: isTemporary(error),
      answered: true,
    });
  }
  if (handedOver) {
    return new MailFailure(
      `${where} broke off after the mail was handed over (${answer}): it may have gone out or not`,
      {
        hint: 'ask a recipient; cadence week --email --again sends it once more',
        uncertain: true,
      },
    );
  }
  return new MailFailure(`${where} could not be reached: ${answer}`, {
    hint: 'nothing was sent; check the address with cadence config get mail.smtp, and the network',
    temporary: true,
  });
}

function authFailure(
  error: NodemailerError,
  { server, password, where, answer }: { server: MailServer; password: string | null; where: string; answer: string },
): MailFailure {
  if (password === null) {
    return new MailFailure(`${where} wants a password for ${server.user}, and none is set`, {
      hint: 'set CADENCE_SMTP_PASSWORD, or cadence config mail asks for it; nothing was sent',
    });
  }
  return new MailFailure(`${where} did not let ${server.user} in: ${answer}`, {
    hint: 'check the user in mail.smtp and the password in CADENCE_SMTP_PASSWORD or with cadence config mail; nothing was sent',
    temporary: isTemporary(error),
  });
}

/** A 4xx answer is "not now", 5xx is "no"; no answer at all may be better next time. */
function isTemporary({ responseCode }: NodemailerError): boolean {
  return responseCode !== undefined && responseCode >= 400 && responseCode < 500;
}

function isCertificate(error: NodemailerError): boolean {
  const codes = `${error.code} ${(error.cause as NodeJS.ErrnoException | undefined)?.code ?? ''}`;
  return /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)/.test(codes) || /certificate|altnames/i.test(error.message);
}

/** A server may repeat what it was told: the password stays out of every message, as it is and as it goes over the wire. */
function withoutSecret(text: string, secret: string | null): string {
  if (secret === null || secret === '') return text;
  const coded = Buffer.from(secret).toString('base64');
  return text.replaceAll(secret, '…').replaceAll(coded, '…');
}

function oneLine(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .join(' ')
    .trim();
}
