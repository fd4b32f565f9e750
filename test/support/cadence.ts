/** Runs a whole command in this process: exact stdout, stderr and exit code, a fixed day, a scripted prompter. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { cadence } from '../../src/cli.ts';
import type {
  ConfigFile,
  Context,
  Files,
  HolidayBook,
  Io,
  Keyring,
  Programs,
  Prompter,
  Screen,
  Workspace,
  WrittenFiles,
} from '../../src/context.ts';
import { type Day, dayOnTheWall } from '../../src/domain/day.ts';
import { clockHere, dayOn } from '../../src/domain/due.ts';
import { machineForm, writeIn } from '../../src/domain/written-form.ts';
import type { Mailer } from '../../src/mail/mailer.ts';
import { realFiles } from '../../src/platform/files.ts';
import { openHolidays } from '../../src/platform/holidays.ts';
import { home } from '../../src/platform/home.ts';
import { openKeys } from '../../src/platform/keys.ts';
import { withLogin } from '../../src/platform/login-name.ts';
import { filesBesideServer } from '../../src/platform/server-files.ts';
import { wallClock, zoneHere } from '../../src/platform/wall-clock.ts';
import { settingsBeforeWork } from '../../src/store/before-work.ts';
import { damageOf } from '../../src/store/damage.ts';
import { openBook } from '../../src/store/open.ts';
import { shownAddress } from '../../src/store/server.ts';
import { isServerAddress } from '../../src/store/server-address.ts';
import type { Store } from '../../src/store/store.ts';
import { newFolder } from './folder.ts';
import { testServer } from './postgres.ts';
import { runFolder } from './program.ts';

export interface Scene {
  /** The book to work on; an empty one in memory when absent. */
  readonly store?: Store;
  /** A file instead: what `--db` names. */
  readonly database?: string;
  readonly today?: Day;
  /** `HH:MM` in UTC on that day. */
  readonly time?: string;
  /** The moment instead: the day is the one on the wall in the zone of TZ. */
  readonly at?: Date;
  /** The zone of the clock; null when unknown. */
  readonly zone?: string | null;
  /** The machine's zone, which cron uses; UTC when absent. */
  readonly machineZone?: string;
  readonly prompter?: Prompter;
  /** The whole terminal, for the desk. */
  readonly screen?: Screen;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly settings?: Map<string, string>;
  /** Where the settings file would be, with the scripts next to it. */
  readonly folder?: string;
  readonly mailer?: Mailer;
  /** The system's keyring; none when absent. */
  readonly keyring?: Keyring;
  readonly programs?: Partial<Programs>;
  /** Filled with the programs that were run. */
  readonly launched?: (readonly string[])[];
  /** Why no program can be run; they can when absent. */
  readonly launchProblem?: string;
  /** Asked where a command can be broken off: throws as after Ctrl-C. */
  readonly interrupted?: () => void;
  /** Milliseconds to wait for others who have the book in use. */
  readonly patience?: number;
  /** Columns of the terminal; a pipe when absent. */
  readonly terminal?: number;
  /** Its lines; as many as there is to show when absent. */
  readonly rows?: number;
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export const someDay: Day = '2026-11-23'; // a Monday

/** Where the file of a book would be that is in memory or on a server: an import puts aside there what it reads, a call what it cannot write. */
export const nowhere = join(runFolder ?? tmpdir(), 'nowhere', 'cadence.db');

/** A moment in UTC which the clock on the wall shows just so, in whatever zone a test runs: only a scene with `at` has to ask. */
export function momentOn(day: Day, time = '09:00'): Date {
  const moment = new Date(`${day}T${time}:00Z`);
  return Object.assign(moment, {
    getFullYear: () => moment.getUTCFullYear(),
    getMonth: () => moment.getUTCMonth(),
    getDate: () => moment.getUTCDate(),
    getDay: () => moment.getUTCDay(),
    getHours: () => moment.getUTCHours(),
    getMinutes: () => moment.getUTCMinutes(),
  });
}

const clocksAt = (moment: Date) => ({ all: wallClock(new Date(moment), process.env), machine: clockHere(moment) });

const inMemory = {
  ...{ path: ':memory:', create: true, exists: false },
  ...{ now: () => momentOn(someDay), clocks: () => clocksAt(momentOn(someDay)) },
};

/** Of a server that must be there: `npm run test:postgres` asks for it. */
export async function bookOnServer(): Promise<Store> {
  const server = await testServer();
  if (typeof server !== 'string') throw new Error(server.whyNot);
  return await openBook({ ...inMemory, path: placeOnServer(server) });
}

/** A place on a server that no other test has. */
export const placeOnServer = (server: string) => `${server}?schema=test_${randomBytes(6).toString('hex')}`;

/** A book's schema takes thirty times as long to make as to read: it is made once a process. */
let fresh: Promise<FreshBook> | undefined;

interface FreshBook {
  readonly bytes: Buffer;
  /** Where the words stand that are drawn by lot for each book (`stamp`), and their lengths. */
  readonly drawn: readonly { readonly at: number; readonly length: number }[];
}

