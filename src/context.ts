/** Everything a command may use. Types only: `main.ts` and the tests provide the real things. */
import type { Command } from 'commander';
import type { Day } from './domain/day.ts';
import type { WallClock } from './domain/due.ts';
import type { IsAlive, ProcessMark } from './domain/process-mark.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Color } from './render/paint.ts';
import type { EncryptedFile, Keys } from './store/keys.ts';
import type { Store } from './store/store.ts';

/** Everything that work in app/ may use. */
export interface Workspace {
  /**
   * Today, or the day of `--today`. The book may have a zone of its own, so it is known once the book is open, and stays
   * the same from then on.
   */
  readonly today: Day;
  /** The day at this moment, for what stays open overnight. */
  readonly dayNow: () => Day;
  /** True when `--today` or CADENCE_TODAY set the day: looking ahead must not be recorded as having happened. */
  readonly pretendedDay: boolean;
  /** The present moment. */
  readonly now: () => Date;
  /** The clocks of all zones at this moment. */
  readonly wallClock: () => WallClock;
  /** The zone of this machine's clock (IANA name); null when TZ is unknown: then its clock shows UTC. */
  readonly zoneHere: () => string | null;
  readonly files: Files;
  /** Settings of this person and machine; the book's own are in the store. */
  readonly config: ConfigFile;
  /**
   * Opens the book, once. Throws with a hint when it does not exist, unless told to create it. `patient`: wait longer
   * for other processes that are writing, for unattended commands. `moving`: also one that was moved away or arrives.
   */
  readonly openStore: (options?: { create?: boolean; patient?: boolean; moving?: boolean }) => Promise<Store>;
  /** An empty book in memory, to try things on without a file. */
  readonly emptyBook: () => Promise<Store>;
  /** The damage in the open book, when an unexpected error may come from it; null when there is none. */
  readonly damage: () => Promise<Error | null>;
  /** The same with another book, on a day. */
  readonly inBook: (database: string, today: Day) => Promise<Workspace>;
  readonly mailer: () => Promise<Mailer>;
  readonly keys: () => Promise<KeyChain>;
  readonly programs: Programs;
  /** The public holidays of a country (`US`) and region (`WI`), or what is unknown there. */
  readonly holidays: (country: string, region: string | null) => Promise<HolidayBook | UnknownPlace>;
  /** Called before work on a lot of rows: from then on, saving memory is worth a little time. */
  readonly spareMemory: () => Promise<void>;
}

/** What a command has in addition: a terminal, and perhaps a person at it. */
export interface Context extends Workspace {
  readonly io: Io;
  readonly prompter: Prompter;
  /** The full screen, when the prompter is available. */
  readonly openScreen: () => Promise<Screen>;
  readonly inBook: (database: string, today: Day) => Promise<Context>;
}

export type { EncryptedFile, Keys };

/** The keys to encrypted books. No key is shown or stored, except in the system's keyring. */
export interface KeyChain extends Keys {
  /** Asks no questions and runs no programs: for completion. */
  readonly unattended: Keys;
  /** The key from CADENCE_KEY or the configured command, for encrypting a book; null when neither is set. */
  configured(): Promise<FoundKey | null>;
  /** Adds a key just chosen, to be tried before all others. */
  learn(found: FoundKey): void;
  /** Stores it in the system's keyring, for files with this salt. */
  keep(salt: string, key: string): Promise<void>;
  /** The key that last opened something; null when none was needed. */
  readonly latest: FoundKey | null;
}

export interface FoundKey {
  readonly key: string;
  /** In words: `CADENCE_KEY`. */
  readonly from: string;
}

/** The system's store of secrets for this user, by name. */
export interface Keyring {
  /** Null when there is none, or no keyring. */
  find(account: string): Promise<string | null>;
  /** A UserError when it cannot be stored permanently. */
  keep(account: string, secret: string): Promise<void>;
}

export interface HolidayBook {
  days(years: readonly number[]): readonly { readonly day: Day; readonly name: string }[];
}

export interface UnknownPlace {
  readonly unknown: 'country' | 'region';
  /** The known ones, code and name. */
  readonly known: Readonly<Record<string, string>>;
}

export interface Io {
  /**
   * Answers: the requested output, and the only text on stdout. Ends with a newline. Written unchanged, except that
   * text for people is folded on a narrow terminal.
   */
  out(text: string): void;
  /** Remarks on stderr: progress, counts, warnings. Dropped with `--quiet`. */
  talk(text: string): void;
  /** Errors on stderr, also with `--quiet`. */
  err(text: string): void;
  /** Standard input as bytes, for `import -`. */
  input(): AsyncIterable<Uint8Array>;
  /** Runs another program on this terminal, without a shell. Null, or in words why it failed. */
  launch(command: readonly string[]): Promise<string | null>;
  /** From now on Ctrl-C does not end the process at once, so that work can be rolled back; a second one does. */
  holdInterrupts(): Interrupts;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** The terminal's columns; 80 elsewhere. */
  readonly width: number;
  /** The terminal's lines; undefined elsewhere. */
  readonly rows: number | undefined;
  /** The colours for stdout: for a dark or a light background, or none. */
  readonly color: Color;
}

