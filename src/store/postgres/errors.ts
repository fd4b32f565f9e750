/** PostgreSQL's errors, and those of the way to it, in words a user can act on. */
import { CannotWrite, ConnectionLost, InUse, UserError } from '../../errors.ts';
import { gone } from '../gone.ts';

interface ServerError extends Error {
  /** Five letters and digits of the server, or Node's name of a system error. */
  readonly code: string;
}

/** An error that the server or the connection reports, with its code. */
export function codeOf(error: unknown): string | null {
  const code = error instanceof Error ? (error as ServerError).code : undefined;
  return typeof code === 'string' ? code : null;
}

/** The operation met another one and can be done again from its beginning. */
export function isWorthAnotherTry(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error) ?? '');
}

/** The lock was not to be had in time. */
export function isTaken(error: unknown): boolean {
  return codeOf(error) === '55P03';
}

/** The connection is gone: what the server had not committed is as if it never was. */
export function isCutOff(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return (
    /^(?:ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|08\w{3}|57P0[123])$/.test(code) || wasTerminated(error)
  );
}

const wasTerminated = (error: unknown) =>
  error instanceof Error && /^Connection terminated|^Client (?:has encountered|was closed)/.test(error.message);

/** An error while the book is open; one that is none of the server's stays as it is. */
export function explain(error: unknown, shown: string): unknown {
  if (error instanceof UserError) return error;
  const code = codeOf(error);
  const said = error instanceof Error ? error.message : String(error);
  if (isCutOff(error))
    return new ConnectionLost(`the connection to ${shown} was lost`, {
      hint: 'what was not finished is not stored: see with cadence undo --list, and try again',
      cause: error,
    });
  switch (code) {
    case '23503':
      return gone(error);
    case '25006':
      return new CannotWrite(`${shown} can only be read: ${said}`, {
        hint: 'a standby cannot be written to: name the main server',
        cause: error,
      });
    case '42501':
      return new CannotWrite(`${shown} does not let you do that: ${said}`, {
        hint: 'ask whoever runs the server for the right to it',
        cause: error,
      });
    case '53100':
      return new CannotWrite(`no space left on the server of ${shown}`, { hint: 'nothing is half done', cause: error });
    case '22021':
      return new UserError('a text has a character with the code 0, which PostgreSQL cannot store', {
        hint: 'remove it from the file you import, then try again; nothing was changed',
        cause: error,
      });
    default:
      return error;
  }
}

/** After waiting this many milliseconds for the lock of the book. */
export function inUse(shown: string, holder: string, waited: number): InUse {
  const seconds = Math.round(waited / 1_000);
  const since = seconds < 2 ? 'which has not released it' : `which did not release it for ${seconds} seconds`;
  return new InUse(`${shown} is in use by ${holder}, ${since}`, {
    hint: 'wait until the other command has finished, then try again; nothing was changed',
  });
}

/** An error on the way to the server. `closed`: ~/.pgpass was not read, because others may read it. */
export function explainConnecting(error: unknown, shown: string, { closed = false } = {}): unknown {
  if (error instanceof UserError) return error;
  const said = error instanceof Error && error.message !== '' ? error.message : String(codeOf(error) ?? error);
  const [why, hint] = knownOnTheWay(codeOf(error), said) ?? [
    said,
    'is it the right address, and is the server running?',
  ];
  const forPassword = closed ? 'others can read ~/.pgpass, so it was not used: chmod 600 ~/.pgpass' : hint;
  const isAway = isCutOff(error) || away.has(codeOf(error) ?? '') || /timeout/.test(said);
  return new (isAway ? ConnectionLost : UserError)(`${shown} cannot be reached: ${why}`, {
    hint: hint === password ? forPassword : hint,
    cause: error,
  });
}

type Known = readonly [why: string, hint: string];

function knownOnTheWay(code: string | null, said: string): Known | undefined {
  return connecting[code ?? ''] ?? saidOnTheWay.find(([text]) => said.includes(text))?.[1];
}

/** The server or the way to it may be back in a moment. */
const away = new Set(['ECONNREFUSED', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', '53300']);

const password = 'the password is in the address, in PGPASSWORD or in ~/.pgpass (which only you may read)';
const late: Known = [
  'it did not answer in time',
  'is this computer on the network, and does a firewall let it through?',
];
const unvouched: Known = [
  'this machine does not trust the issuer of its certificate',
  'get the certificate from whoever runs the server, and name its file: ?sslrootcert=FILE',
];
const connecting: Readonly<Record<string, Known>> = {
  ECONNREFUSED: ['no server answers there', 'is it the right host and port, and is the server running?'],
  ENOENT: ['there is no socket of a server', 'is it the right folder (host=), and is the server running?'],
  ENOTFOUND: ['there is no such host', 'is the name spelled right?'],
  EAI_AGAIN: ['the name of the host could not be looked up', 'is this computer on the network?'],
  ETIMEDOUT: late,
  '28P01': ['the password is wrong', password],
  '28000': ['the server does not let this user in', 'whoever runs the server can allow it (pg_hba.conf)'],
  '3D000': ['there is no such database', 'createdb makes it, or the page of your provider'],
  '53300': ['it has no connection left', 'try again later, or use its pooler'],
  '57P03': ['it is just starting or stopping', 'try again in a moment'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unvouched,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unvouched,
  SELF_SIGNED_CERT_IN_CHAIN: unvouched,
  DEPTH_ZERO_SELF_SIGNED_CERT: unvouched,
  CERT_HAS_EXPIRED: ['its certificate has expired', 'whoever runs the server has to renew it'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'its certificate is for a server of another name',
    'name the server as its certificate does',
  ],
};

/** Errors of `pg` itself, which have no code. */
const saidOnTheWay: readonly (readonly [text: string, known: Known])[] = [
  ['password must be a', ['it asks for a password, and there is none', password]],
  ['timeout expired', late],
  [
    'does not support SSL',
    [
      'it does not offer TLS',
      'a book goes to another machine over TLS only: whoever runs the server can turn it on (ssl = on)',
    ],
  ],
  [
    'Connection terminated',
    ['what answers there closed the connection at once', 'is PostgreSQL running, and is it the right port?'],
  ],
];
