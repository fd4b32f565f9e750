/** What a command may touch, and nothing else. Types only: `main.ts` and the tests make the real things. */
import type { Command } from 'commander';
import type { Day } from './domain/day.ts';
import type { WallClock } from './domain/due.ts';
import type { IsAlive, ProcessMark } from './domain/process-mark.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Color } from './render/paint.ts';
import type { EncryptedFile, Keys } from './store/keys.ts';
import type { Store } from './store/store.ts';

/** What the work of the program may touch, whoever asks for it. */
export interface Workspace {
  /** The day it is, or the day `--today` asks to act as if it were. */
  readonly today: Day;
  /** True when `--today` or CADENCE_TODAY named the day: looking ahead must not be recorded as having happened. */
  readonly pretendedDay: boolean;
  /** This very moment, for what happens at an hour. */
  readonly now: () => Date;
  /** What the clocks of the world say at this moment. */
  readonly wallClock: () => WallClock;
  /** The zone of this machine's clock (IANA name); null where TZ names none that is known: then its clock shows UTC. */
  readonly zoneHere: () => string | null;
  readonly files: Files;
  /** Settings of this person and machine; the book's own are in the store. */
  readonly config: ConfigFile;
  /**
   * Opens the book, once. Fails with what to do when it is not there, unless told to create it. What nobody sits
   * before is `patient` with other processes that are writing.
   */
  readonly openStore: (options?: { create?: boolean; patient?: boolean }) => Promise<Store>;
  /** An empty book in memory, to try things on without a file. */
  readonly emptyBook: () => Promise<Store>;
  /** What is damaged in the book that was opened, where an error that nobody foresaw may come from; null when nothing is. */
  readonly damage: () => Promise<Error | null>;
  /** The same around another book, on a day. */
  readonly inBook: (database: string, today: Day) => Promise<Workspace>;
  readonly mailer: () => Promise<Mailer>;
  readonly keys: () => Promise<KeyChain>;
  readonly programs: Programs;
  /** The public holidays of a country (`US`) and region (`WI`), or what is unknown there. */
  readonly holidays: (country: string, region: string | null) => Promise<HolidayBook | UnknownPlace>;
  /** From here on a lot of rows go through: memory is worth a little time. */
  readonly spareMemory: () => Promise<void>;
}

/** What a command has besides: a terminal, and perhaps a person at it. */
export interface Context extends Workspace {
  readonly io: Io;
  readonly prompter: Prompter;
  /** The whole terminal, where the prompter is available. */
  readonly openScreen: () => Promise<Screen>;
  readonly inBook: (database: string, today: Day) => Promise<Context>;
}

export type { EncryptedFile, Keys };

/** The keys to encrypted books. None is ever shown or stored, but in the system's keyring. */
export interface KeyChain extends Keys {
  /** Asks nobody and runs no program: for completion. */
  readonly unattended: Keys;
  /** What CADENCE_KEY or the command of the settings gives now, for a book to be encrypted with; null when neither is set. */
  configured(): Promise<FoundKey | null>;
  /** A key chosen just now, to be tried before all others. */
  learn(found: FoundKey): void;
  /** Puts it into the system's keyring, for files with this salt. */
  keep(salt: string, key: string): Promise<void>;
  /** The key that opened something last; null when none was needed. */
  readonly latest: FoundKey | null;
}

export interface FoundKey {
  readonly key: string;
  /** In words: `CADENCE_KEY`. */
  readonly from: string;
}

/** Secrets that the system keeps for this person, by a name. */
export interface Keyring {
  /** Null when there is none, or no keyring. */
  find(account: string): Promise<string | null>;
  /** A UserError where it cannot be kept for good. */
  keep(account: string, secret: string): Promise<void>;
}

export interface HolidayBook {
  days(years: readonly number[]): readonly { readonly day: Day; readonly name: string }[];
}

export interface UnknownPlace {
  readonly unknown: 'country' | 'region';
  /** What is known there, code and name. */
  readonly known: Readonly<Record<string, string>>;
}

export interface Io {
  /**
   * Answers: what was asked for, and the only thing on stdout. End it with a newline. Written as it is, but that lines
   * for people are folded on a terminal that is too narrow.
   */
  out(text: string): void;
  /** Talk on stderr: progress, counts, warnings. Dropped with `--quiet`. */
  talk(text: string): void;
  /** Errors on stderr, also with `--quiet`. */
  err(text: string): void;
  /** Standard input as bytes, for `import -`. */
  input(): AsyncIterable<Uint8Array>;
  /** Runs another program on this terminal, without a shell. Null, or in words why it did not work. */
  launch(command: readonly string[]): Promise<string | null>;
  /** From now on Ctrl-C does not end the process at once, so that what was begun can be taken back; a second one does. */
  holdInterrupts(): Interrupts;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Columns of the terminal; 80 elsewhere. */
  readonly width: number;
  /** Lines of the terminal; undefined elsewhere. */
  readonly rows: number | undefined;
  /** The colours that may be used on stdout: for a dark background, for a light one, or none. */
  readonly color: Color;
}