export interface Interrupts {
  /** Throws `Cancelled` after Ctrl-C or a signal to end. Called where work can be given up. */
  check(): void;
  end(): void;
}

/** Other programs of this machine. */
export interface Programs {
  /** The command that starts this cadence again: its Node and its script. */
  readonly self: readonly string[];
  /** What a person types to start it with these arguments: `cadence …` if that is on the PATH, else what works. */
  typed(...args: readonly string[]): string;
  /** This process, for others to see. */
  mark(): ProcessMark;
  /** Whether a marked process is still running; null when unknown. */
  readonly isAlive: IsAlive;
  /** Whether a process with this number exists; it may be another one. */
  isRunning(process: number): boolean;
  /** Runs a program to its end. */
  run(
    program: string,
    args: readonly string[],
    options?: {
      /** Its standard input. */
      readonly input?: string;
      /** Milliseconds until it is stopped; without it, it may run as long as it likes. */
      readonly patience?: number;
      /** Bytes of output and errors after which it is stopped; without it, it may print as much as it likes. */
      readonly most?: number;
      /** Whatever it started is stopped with it; it has no terminal then. */
      readonly withChildren?: boolean;
      /** Variables in addition to those of this process. */
      readonly env?: Readonly<Record<string, string>>;
    },
  ): Promise<ProgramResult>;
}

/** A program's result; code null when it does not exist. */
export interface ProgramResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** It was stopped: after its time, or because it printed too much. */
  readonly stopped: boolean;
  readonly overflowed?: boolean;
}

export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'other';
  readonly bytes: number;
  /** Permission bits; null on systems without them. */
  readonly mode: number | null;
}

/** The kind of a path, without following links, and where it leads. */
export interface Place {
  /** Null when it does not exist. */
  readonly kind: 'file' | 'folder' | 'link' | 'other' | null;
  /** The file at the end of all links, existing or not. */
  readonly target: string;
  readonly targetKind: 'file' | 'folder' | 'other' | null;
  /** The same for all names of one file; null when there is none. */
  readonly identity: string | null;
}

/** Files named by the user that cadence wrote, with the hash of their content. */
export interface WrittenFiles {
  recall(path: string): Promise<string | null>;
  /** Fails silently: for a forgotten file the user is asked. */
  remember(path: string, hash: string): Promise<void>;
}

interface Disk {
  readonly freeBytes: number;
  /** The kind of network file system of a folder; null for a local disk, or when unknown. */
  readonly network: string | null;
  /** The service that synchronizes the folder with other computers; null when none is known. */
  readonly syncedBy: string | null;
}

interface Machine {
  /** Version. */
  readonly node: string;
  /** What the environment says about the terminal and its character set; null without it. */
  readonly terminal: string | null;
  readonly language: string | null;
}

export interface FileDraft {
  append(content: string | Uint8Array): Promise<void>;
  /** Renames the file into place, readable by its owner only. */
  keep(): Promise<void>;
  drop(): Promise<void>;
}

export interface WorkFolder {
  readonly path: string;
  /** Removes it, and the book's folder if it was created for it and stayed empty. */
  remove(): void;
}

export interface Files {
  /** The path of the book, which may not exist; of a book on a server, a path on this machine for what belongs to it. */
  readonly database: string;
  /** The address of a book on a server, without a password; null of a file. */
  readonly server: string | null;
  /** Null when there is nothing at that path. */
  facts(path: string): Promise<FileFacts | null>;
  place(path: string): Promise<Place>;
  readonly written: () => Promise<WrittenFiles>;
  read(path: string): AsyncIterable<Uint8Array>;
  /** A text written by a person in any editor and encoding; a UserError when it is longer or not a regular file. */
  readOwn(path: string, most: number): Promise<string>;
  /** The path with all links followed; the path itself when it does not exist. */
  real(path: string): Promise<string>;
  /** The names in a folder, sorted; empty when the folder does not exist. */
  list(folder: string): Promise<readonly string[]>;
  /** Creates a missing folder, for its owner only. The returned function removes what was created, if it is empty. */
  makeFolder(path: string): Promise<() => void>;
  /** Replaces the file in one step, readable by its owner only; after a crash the old one is there. */
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** Begins a file that appears in its place only when it is kept. */
  draft(path: string): Promise<FileDraft>;
  /** Writes to something that is not a regular file: a device, a pipe. */
  stream(path: string): Promise<FileDraft>;
  remove(path: string): Promise<void>;
  /** Moves a file on the same disk; an existing one is replaced. */
  move(from: string, to: string): Promise<void>;
  /** Makes a file readable and writable by its owner only. */
  close(path: string): Promise<void>;
  disk(path: string): Promise<Disk>;
  machine(): Machine;
  /** An empty temporary folder, which the system cleans up. */
  temporaryFolder(): Promise<string>;
  /** An empty folder next to the book, for its owner only. */
  workFolder(): Promise<WorkFolder>;
  /** A file that came with the program, by its name under fixtures/. */
  shipped(name: string): string;
}

