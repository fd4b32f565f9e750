/** The composition root: the only file that makes real things. */
import { join, resolve } from 'node:path';
import { cadence, type GlobalOptions } from './cli.ts';
import type { Context, Files, Io, KeyChain, Keys, Prompter, WrittenFiles } from './context.ts';
import { commandWords } from './domain/command-words.ts';
import { type Day, dayOnTheWall } from './domain/day.ts';
import { clockHere, dayOn } from './domain/due.ts';
import { parseDay } from './domain/written-day.ts';
import { writeIn } from './domain/written-form.ts';
import { UsageError, UserError } from './errors.ts';
import type { Mailer } from './mail/mailer.ts';
import { configFile } from './platform/config-file.ts';
import { readText, realFiles } from './platform/files.ts';
import { home } from './platform/home.ts';
import { processIo } from './platform/io.ts';
import { withLogin } from './platform/login-name.ts';
import { outputTo } from './platform/output.ts';
import { configPath, defaultDatabase, stateFolder } from './platform/paths.ts';
import { plainPrompter } from './platform/plain-prompter.ts';
import { realPrograms } from './platform/programs.ts';
import { terminalPrompter } from './platform/prompter.ts';
import { takeSecrets } from './platform/secrets.ts';
import { beginWait } from './platform/wait.ts';
import { wallClock, zoneHere } from './platform/wall-clock.ts';
import { legible, visible } from './screen.ts';
import { settingsBeforeWork } from './store/before-work.ts';
import type { Opening } from './store/open.ts';
import { isServerAddress } from './store/server-address.ts';
import type { Store } from './store/store.ts';

const { env, platform } = process;
// A umask may exclude others, not the owner: cadence must be able to read its own 0600 and 0700 files.
process.umask(process.umask(0o077) & 0o077);
const secrets = takeSecrets(env);
/** One folder up, from src/ as from dist/. */
const own = home(new URL('..', import.meta.url));
const programs = realPrograms(own.self);

const config = configFile(configPath(env, platform), {
  variable: (name) => secrets[name] ?? env[name],
  onDamage: complain,
  whileLocked: async (path, work) => await (await import('./store/lock.ts')).whileLocked(path, work),
});

const done = cadence(process.argv.slice(2), {
  version: JSON.parse(own.read('package.json')).version,
  licenses: () => own.read('dist/LICENSES.txt'),
  io: (options) =>
    processIo({ quiet: options.quiet === true, color: options.color === false ? false : undefined, theme }),
  context,
  settings: () => config.entries(),
  page: async (text) => {
    const { page } = await import('./platform/pager.ts');
    return await page(text, commandWords(ownPager() ?? (env['PAGER'] || 'less')));
  },
});
void done.then((code) => {
  process.exitCode = code;
});

/** Output is shown even when the configured pager must not be run. */
function ownPager(): string | null {
  try {
    return config.own('pager');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    complain(error);
    return null;
  }
}

/** Reports a problem with the settings; the command continues without them. */
function complain({ message, hint = '' }: UserError): void {
  outputTo(2).write(`cadence: ${visible(message)}\n  ${visible(hint)}\n`);
}

function theme(): 'dark' | 'light' {
  return config.get('theme') === 'light' ? 'light' : 'dark';
}

async function context(io: Io, options: GlobalOptions): Promise<Context> {
  const asked = options.today ?? (env['CADENCE_TODAY'] || undefined);
  const named = options.db ?? (env['CADENCE_DB'] || defaultDatabase(env, platform));
  const isServer = isServerAddress(named);
  const files = isServer ? await filesOfServer(named) : realFiles(theFile(named), own, written);
  const { database } = files;
  let store: ReturnType<Context['openStore']> | undefined;
  let prompter: Prompter | undefined;
  let keys: Promise<KeyChain> | undefined;
  const days = daysOf(asked);
  let caller: string | null = null;
  const world: Context = {
    io,
    get today() {
      return days.today;
    },
    dayNow: days.now,
    pretendedDay: asked !== undefined,
    now,
    wallClock: () => wallClock(now(), env),
    zoneHere,
    files,
    config: isServer ? withLogin(config, () => caller) : config,
    get prompter() {
      prompter ??= prompterOn(io, database);
      return prompter;
    },
    openScreen: async () => (await import('./platform/full-screen.ts')).fullScreen(process.stdin, process.stdout),
    async openStore({ create = false, patient = false, moving = false } = {}) {
      const first = async () => {
        const exists = (await files.facts(database)) !== null;
        // Used when the book turns out to be encrypted.
        const late: Keys = { open: async (file, attempt) => await (await world.keys()).open(file, attempt) };
        const book = await openBook({
          ...{ path: isServer ? named : database, create, exists, moving, say: io.talk, keys: late },
          ...(isServer ? { env, what: what(), clock: now, by: () => caller ?? by() } : {}),
          ...waiting(io, patient),
        });
        if (!exists) await warnOfFolder(files, io);
        if (isServer) for (const line of await writtenLate(world, book)) io.talk(`${line}\n`);
        caller = await takenAsSet(book, { machine: options.json === true, language: files.machine().language }, days);
        return book;
      };
      store ??= first();
      return await store;
    },
    emptyBook: async () => await openBook({ path: ':memory:', create: true, exists: false }),
    damage: async () => await damageIn(await store?.catch(() => null)),
    inBook: (path, day) => context(io, { ...options, db: path, today: day }),
    keys() {
      keys ??= keysFor(world);
      return keys;
    },
    holidays: async (country, region) => (await import('./platform/holidays.ts')).openHolidays(country, region),
    spareMemory: async () => (await import('./platform/young-heap.ts')).keepYoungHeapSmall(),
    mailer: async () => await mailerTelling(io),
    programs,
  };
  return world;
}