export interface Interrupts {
  /** Throws `Cancelled` once Ctrl-C was pressed, or the process was told to end. To be called where work can be given up. */
  check(): void;
  end(): void;
}

/** Other programs of this machine. */
export interface Programs {
  /** What starts this cadence again: its Node and its script. */
  readonly self: readonly string[];
  /** What a person types here to start it with these arguments: `cadence …` where that is on the PATH, else what works. */
  typed(...args: readonly string[]): string;
  /** This process, for others to look at. */
  mark(): ProcessMark;
  /** Whether the process that made a mark still runs; null where nobody can tell. */
  readonly isAlive: IsAlive;
  /** Whether there is a process of this number; it may be a later one. */
  isRunning(process: number): boolean;
  /** Runs one to its end. */
  run(
    program: string,
    args: readonly string[],
    options?: {
      /** What it reads. */
      readonly input?: string;
      /** Milliseconds after which it is stopped; without it, it may take as long as it likes. */
      readonly patience?: number;
    },
  ): Promise<ProgramResult>;
}

/** How a program ended; code null when there is no such program. */
export interface ProgramResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** It took too long. */
  readonly stopped: boolean;
}

export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'other';
  readonly bytes: number;
  /** Permission bits; null where the system has none. */
  readonly mode: number | null;
}

/** What a name stands for, without following it, and where it leads. */
export interface Place {
  /** Null when there is nothing of that name. */
  readonly kind: 'file' | 'folder' | 'link' | 'other' | null;
  /** The file at the end of all links, whether it is there or not. */
  readonly target: string;
  readonly targetKind: 'file' | 'folder' | 'other' | null;
  /** The same for all names of one file; null when there is none. */
  readonly identity: string | null;
}

/** What cadence wrote to files that somebody named: the hash of their content. */
export interface WrittenFiles {
  recall(path: string): Promise<string | null>;
  /** Fails silently: what is forgotten is asked about. */
  remember(path: string, hash: string): Promise<void>;
}

interface Disk {
  readonly freeBytes: number;
  /** What kind of network file system a folder is on; null for a disk of this machine, or where nobody can tell. */
  readonly network: string | null;
  /** The service that syncs the folder with other computers; null where none is known to. */
  readonly syncedBy: string | null;
}

interface Machine {
  /** Version. */
  readonly node: string;
  /** What the environment says of the terminal and of its characters; null when nothing. */
  readonly terminal: string | null;
  readonly language: string | null;
}

export interface FileDraft {
  append(content: string | Uint8Array): Promise<void>;
  /** Puts the file in its place, readable by its owner only. */
  keep(): Promise<void>;
  drop(): Promise<void>;
}

export interface WorkFolder {
  readonly path: string;
  /** Removes it, and the folder of the book where that was made for it and no book came. */
  remove(): void;
}

export interface Files {
  /** The book: a file, whether it is there or not. */
  readonly database: string;
  /** Null when there is nothing at that path. */
  facts(path: string): Promise<FileFacts | null>;
  place(path: string): Promise<Place>;
  readonly written: () => Promise<WrittenFiles>;
  read(path: string): AsyncIterable<Uint8Array>;
  /** A text that a person wrote, in the letters of any editor; a UserError for what is longer or no regular file, without waiting. */
  readOwn(path: string, most: number): Promise<string>;
  /** Where a name leads when all links are followed; the name itself where there is nothing. */
  real(path: string): Promise<string>;
  /** The names in a folder, sorted; none when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Makes a folder, for its owner only, where there is none. What it answers removes again what was made, as far as it is empty. */
  makeFolder(path: string): Promise<() => void>;
  /** Replaces the file in one step, readable by its owner only; a crash leaves the old one. */
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** Begins a file that takes its place only when it is kept: until then nothing is to be seen of it. */
  draft(path: string): Promise<FileDraft>;
  /** Writes into what is no regular file: a device, a pipe. */
  stream(path: string): Promise<FileDraft>;
  remove(path: string): Promise<void>;
  /** Gives a file another place on the same disk; what is there is replaced. */
  move(from: string, to: string): Promise<void>;
  /** Makes a file readable and writable by its owner only. */
  close(path: string): Promise<void>;
  disk(path: string): Promise<Disk>;
  machine(): Machine;
  /** An empty folder of our own for what is only to be looked at; the system throws it away. */
  temporaryFolder(): Promise<string>;
  /** An empty folder beside the book, for its owner only. */
  workFolder(): Promise<WorkFolder>;
  /** A file that came with the program, by its name under fixtures/. */
  shipped(name: string): string;
}

