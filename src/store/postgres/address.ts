/** Where a book on a server is: `postgres://user@host:5432/database?schema=shop`, or `service=shop`. */
import { existsSync, readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { reasonOf, UsageError, UserError } from '../../errors.ts';

export interface ServerAddress {
  /** As it is shown: without the password. */
  readonly shown: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  /** Every book is a schema of its own. */
  readonly schema: string;
  /** As it was given; null when it is to be found in the environment or in ~/.pgpass. */
  readonly password: string | null;
  readonly tls: Tls | null;
}

/** A certificate that is not the server's, or that nobody vouches for, ends the connection. */
interface Tls {
  /** The certificates to trust, in PEM; the system's when absent. */
  readonly ca?: string;
}

/** What a service file and the parameters of a URL may say; everything else is refused by name. */
const words = [
  ...['host', 'hostaddr', 'port', 'user', 'dbname', 'password', 'sslmode', 'sslrootcert', 'schema', 'service'],
  ...['application_name', 'channel_binding', 'connect_timeout', 'target_session_attrs'],
] as const;
type Word = (typeof words)[number];
type Told = Partial<Record<Word, string>>;
type Environment = Readonly<Record<string, string | undefined>>;

export function addressOf(named: string, env: Environment = {}): ServerAddress {
  const given = named.startsWith('service=') ? { service: named.slice('service='.length) } : ofUrl(named);
  const own: Told = { ...(given.service === undefined ? {} : ofService(given.service, env)), ...given };
  const told: Told = { ...ofEnvironment(env), ...own };
  const host = told.host ?? told.hostaddr ?? 'localhost';
  const user = told.user ?? userInfo().username;
  const database = told.dbname ?? user;
  const [port, schema] = [Number(told.port ?? 5432), told.schema ?? 'cadence'];
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw notAnAddress(`${told.port} is no port`);
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema) || schema.startsWith('pg_') || schema === 'public')
    throw notAnAddress(
      `"${schema}" cannot be the schema of a book: small letters, digits and _ can, but public and pg_… are not ours`,
    );
  const tls = tlsOf(host, told);
  const shown = shownAs({ host, port, user, database, schema }, own);
  return { shown, host, port, user, database, schema, password: told.password ?? null, tls };
}

/** With what the next command needs to get there as well, but for the password. */
function shownAs(
  { host, port, user, database, schema }: Omit<ServerAddress, 'shown' | 'password' | 'tls'>,
  { sslmode, sslrootcert }: Told,
): string {
  const socket = host.startsWith('/');
  const at = socket ? '' : `${host.includes(':') ? `[${host}]` : host}${port === 5432 ? '' : `:${port}`}`;
  const more = [
    ...(socket ? [`host=${inQuery(host)}`, ...(port === 5432 ? [] : [`port=${port}`])] : []),
    ...(schema === 'cadence' ? [] : [`schema=${schema}`]),
    ...(sslmode === undefined || !isHere(host) ? [] : [`sslmode=${inQuery(sslmode)}`]),
    ...(sslrootcert === undefined ? [] : [`sslrootcert=${inQuery(sslrootcert)}`]),
  ];
  const where = `postgres://${encodeURIComponent(user)}@${at}/${encodeURIComponent(database)}`;
  return more.length === 0 ? where : `${where}?${more.join('&')}`;
}

const inQuery = (value: string) => encodeURIComponent(value).replaceAll('%2F', '/');

const inPassword = 'in a password, the signs / # ? @ % are written %2F %23 %3F %40 %25';

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw notAnAddress(`a % in it is not followed by two digits; ${inPassword}`);
  }
}