async function damageIn(opened: Store | null | undefined) {
  return opened ? await (await import('./store/damage.ts')).damageOf(opened) : null;
}

/** What an earlier call kept on this computer, because the server was away, is written before anything else. */
async function writtenLate(ctx: Context, book: Store): Promise<readonly string[]> {
  const { writeKept } = await import('./app/calls/outbox.ts');
  return await writeKept(ctx, book);
}

/** From now on figures are written in the book's form, and the day is that of its zone. Returns the caller whose login opened it. */
async function takenAsSet(
  book: Store,
  reader: Parameters<typeof settingsBeforeWork>[1],
  days: ReturnType<typeof daysOf>,
): Promise<string | null> {
  const { form, zone, me } = await settingsBeforeWork(book, reader);
  writeIn(form);
  if (zone !== null) days.moveTo(zone);
  return me;
}

/** Which day it is: here, or once the book is open, in its zone. `today` stays the same from then on. */
function daysOf(asked: string | undefined) {
  let zone: string | null = null;
  const dayNow = () => {
    const there = wallClock(now(), env)(zone);
    return there === null ? dayOnTheWall(now()) : dayOn(there, now());
  };
  const theToday = () => (asked === undefined ? dayNow() : theDay(asked, dayNow()));
  const days = {
    now: dayNow,
    today: theToday(),
    moveTo(named: string) {
      zone = named;
      days.today = theToday();
    },
  };
  return days;
}

async function filesOfServer(named: string): Promise<Files> {
  const { shownAddress } = await import('./store/server.ts');
  const { filesBesideServer } = await import('./platform/server-files.ts');
  return filesBesideServer({ shown: shownAddress(named, env), local: defaultDatabase(env, platform) }, own, written);
}

/** How others who wait for this command see it: its name and the user's, but for whom or what it is about. */
function what(): string {
  const [, , command = ''] = process.argv;
  return ['cadence', ...(/^[a-z]+$/.test(command) ? [command] : []), 'of', by() ?? 'somebody'].join(' ');
}

function now(): Date {
  return new Date();
}

async function openBook(how: BookToOpen): Promise<Store> {
  const clocks = () => ({ all: wallClock(now(), env), machine: clockHere(now()) });
  return await (await import('./store/open.ts')).openBook({ by, ...how, now, clocks });
}

type BookToOpen = Omit<Opening, 'now' | 'clocks'>;

function by(): string | null {
  return config.get('me') ?? env['USER'] ?? env['USERNAME'] ?? null;
}

function prompterOn({ color }: Io, database: string): Prompter {
  const output = process.stdout;
  const input = () => process.stdin;
  const drawn = terminalPrompter({ input, output, color, env, database });
  const isPlain = config.get('plain') === 'on' || env['TERM'] === 'dumb';
  return legible(isPlain ? plainPrompter({ input, output }, drawn) : drawn, () => output.columns || 80);
}

async function keysFor(ctx: Context): Promise<KeyChain> {
  const { openKeys } = await import('./platform/keys.ts');
  const keyring = async () => (await import('./platform/keyring.ts')).systemKeyring;
  return openKeys({ config, programs, prompter: () => ctx.prompter, warn: ctx.io.talk, keyring });
}

async function mailerTelling(io: Io): Promise<Mailer> {
  const { openMailer } = await import('./mail/open.ts');
  const { setTimeout } = await import('node:timers/promises');
  const wait = (milliseconds: number) => setTimeout(milliseconds);
  return await openMailer({ config, readText, programs, wait, say: io.talk });
}

/** Loaded only when a named file is written. */
async function written(): Promise<WrittenFiles> {
  const { writtenFiles } = await import('./platform/written.ts');
  return writtenFiles(join(stateFolder(env, platform), 'written'));
}

const halfAnHour = 30 * 60_000;

/** On a terminal we say which process we wait for; unattended runs wait longer and say nothing. */
function waiting(
  io: Io,
  patient: boolean,
): Pick<Opening, 'beginWait' | 'onWait' | 'onOld' | 'onReadOnly' | 'patience' | 'readerPatience'> {
  return {
    beginWait,
    onWait: (holder) => {
      if (io.errIsTerminal) io.talk(`waiting for ${holder} … (Ctrl-C stops)\n`);
    },
    onReadOnly: ({ message }) => io.talk(`${message}: showing it as it is there\n`),
    onOld: (holder) => io.talk(`${holder} is updating the book; showing its state before that\n`),
    ...(patient ? { patience: halfAnHour, readerPatience: halfAnHour } : {}),
  };
}

/**
 * SQLite's locks are unreliable on another machine's disk: said once, when the book is created; `doctor` repeats it.
 */
async function warnOfFolder(files: Files, io: Io): Promise<void> {
  const { network, syncedBy } = await files.disk(files.database);
  if (network !== null)
    io.talk(`${files.database} is on a network file system (${network}): two commands at once may damage it there\n`);
  if (syncedBy !== null)
    io.talk(`${files.database} is in a folder that ${syncedBy} syncs: open it on one computer at a time\n`);
}

/** SQLite's name for a book in memory is not a path: it must not reach the file layer. */
function theFile(named: string): string {
  if (named === ':memory:') {
    throw new UsageError(':memory: is not a file, and a book must be one', {
      hint: 'name a file: --db FILE; to see what an import would do, without a book: cadence import FILE --dry-run',
    });
  }
  return resolve(named);
}

function theDay(text: string, today: Day): Day {
  const day = parseDay(text, today);
  if (day === null)
    throw new UsageError(`"${text}" is not a day`, { hint: 'write it as 2026-12-01, tomorrow, friday or +3d' });
  return day;
}