async function freshBook(): Promise<FreshBook> {
  const folder = newFolder();
  const store = await openBook(inMemory);
  try {
    await store.copyTo(join(folder, 'fresh.db'));
  } finally {
    store.close();
  }
  const bytes = readFileSync(join(folder, 'fresh.db'));
  rmSync(folder, { recursive: true });
  const raw = new Database(bytes);
  const words = raw.prepare("SELECT value FROM stamp WHERE name IN ('book', 'salt')").pluck().all() as string[];
  raw.close();
  return { bytes, drawn: words.map((word) => ({ at: bytes.indexOf(word), length: word.length })) };
}

/** `npm run test:postgres`: books are on a server, whose statements nobody listens to. */
const isOnServer = process.env['CADENCE_TEST_ON'] === 'postgres';

export async function emptyBook(): Promise<Store> {
  if (isOnServer) return await bookOnServer();
  fresh ??= freshBook();
  const { bytes: template, drawn } = await fresh;
  const bytes = Buffer.from(template);
  for (const { at, length } of drawn) bytes.write(randomBytes(length / 2).toString('hex'), at, 'latin1');
  return await openBook({ ...inMemory, content: bytes });
}

const holidaysSeen = new Map<string, ReturnType<HolidayBook['days']>>();

/**
 * Worked out once a process for each place and year: for a Chinese calendar that takes longer than many a scene. It asks
 * for the zone every time, so that zone-watch.ts sees who asks, whoever came first.
 */
const holidaysOnce: Workspace['holidays'] = async (country, region) => {
  const book = await openHolidays(country, region);
  if ('unknown' in book) return book;
  const ofYear = (year: number) => {
    const key = [new Date(year, 0).getTimezoneOffset(), country, region, year].join(' ');
    const days = holidaysSeen.get(key) ?? book.days([year]);
    holidaysSeen.set(key, days);
    return days;
  };
  return { days: (years) => years.flatMap(ofYear) };
};

/** A command's JSON document. */
export async function json(command: string, store: Store, today: Day = someDay) {
  return JSON.parse((await runCadence(`${command} --json`, { store, today })).out);
}

/** `runCadence('list --tier A')`, or the words one by one where one of them has a space. */
export async function runCadence(command: string | readonly string[], scene: Scene = {}): Promise<Outcome> {
  const argv = typeof command === 'string' ? command.split(' ').filter((word) => word !== '') : command;
  const said = { out: '', err: '' };
  const opened: Promise<Store>[] = [];
  const code = await cadence(argv, {
    version: '0.0.0',
    licenses: () => 'SQLite is in the public domain.\n',
    io: (options) => recordingIo(said, scene, options.quiet === true),
    settings: () => scene.settings ?? new Map(),
    page: async () => false,
    context: async (io, options) => {
      return makeContext(io, { ...scene, opened, machine: options.json === true }, options.today as Day | undefined);
    },
  });
  writeIn(machineForm);
  // What a process has open is closed with it.
  for (const store of await Promise.allSettled(opened)) if (store.status === 'fulfilled') store.value.close();
  return { code, ...said };
}

/** A workspace without a command line. */
export function workspaceOf(store: Store, today: Day = someDay): Workspace {
  const said = { out: '', err: '' };
  return makeContext(recordingIo(said, {}, false), { store, opened: [] }, today);
}

function recordingIo(said: { out: string; err: string }, scene: Scene, quiet: boolean): Io {
  const err = (text: string) => {
    said.err += text;
  };
  return {
    out: (text) => {
      said.out += text;
    },
    talk: quiet ? () => {} : err,
    err,
    async *input() {
      if (scene.input !== undefined)
        yield typeof scene.input === 'string' ? new TextEncoder().encode(scene.input) : scene.input;
    },
    async launch(command) {
      scene.launched?.push(command);
      return scene.launchProblem ?? null;
    },
    holdInterrupts: () => ({ check: () => scene.interrupted?.(), end: () => {} }),
    outIsTerminal: scene.terminal !== undefined,
    errIsTerminal: scene.terminal !== undefined,
    width: scene.terminal ?? 80,
    rows: scene.rows,
    color: false,
  };
}

/** Shared by all commands of a test, as the state of one machine. */
const hashes = new Map<string, string>();
const written: WrittenFiles = {
  recall: async (path) => hashes.get(path) ?? null,
  remember: async (path, hash) => void hashes.set(path, hash),
};

let rejects: string | undefined;