function ofUrl(text: string): Told {
  let url: URL;
  try {
    // `postgres://user@/database?host=/socket` has no host, which a URL must have.
    url = new URL(text.replace(/^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)(?=\/|$|\?)/, '$1socket.invalid'));
  } catch {
    throw notAnAddress(`its host or port cannot be read; ${inPassword}`);
  }
  if (url.hash !== '' || url.pathname.includes('@'))
    throw notAnAddress(`its parts cannot be told apart; ${inPassword}`);
  const told: Told = {};
  for (const [name, value] of url.searchParams) {
    if (!/^\w+$/.test(name)) throw notAnAddress(`its parts cannot be told apart; ${inPassword}`);
    if (!isWord(name)) throw notAnAddress(`it has no "${name}"`);
    told[name] = value;
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (host !== 'socket.invalid') told.host ??= decoded(host);
  if (url.port !== '') told.port ??= url.port;
  if (url.username !== '') told.user ??= decoded(url.username);
  if (url.password !== '') told.password ??= decoded(url.password);
  if (url.pathname.length > 1) told.dbname ??= decoded(url.pathname.slice(1));
  return told;
}

const isWord = (name: string): name is Word => (words as readonly string[]).includes(name);

function ofEnvironment(env: Environment): Told {
  const told: Told = {};
  const take = (word: Word, name: string) => {
    const value = env[name];
    if (value !== undefined && value !== '') told[word] = value;
  };
  take('host', 'PGHOST');
  take('port', 'PGPORT');
  take('user', 'PGUSER');
  take('dbname', 'PGDATABASE');
  take('password', 'PGPASSWORD');
  take('sslrootcert', 'PGSSLROOTCERT');
  return told;
}

/** A section of ~/.pg_service.conf, as psql reads it. */
function ofService(service: string, env: Environment): Told {
  const own = env['PGSERVICEFILE'] ?? join(homedir(), '.pg_service.conf');
  const told = existsSync(own) ? sectionOf(readFileSync(own, 'utf8'), service, own) : null;
  if (told !== null) return told;
  throw new UserError(`there is no service "${service}" in ${own}`, {
    hint: `write it there: [${service}], then a line each for host=, dbname= and user=`,
  });
}

function sectionOf(text: string, service: string, file: string): Told | null {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const from = lines.indexOf(`[${service}]`);
  if (from < 0) return null;
  const told: Told = {};
  for (const line of lines.slice(from + 1)) {
    if (line.startsWith('[')) break;
    if (line === '' || line.startsWith('#')) continue;
    const at = line.indexOf('=');
    const name = line.slice(0, at).trim();
    if (at < 0 || !isWord(name))
      throw new UserError(`${file}: cadence does not know "${/^\w*/.exec(line)?.[0]}" of [${service}]`);
    told[name] = line.slice(at + 1).trim();
  }
  return told;
}

/** The connection stays on this machine. */
const isHere = (host: string) => host.startsWith('/') || ['localhost', '127.0.0.1', '::1'].includes(host);

/** Always verified, whatever a looser mode would allow; on this machine only where it is asked for. */
function tlsOf(host: string, { sslmode, sslrootcert }: Told): Tls | null {
  if (isHere(host) && (sslmode === undefined || ['disable', 'allow', 'prefer'].includes(sslmode))) return null;
  if (sslmode === 'disable')
    throw new UsageError(`${host} is another machine: a book goes there over TLS only`, {
      hint: 'leave sslmode=disable out; a certificate of your own is named with sslrootcert=FILE',
    });
  if (sslrootcert === undefined || sslrootcert === 'system') return {};
  try {
    return { ca: readFileSync(sslrootcert, 'utf8') };
  } catch (cause) {
    throw new UserError(`${sslrootcert} could not be read: ${reasonOf(cause)}`, {
      hint: 'sslrootcert= names the file with the certificate that the server is to be checked by',
      cause,
    });
  }
}

function notAnAddress(why: string): UsageError {
  return new UsageError(`not an address of a book: ${why}`, {
    hint: 'postgres://USER@HOST/DATABASE, if you like with ?schema=NAME, or service=NAME of ~/.pg_service.conf',
  });
}
