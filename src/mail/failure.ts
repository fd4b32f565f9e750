/** Mail errors, in words that say what to do. */
import type { NodemailerError } from 'nodemailer';
import { type Failed, MailFailure } from './mailer.ts';
import type { MailServer } from './server.ts';

/** A recipient refused by the server, in its words. */
export function refusalOf(error: NodemailerError, password: string | null): Failed {
  return {
    recipient: error.recipient ?? '',
    reason: withoutSecret(oneLine(error.response ?? error.message), password),
    temporary: isTemporary(error),
    uncertain: false,
  };
}

interface Attempt {
  readonly server: MailServer;
  readonly password: string | null;
  /** It failed between the login and the server's approval. */
  readonly loggingIn: boolean;
  /** The server had the whole message, or a part of it, when it failed. */
  readonly handedOver: boolean;
}

/** A mail that did not go out: what went wrong and what to do. */
export function failureOf(error: NodemailerError, attempt: Attempt): MailFailure {
  const { server, password, handedOver } = attempt;
  const where = `${server.host}:${server.port}`;
  if (attempt.loggingIn || error.code === 'EAUTH' || error.code === 'ENOAUTH')
    return authFailure(error, { server, password, where });
  const answer = withoutSecret(oneLine(error.response ?? error.message), password);
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
    return new MailFailure(`${where} hung up after the mail was handed over (${answer}): it may have gone out or not`, {
      hint: 'ask a recipient; to send it again: cadence week --email --again',
      uncertain: true,
    });
  }
  return new MailFailure(`${where} could not be reached: ${answer}`, {
    hint: 'nothing was sent; check the address with cadence config get mail.smtp, and the network',
    temporary: true,
  });
}

/**
 * Of the server's answer to a login, only the number is passed on: the text may repeat the password in any form, and
 * errors also get into the log of mailings and into exports.
 */
function authFailure(
  error: NodemailerError,
  { server, password, where }: { server: MailServer; password: string | null; where: string },
): MailFailure {
  if (password === null) {
    return new MailFailure(`${where} wants a password for ${server.user}, and none is set`, {
      hint: 'set CADENCE_SMTP_PASSWORD, or cadence config mail asks for it; nothing was sent',
    });
  }
  const answered = error.code === 'EAUTH' || error.code === 'ENOAUTH' || error.responseCode !== undefined;
  if (!answered) {
    return new MailFailure(`${where} did not answer when ${server.user} logged in`, {
      hint: 'nothing was sent; check the network, and the address with cadence config get mail.smtp',
      temporary: true,
    });
  }
  const code = error.responseCode === undefined ? '' : ` (answer ${error.responseCode})`;
  return new MailFailure(`${where} rejected the login of ${server.user}${code}`, {
    hint: 'check the user in mail.smtp and the password in CADENCE_SMTP_PASSWORD or with cadence config mail; nothing was sent',
    temporary: isTemporary(error),
  });
}

/** A 4xx answer is "not now", 5xx is "no"; without an answer, another try may succeed. */
function isTemporary({ responseCode }: NodemailerError): boolean {
  return responseCode !== undefined && responseCode >= 400 && responseCode < 500;
}

function isCertificate(error: NodemailerError): boolean {
  const codes = `${error.code} ${(error.cause as NodeJS.ErrnoException | undefined)?.code ?? ''}`;
  return /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)/.test(codes) || /certificate|altnames/i.test(error.message);
}

/**
 * A later answer may still repeat the login: the password is removed from every message, as it is and in any encoding.
 */
function withoutSecret(text: string, secret: string | null): string {
  if (secret === null || secret === '') return text;
  const bytes = Buffer.from(secret);
  return text.replaceAll(secret, '…').replaceAll(/[A-Za-z0-9+/_-]{2,}=*/g, (run) => (encodes(run, bytes) ? '…' : run));
}

/** Whether base64 text contains these bytes, wherever they begin. */
function encodes(run: string, bytes: Buffer): boolean {
  return [0, 1, 2, 3].some((from) => Buffer.from(run.slice(from), 'base64').includes(bytes));
}

function oneLine(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .join(' ')
    .trim();
}