export interface ConfigFile {
  readonly path: string;
  get(key: string): string | null;
  /**
   * A setting that decides which programs run or where customers' names are mailed: a UserError when somebody else may
   * have written it.
   */
  own(key: string): string | null;
  /** Why `own` refuses; null when it does not. */
  doubt(): { readonly message: string; readonly hint: string } | null;
  entries(): ReadonlyMap<string, string>;
  /** Null removes the setting. The file is readable by its owner only. */
  set(key: string, value: string | null): Promise<void>;
  /** An environment variable, or null. Overrides the file. */
  env(name: string): string | null;
}

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  /** One key that picks it; without keys the choices become a searchable list. */
  readonly key?: string;
  readonly hint?: string;
}

export interface TextOptions {
  /** The answer of Enter alone. */
  readonly default?: string;
  /** Text to begin with, to be edited. */
  readonly prefill?: string;
  /** The answer of Esc on an empty line: a step back. Without it Esc does nothing. */
  readonly escape?: string;
  /** Why the text is refused, or null; asked again until null. */
  readonly check?: (text: string) => string | null;
  /** A quiet line below, updated while nothing is typed: a clock, available commands. */
  readonly aside?: () => string;
}

/** A key: `name` as in Node's readline (`up`, `return`), `text` what it types, empty when it types nothing. */
export interface ScreenKey {
  readonly name: string;
  readonly text: string;
  readonly ctrl: boolean;
}

/** `woken`: resized, or back from a pause (Ctrl-Z); `quiet`: nothing for a while; `ended`: the terminal is gone. */
export type ScreenEvent =
  | { readonly kind: 'key'; readonly key: ScreenKey }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'woken' | 'quiet' | 'ended' };

export interface Picture {
  /** From the top; at most as many as the screen has, none wider. */
  readonly lines: readonly string[];
  /** The position of typed text; null hides the cursor. */
  readonly cursor: { readonly row: number; readonly column: number } | null;
}

/** The full screen, redrawn after every key. The terminal is restored however the program ends. */
export interface Screen {
  readonly rows: number;
  readonly columns: number;
  /** `leave` brings back what was on the terminal before. */
  enter(): void;
  leave(): void;
  draw(picture: Picture): void;
  /** The next event, or one that happened since the last call. */
  next(): Promise<ScreenEvent>;
  /** Whether an event is already waiting: then a picture would not be seen. */
  readonly isBehind: boolean;
  /** Gives the terminal to the shell, as Ctrl-Z does; returns when the program continues. */
  pause(): Promise<void>;
}

export interface ChooseOptions<T> {
  /** The choice of Enter alone; the first one when absent. */
  readonly default?: T;
  /** Enter alone chooses nothing: what gets recorded must have been chosen. */
  readonly undecided?: boolean;
  /** The choice of Esc: a step back. Without it Esc does nothing. */
  readonly escape?: T;
}

/** Asks the user at the terminal. Ctrl-C and the end of input throw `Cancelled`. */
export interface Prompter {
  /** False when stdin or stdout is not a terminal: then say which option to use instead. */
  readonly available: boolean;
  /** Plain lines without redrawing, for screen readers and terminals that cannot. */
  readonly plain?: boolean;
  /** Trimmed; with line breaks only if they were pasted or made with Alt-Enter. */
  text(question: string, options?: TextOptions): Promise<string>;
  confirm(question: string, byDefault?: boolean): Promise<boolean>;
  choose<T>(question: string, choices: readonly Choice<T>[], options?: ChooseOptions<T>): Promise<T>;
  secret(question: string): Promise<string>;
  /** Opens the user's editor on a text and returns what was saved; a UserError when that fails. */
  edit(text: string): Promise<string>;
  /** Runs the questions of one conversation: what is typed between two of them is kept for the next one. */
  keepTyped<T>(work: () => Promise<T>): Promise<T>;
  /** Runs a question that nobody could expect: what was typed before it does not answer it, and waits for the next one. */
  unexpected<T>(work: () => Promise<T>): Promise<T>;
}

/** Turns the work of a command into what commander calls: the positional arguments, then all options in one object. */
export type Run = <Given extends unknown[]>(
  work: (context: Context, ...given: Given) => Promise<void>,
) => (...given: unknown[]) => Promise<void>;

/** What each file of commands/ exports besides its work. */
export type Register = (program: Command, run: Run, commands: CommandList) => void;

/** All commands with their descriptions. */
export interface CommandList {
  readonly names: readonly { readonly name: string; readonly about: string; readonly group: string }[];
  /** A command with its options and arguments; it cannot be run. */
  load(name: string): Promise<Command>;
  /** Why these words are not a valid call of cadence; null when they are, except for missing arguments. */
  mistakeIn(words: readonly string[]): Promise<string | null>;
}
