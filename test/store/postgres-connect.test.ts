/** Why a server cannot be reached, in words; that a password is asked for nowhere and shown nowhere. */
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { UserError } from '../../src/errors.ts';
import { addressOf } from '../../src/store/postgres/address.ts';
import { connect } from '../../src/store/postgres/connect.ts';
import { explainConnecting } from '../../src/store/postgres/errors.ts';
import { ownFolder } from '../support/folder.ts';

/** What the server's protocol calls a message: a letter, the length, the rest. */
function message(letter: string, rest: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeInt32BE(rest.length + 4, 1);
  return Buffer.concat([head, rest]);
}

const signedIn = message('R', Buffer.alloc(4));
const ready = message('Z', Buffer.from('I'));
const version = (number: string) => message('S', Buffer.from(`server_version\0${number}\0`));
const asksForPassword = message('R', Buffer.concat([Buffer.from([0, 0, 0, 10]), Buffer.from('SCRAM-SHA-256\0\0')]));

const goesOn = message('R', Buffer.concat([Buffer.from([0, 0, 0, 11]), Buffer.from('r=x,s=c2FsdA==,i=4096')]));

/** A server that says this to whoever comes. */
async function serverSaying(talk: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => talk(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

it.each([
  [
    'an old server',
    (socket: Socket) => void socket.write(Buffer.concat([signedIn, version('14.9'), ready])),
    'is PostgreSQL 14.9, and cadence needs 15 or newer',
  ],
  [
    'a server that hangs up',
    (socket: Socket) => void socket.end(),
    'cannot be reached: what answers there closed the connection at once',
  ],
  [
    'a server that asks for a password',
    (socket: Socket) => {
      socket.write(asksForPassword);
      socket.once('data', () => void socket.write(goesOn));
    },
    'cannot be reached: it asks for a password, and there is none',
  ],
])('%s', async (_what, talk, says) => {
  const port = await serverSaying(talk);
  const address = addressOf(`postgres://ann@127.0.0.1:${port}/shop`);
  await expect(connect(address, 'cadence', 5_000)).rejects.toThrow(`postgres://ann@127.0.0.1:${port}/shop ${says}`);
});

/** Instead of ~/.pgpass, as long as the test takes. */
function passwordsIn(file: string): void {
  const before = process.env['PGPASSFILE'];
  process.env['PGPASSFILE'] = file;
  onTestFinished(() => {
    if (before === undefined) delete process.env['PGPASSFILE'];
    else process.env['PGPASSFILE'] = before;
  });
}

it.each([
  ['28P01', 'the password is wrong', 'the password is in the address, in PGPASSWORD or in ~/.pgpass'],
  ['3D000', 'there is no such database', 'createdb makes it'],
  ['ENOTFOUND', 'there is no such host', 'is the name spelled right?'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'this machine does not trust the issuer of its certificate', '?sslrootcert=FILE'],
  ['CERT_HAS_EXPIRED', 'its certificate has expired', 'whoever runs the server has to renew it'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for a server of another name', 'as its certificate does'],
])('%s is said in words', (code, why, hint) => {
  expect(explainConnecting(Object.assign(new Error('raw'), { code }), 'postgres://ann@db/shop')).toMatchObject({
    message: `postgres://ann@db/shop cannot be reached: ${why}`,
    hint: expect.stringContaining(hint),
  });
});

it('says where a password file is not used because others may read it', () => {
  const error = Object.assign(new Error('raw'), { code: '28P01' });
  expect(explainConnecting(error, 'postgres://ann@db/shop', { closed: true })).toMatchObject({
    hint: 'others can read ~/.pgpass, so it was not used: chmod 600 ~/.pgpass',
  });
});

it('says it of no server whose password is in its address, even after another one', async () => {
  const file = join(ownFolder(), 'pgpass');
  writeFileSync(file, '*:*:*:*:secret\n');
  chmodSync(file, 0o644);
  passwordsIn(file);
  const port = await serverSaying((socket) => {
    socket.write(message('R', Buffer.from([0, 0, 0, 3])));
    socket.once('data', () => socket.write(message('E', Buffer.from('SFATAL\0C28P01\0Mwrong\0\0'))));
  });
  const hintFor = async (user: string) =>
    await connect(addressOf(`postgres://${user}@127.0.0.1:${port}/shop`), 'cadence', 15_000).catch(
      (error: UserError) => error.hint,
    );
  expect(await hintFor('ann')).toContain('chmod 600');
  expect(await hintFor('ann:wrong')).not.toContain('chmod 600');
});

it('the password comes from the file that is for it, by server, database and user', async () => {
  let sent = '';
  const port = await serverSaying((socket) => {
    socket.write(message('R', Buffer.from([0, 0, 0, 3])));
    socket.once('data', (data) => {
      sent = data.subarray(5, -1).toString();
      socket.write(Buffer.concat([signedIn, version('17.2'), ready]));
    });
  });
  const file = join(ownFolder(), 'pgpass');
  const lines = [`127.0.0.1:${port}:other:ann:of another database`, `127.0.0.1:${port}:shop:ann:open sesame`];
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  passwordsIn(file);
  const client = await connect(addressOf(`postgres://ann@127.0.0.1:${port}/shop`), 'cadence', 15_000);
  await client.end();
  expect(sent).toBe('open sesame');
});
