import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

const kept = (name: string) => readFileSync(new URL(`../../fixtures/mail/${name}`, import.meta.url), 'utf8');
export const certificate = kept('localhost.pem');
export const secret = 'correct horse: battery/staple';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly mail: Email;
  /** The connection was encrypted when the mail came. */
  readonly secure: boolean;
}

export interface MailServerBehaviour {
  /** TLS from the first byte. */
  readonly wrapped?: boolean;
  /** Offer no STARTTLS. */
  readonly unencrypted?: boolean;
  /** Want the user `ann` with the `secret`. */
  readonly login?: boolean;
  /** The answer to a recipient: an SMTP code, or nothing to accept. */
  readonly recipient?: (address: string) => number | undefined;
  /** The answer once the message is there. */
  readonly message?: () => number | 'hang up' | undefined;
}

export interface MailServerInProcess {
  readonly port: number;
  readonly received: Received[];
}

/** A real SMTP server in this process, for as long as the test runs. */
export async function mailServer(behaviour: MailServerBehaviour = {}): Promise<MailServerInProcess> {
  const received: Received[] = [];
  const sockets: Socket[] = [];
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = new SMTPServer(options(behaviour, received, hangUp));
  server.server.on('connection', (socket: Socket) => sockets.push(socket));
  server.on('error', () => {}); // a client that hangs up, as some of the tests want
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, received };
}

function options(behaviour: MailServerBehaviour, received: Received[], hangUp: () => void): SMTPServerOptions {
  const { wrapped = false, unencrypted = false, login = false } = behaviour;
  return {
    secure: wrapped,
    key: kept('localhost.key'),
    cert: certificate,
    hideSTARTTLS: unencrypted,
    allowInsecureAuth: unencrypted,
    authOptional: !login,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) =>
      username === 'ann' && password === secret
        ? done(null, { user: username })
        : done(failed(535, `5.7.8 no such user, or not the password ${password}`)),
    onRcptTo: ({ address }, _session, done) => {
      const code = behaviour.recipient?.(address);
      if (code === undefined) done();
      else done(failed(code, code < 500 ? 'try again later' : 'no such mailbox'));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const answer = behaviour.message?.();
        if (answer === 'hang up') return hangUp();
        if (answer !== undefined) return done(failed(answer, answer < 500 ? 'greylisted, try again later' : 'refused'));
        const raw = Buffer.concat(chunks).toString('utf8');
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw,
          mail: await PostalMime.parse(raw),
          secure: session.secure === true,
        });
        done();
      });
    },
  };
}

function failed(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

export interface Parroting {
  readonly method: 'PLAIN' | 'LOGIN' | 'CRAM-MD5';
  /** The end of its answer to the login; without a line break it also hangs up. */
  readonly end: string;
  /** Lets everybody in, and refuses this later. */
  readonly refuses?: 'MAIL' | 'RCPT';
}

/** A server that repeats what it was told of a login when it refuses it, or something later. */
export async function parrot({ method, end, refuses }: Parroting): Promise<{ port: number; heard: () => string[] }> {
  const heard: string[] = [];
  const prompts = { PLAIN: [], LOGIN: ['VXNlcm5hbWU6', 'UGFzc3dvcmQ6'], 'CRAM-MD5': ['PDEuMkBsb2NhbGhvc3Q+'] }[method];
  const server = createServer((socket) => {
    let asked: string[] | null = null;
    const answerTo = (line: string): string => {
      const [, initial] = /^AUTH \S+ ?(.*)$/.exec(line) ?? [];
      if (initial !== undefined) asked = [...prompts];
      if (asked !== null) {
        const told = initial ?? line;
        if (told !== '') heard.push(told);
        const next = asked.shift();
        if (next !== undefined) return `334 ${next}\r\n`;
        asked = null;
        return refuses === undefined ? `535 5.7.8 not with AUTH ${heard.join(' ')}${end}` : '235 welcome\r\n';
      }
      if (line.startsWith('EHLO')) return `250-localhost\r\n250 AUTH ${method}\r\n`;
      return refuses !== undefined && line.startsWith(refuses)
        ? `550 not for you ${heard.join('/')}\r\n`
        : '250 fine\r\n';
    };
    socket.on('error', () => {});
    socket.write('220 localhost\r\n');
    createInterface({ input: socket }).on('line', (line) => {
      const answer = answerTo(line);
      socket.write(answer);
      if (!answer.endsWith('\n')) socket.end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, heard: () => heard };
}
