/** An IMAP server over TLS for one mailbox: as much of RFC 3501 as a reader of answers uses. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import { secret } from './mail-server.ts';

const kept = (name: string) => readFileSync(new URL(`../../fixtures/mail/${name}`, import.meta.url), 'utf8');

export interface StoredMail {
  readonly source: Buffer;
  readonly arrived: Date;
  readonly flags: Set<string>;
}

export interface ImapServer {
  readonly port: number;
  /** The first has the number 1. */
  readonly mailbox: StoredMail[];
  /** Every command, without its tag. */
  readonly commands: string[];
  /** Answers nothing more, and hangs up, from the first command that begins so. */
  hangUpAt: string | null;
}

export const stored = (source: string | Uint8Array, arrived = '2026-11-24', ...flags: string[]): StoredMail => ({
  source: Buffer.from(source),
  arrived: new Date(arrived),
  flags: new Set(flags),
});

/** For as long as the test runs. */
export async function imapServer(mailbox: StoredMail[]): Promise<ImapServer> {
  const commands: string[] = [];
  const state: ImapServer = { port: 0, mailbox, commands, hangUpAt: null };
  const sockets: TLSSocket[] = [];
  const server = createServer({ key: kept('localhost.key'), cert: kept('localhost.pem') }, (socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    serve(socket, state);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return Object.assign(state, { port: (server.address() as AddressInfo).port });
}

function serve(socket: TLSSocket, state: ImapServer): void {
  let waiting = '';
  socket.write('* OK ready\r\n');
  socket.on('data', (bytes: Buffer) => {
    waiting += bytes.toString('latin1');
    for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
      const [, tag = '', command = ''] = /^(\S+) (.*)$/.exec(waiting.slice(0, end)) ?? [];
      waiting = waiting.slice(end + 2);
      state.commands.push(command.replace(/^(LOGIN|AUTHENTICATE) .*/i, '$1'));
      if (state.hangUpAt !== null && command.startsWith(state.hangUpAt)) {
        socket.destroy();
        return;
      }
      for (const line of answers(command, state)) socket.write(line);
      socket.write(`${tag} ${completion(command)}\r\n`);
    }
  });
}

function completion(command: string): string {
  const [, user, password] = /^LOGIN "?([^" ]*)"? "?(.*?)"?$/i.exec(command) ?? [];
  if (user !== undefined && (user !== 'calls' || password !== secret))
    return `NO [AUTHENTICATIONFAILED] not ${password}`;
  if (/^SELECT (?!"?(?:INBOX|Replies)"?$)/i.test(command)) return 'NO no such mailbox';
  return command.startsWith('SELECT') ? 'OK [READ-WRITE] done' : 'OK done';
}

function answers(command: string, { mailbox }: ImapServer): (string | Buffer)[] {
  const [verb = '', ...words] = command.split(' ');
  if (verb === 'CAPABILITY') return ['* CAPABILITY IMAP4rev1\r\n'];
  if (verb === 'LIST') return [`* LIST () "/" ${words.at(-1)}\r\n`];
  if (verb === 'SELECT')
    return [
      `* FLAGS (\\Seen \\Flagged)\r\n* ${mailbox.length} EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [UIDNEXT ${mailbox.length + 1}] ok\r\n`,
    ];
  if (verb === 'LOGOUT') return ['* BYE\r\n'];
  if (verb !== 'UID') return [];
  const [what = '', set = '', ...rest] = words;
  if (what === 'SEARCH') {
    const isFound = criterion(tokensOf(words.slice(1).join(' ')));
    return [`* SEARCH${mailbox.map((mail, i) => (isFound(mail) ? ` ${i + 1}` : '')).join('')}\r\n`];
  }
  const chosen = uidsIn(set, mailbox.length);
  if (what === 'FETCH') return chosen.flatMap((uid) => fetched(mailbox[uid - 1] as StoredMail, uid, rest.join(' ')));
  const flags = [...(/\((.*)\)/.exec(rest.join(' '))?.[1]?.split(' ') ?? [])];
  for (const uid of chosen) for (const flag of flags) mailbox[uid - 1]?.flags.add(flag);
  return [];
}

function fetched(mail: StoredMail, uid: number, items: string): (string | Buffer)[] {
  const parts: (string | Buffer)[] = [`* ${uid} FETCH (UID ${uid} FLAGS (${[...mail.flags].join(' ')})`];
  if (items.includes('RFC822.SIZE')) parts.push(` RFC822.SIZE ${mail.source.length}`);
  const id = headerOf(mail, 'message-id');
  if (items.includes('ENVELOPE'))
    parts.push(` ENVELOPE (NIL NIL NIL NIL NIL NIL NIL NIL NIL ${id === '' ? 'NIL' : `"${id}"`})`);
  if (items.includes('BODY.PEEK[]')) parts.push(` BODY[] {${mail.source.length}}\r\n`, mail.source);
  return [...parts, ')\r\n'];
}

function headerOf({ source }: StoredMail, name: string): string {
  const head =
    source
      .toString('latin1')
      .split('\r\n\r\n', 1)[0]
      ?.replace(/\r\n[ \t]/g, ' ') ?? '';
  return new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1] ?? '';
}

/** Encoded subjects are read as one, as servers do. */
const readable = (text: string) =>
  text.replace(/=\?utf-8\?B\?([^?]*)\?=\s*/gi, (_, base64: string) => Buffer.from(base64, 'base64').toString('latin1'));

type Criterion = (mail: StoredMail) => boolean;

function criterion(tokens: string[]): Criterion {
  const all: Criterion[] = [];
  while (tokens.length > 0) all.push(next(tokens));
  return (mail) => all.every((one) => one(mail));
}

function next(tokens: string[]): Criterion {
  const word = tokens.shift() ?? '';
  const has = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());
  if (word === '(') {
    const inside: Criterion[] = [];
    while (tokens[0] !== ')' && tokens.length > 0) inside.push(next(tokens));
    tokens.shift();
    return (mail) => inside.every((one) => one(mail));
  }
  if (word === 'OR') {
    const [one, other] = [next(tokens), next(tokens)];
    return (mail) => one(mail) || other(mail);
  }
  if (word === 'UNSEEN') return ({ flags }) => !flags.has('\\Seen');
  if (word === 'UNDELETED') return ({ flags }) => !flags.has('\\Deleted');
  const value = tokens.shift() ?? '';
  if (word === 'SINCE') return ({ arrived }) => arrived >= new Date(`${value} UTC`);
  if (word === 'SUBJECT') return (mail) => has(readable(headerOf(mail, 'subject')), value);
  if (word === 'BODY') return ({ source }) => has(source.toString('latin1'), value);
  if (word !== 'HEADER') throw new Error(`this server does not search for ${word}`);
  const part = tokens.shift() ?? '';
  return (mail) => has(headerOf(mail, value), part);
}

const tokensOf = (text: string) =>
  [...text.matchAll(/"((?:[^"\\]|\\.)*)"|([()])|([^\s()"]+)/g)].map(
    ([, quoted, bracket, word]) => quoted ?? bracket ?? word ?? '',
  );

function uidsIn(set: string, last: number): number[] {
  return set.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split(':').map((end) => (end === '*' ? last : Number(end)));
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}
