/** Opens a connection to the server of a book. */
import { Writable } from 'node:stream';
import type { Client as PgClient } from 'pg';
import Client from 'pg/lib/client.js';
import pgpass from 'pgpass';
import { UserError } from '../../errors.ts';
import type { ServerAddress } from './address.ts';
import { explainConnecting } from './errors.ts';

/** The first one that we are tried with. */
const oldest = 15;

/** Milliseconds until the network is asked whether a silent server is still there. */
const untilAsked = 10_000;

/** `what` is shown to others who wait for us; `patience`: milliseconds until a server that says nothing is out of reach. */
export async function connect(address: ServerAddress, what: string, patience: number): Promise<PgClient> {
  const { host, port, user, database, tls } = address;
  const client = new Client({
    ...{ host, port, user, database, ssl: tls === null ? false : { ...tls, rejectUnauthorized: true } },
    ...{ application_name: what, connectionTimeoutMillis: patience },
    ...{ keepAlive: true, keepAliveInitialDelayMillis: untilAsked },
    password: () => passwordFor(address),
  });
  let version = '';
  // Its own types leave the connection out.
  const { connection } = client as unknown as { readonly connection: NodeJS.EventEmitter };
  connection.on('parameterStatus', (status: { readonly parameterName: string; readonly parameterValue: string }) => {
    if (status.parameterName === 'server_version') version = status.parameterValue;
  });
  try {
    await client.connect();
  } catch (error) {
    throw explainConnecting(error, address.shown, { closed: isPassClosed });
  }
  if (Number.parseInt(version, 10) >= oldest) return client;
  await client.end();
  throw new UserError(`${address.shown} is PostgreSQL ${version}, and cadence needs ${oldest} or newer`, {
    hint: 'ask your provider for a newer one; a dump is read by it',
  });
}

/** Others may read ~/.pgpass, which the last connection would have needed. */
let isPassClosed = false;
pgpass.warnTo(
  new Writable({
    write(text, _encoding, done) {
      isPassClosed ||= String(text).includes('group or world');
      done();
    },
  }),
);

/** The one in the address or the environment, or that of ~/.pgpass. */
async function passwordFor({ password, host, port, user, database }: ServerAddress): Promise<string> {
  isPassClosed = false;
  if (password !== null) return password;
  const found = await new Promise<string | undefined>((resolve) => pgpass({ host, port, user, database }, resolve));
  return found ?? '';
}