export interface ConfigFile {
  readonly path: string;
  get(key: string): string | null;
  /**
   * A setting by which a program is run, or that says where customers' names are mailed: a UserError where somebody else
   * may have written it.
   */
  own(key: string): string | null;
  /** Why `own` gives nothing; null when it does. */
  doubt(): { readonly message: string; readonly hint: string } | null;
  entries(): ReadonlyMap<string, string>;
  /** Null takes the setting away. The file is readable by its owner only. */
  set(key: string, value: string | null): Promise<void>;
  /** What an environment variable says, or null. Beats the file. */
  env(name: string): string | null;
}

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  /** One key that picks it; without keys the choices become a list to search. */
  readonly key?: string;
  readonly hint?: string;
}

export interface TextOptions {
  /** What Enter alone answers. */
  readonly default?: string;
  /** Text to begin with, to be mended. */
  readonly prefill?: string;
  /** What Esc answers, where nothing is typed: a step back. Without it Esc does nothing. */
  readonly escape?: string;
  /** What is wrong with the text, or null; asked again until null. */
  readonly check?: (text: string) => string | null;
  /** A quiet line below, asked for again while nothing is typed: a clock, what else one may do. */
  readonly aside?: () => string;
}

/** What a key stands for: `name` as Node's readline has it (`up`, `return`), `text` what it types, empty where it types nothing. */
export interface ScreenKey {
  readonly name: string;
  readonly text: string;
  readonly ctrl: boolean;
}

/** `woken`: another size, or back from a pause (Ctrl-Z); `quiet`: nothing for so long; `ended`: nobody is there any more. */
export type ScreenEvent =
  | { readonly kind: 'key'; readonly key: ScreenKey }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'woken' | 'quiet' | 'ended' };

export interface Picture {
  /** From the top; no more than the screen has, none wider. */
  readonly lines: readonly string[];
  /** Where one types; null hides the cursor. */
  readonly cursor: { readonly row: number; readonly column: number } | null;
}

/** The whole terminal, for what is drawn anew with every key. It is given back in order however the program ends. */
export interface Screen {
  readonly rows: number;
  readonly columns: number;
  /** What was on the terminal before is there again after `leave`. */
  enter(): void;
  leave(): void;
  draw(picture: Picture): void;
  /** What happens next, or happened since the last time. */
  next(): Promise<ScreenEvent>;
  /** Whether something happened already: then a picture would not be looked at. */
  readonly isBehind: boolean;
  /** Lets the shell have the terminal, as Ctrl-Z does; ends when the program goes on. */
  pause(): Promise<void>;
}

export interface ChooseOptions<T> {
  /** What Enter alone takes; the first one when absent. */
  readonly default?: T;
  /** Enter alone takes nothing: what is written must have been said. */
  readonly undecided?: boolean;
  /** What Esc takes: a step back. Without it Esc does nothing. */
  readonly escape?: T;
}

/** Asks the person at the terminal. Ctrl-C and the end of input throw `Cancelled`. */
export interface Prompter {
  /** False when stdin or stdout is not a terminal: then say which flag to use instead of asking. */
  readonly available: boolean;
  /** Lines one after the other: nothing is drawn anew, for screen readers and for terminals that cannot. */
  readonly plain?: boolean;
  /** Trimmed; line breaks only where they were pasted or made with Alt-Enter. */
  text(question: string, options?: TextOptions): Promise<string>;
  confirm(question: string, byDefault?: boolean): Promise<boolean>;
  choose<T>(question: string, choices: readonly Choice<T>[], options?: ChooseOptions<T>): Promise<T>;
  secret(question: string): Promise<string>;
  /** Opens the person's editor on a text and gives back what was saved; a UserError where it does not work. */
  edit(text: string): Promise<string>;
}

/** Turns the work of a command into what commander calls: the positional arguments, then all options in one object. */
export type Run = <Given extends unknown[]>(
  work: (context: Context, ...given: Given) => Promise<void>,
) => (...given: unknown[]) => Promise<void>;

/** What each file of commands/ exports beside its work. */
export type Register = (program: Command, run: Run, commands: CommandList) => void;

/** The commands there are, as they describe themselves. */
export interface CommandList {
  readonly names: readonly { readonly name: string; readonly about: string; readonly group: string }[];
  /** One of them with its options and arguments; it cannot be run. */
  load(name: string): Promise<Command>;
  /** What is wrong with these words as a call of cadence; null when nothing is but that an argument is missing. */
  mistakeIn(words: readonly string[]): Promise<string | null>;
}