/** The rejected rows of standard input go into the folder one works in: for tests one of their own, not the checkout. */
function folderOfRejects(): string {
  if (rejects !== undefined) return rejects;
  const folder = mkdtempSync(join(runFolder ?? tmpdir(), 'rejects-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  rejects = folder;
  return folder;
}

interface Made extends Scene {
  readonly opened: Promise<Store>[];
  /** Figures are written for a program, or else as the book's country does. */
  readonly machine?: boolean;
}

/** As main.ts makes it, with a scene's clock and files. */
function makeContext(io: Io, scene: Made, asked: Day | undefined): Context {
  const onTheWall = scene.today ?? (scene.at === undefined ? someDay : dayOnTheWall(scene.at));
  let today = asked ?? onTheWall;
  const now = () => scene.at ?? momentOn(asked ?? onTheWall, scene.time);
  let zone: string | null = null;
  let caller: string | null = null;
  const dayNow = () => {
    const there = wallClock(new Date(now()), process.env)(zone);
    return there === null ? onTheWall : dayOn(there, now());
  };
  let isTooEarly = false;
  const opening = async (book: Promise<Store>): Promise<Store> => {
    const opened = await book;
    const before = await settingsBeforeWork(opened, {
      machine: scene.machine ?? true,
      language: files.machine().language,
    });
    writeIn(before.form);
    ({ zone, me: caller } = before);
    // A book without a zone of its own would hide it from a test.
    if (isTooEarly) throw new Error('the day was asked for before the book was open, which has a day of its own');
    if (zone !== null && asked === undefined) today = dayNow();
    return opened;
  };
  const database = scene.database ?? nowhere;
  const own = home(new URL('../..', import.meta.url));
  const real = isServerAddress(database)
    ? filesBesideServer({ shown: shownAddress(database, {}), local: nowhere }, own, async () => written)
    : realFiles(database, own, async () => written);
  const files: Files = {
    ...real,
    written: async () => written,
    draft: async (path) => await real.draft(resolve(folderOfRejects(), path)),
    // cron uses UTC, wherever the tests run.
    real: async (path) =>
      path === '/etc/localtime' ? `/usr/share/zoneinfo/${scene.machineZone ?? 'UTC'}` : await real.real(path),
    machine: () => ({ ...real.machine(), language: scene.env?.['LANG'] ?? 'C.UTF-8' }),
  };
  const patience = scene.patience === undefined ? {} : { patience: scene.patience };
  const prompter = scene.prompter ?? nobody;
  const config = withLogin(configOf(scene), () => caller);
  const programs: Programs = {
    self: ['node', 'cadence.js'],
    typed: (...args) => ['cadence', ...args].join(' '),
    mark: () => ({ number: 1, host: 'here', start: 'first' }),
    isAlive: () => true,
    isRunning: () => true,
    run: () => Promise.reject(new Error('no programs here')),
    ...scene.programs,
  };
  const keyring = async () => scene.keyring ?? noKeyring;
  const keys = openKeys({ config, programs, keyring, prompter: () => prompter, warn: io.talk });
  let store: Promise<Store> | undefined;
  return {
    io,
    get today() {
      isTooEarly ||= store === undefined;
      return today;
    },
    dayNow,
    pretendedDay: false,
    now,
    wallClock: () => wallClock(new Date(now()), process.env),
    zoneHere: () => (scene.zone !== undefined ? scene.zone : scene.at === undefined ? 'UTC' : zoneHere()),
    files,
    config,
    prompter,
    openScreen: async () => {
      if (scene.screen === undefined) throw new Error('there is no screen here');
      return scene.screen;
    },
    openStore({ create = false, moving = false } = {}) {
      if (scene.database === undefined) store ??= opening(Promise.resolve(scene.store ?? emptyBook()));
      else {
        const onReadOnly = ({ message }: Error) => io.talk(`${message}: showing it as it is there\n`);
        const clocks = () => clocksAt(now());
        const by = () => caller;
        const way = { path: database, create, moving, now, by, clocks, say: io.talk, keys, onReadOnly, ...patience };
        if (store === undefined) {
          store = files.facts(files.database).then((found) => openBook({ ...way, exists: found !== null }));
          scene.opened.push(store);
          store = opening(store);
        }
      }
      return store;
    },
    emptyBook,
    async damage() {
      const opened = await store?.catch(() => null);
      return opened ? await damageOf(opened) : null;
    },
    inBook: async (path, day) => makeContext(io, { ...scene, database: path }, day),
    holidays: holidaysOnce,
    spareMemory: async () => {},
    mailer: async () => {
      if (scene.mailer === undefined) throw new Error('this scene has no mail server');
      return scene.mailer;
    },
    keys: async () => keys,
    programs,
  };
}

function configOf({ settings = new Map(), env = {}, folder = 'nowhere' }: Scene): ConfigFile {
  return {
    path: `${folder}/config.json`,
    get: (key) => settings.get(key) ?? null,
    own: (key) => settings.get(key) ?? null,
    doubt: () => null,
    entries: () => settings,
    set: async (key, value) => {
      if (value === null) settings.delete(key);
      else settings.set(key, value);
    },
    env: (name) => env[name] ?? null,
  };
}

const noKeyring: Keyring = {
  find: async () => null,
  keep: () => Promise.reject(new Error('there is no keyring here')),
};

const unasked = () => Promise.reject(new Error('nobody is there to be asked'));
/** No terminal: asking is a bug. */
const nobody: Prompter = {
  available: false,
  text: unasked,
  confirm: unasked,
  choose: unasked,
  secret: unasked,
  edit: unasked,
  keepTyped: (work) => work(),
  unexpected: (work) => work(),
};
