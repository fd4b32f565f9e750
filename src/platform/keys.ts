/**
 * Where the key of an encrypted book comes from: the environment, a command, the keyring, else the user at the
 * terminal.
 */
import type { ConfigFile, EncryptedFile, FoundKey, KeyChain, Keyring, Keys, Programs, Prompter } from '../context.ts';
import { commandWords } from '../domain/command-words.ts';
import { weakness } from '../domain/key.ts';
import { UserError } from '../errors.ts';

export interface KeySources {
  readonly config: ConfigFile;
  readonly programs: Programs;
  readonly keyring: () => Promise<Keyring>;
  readonly prompter: () => Prompter;
  /** Called once for a weak key. */
  readonly warn: (text: string) => void;
}

/** How long the key command may take, milliseconds: it may ask the user something itself. */
const longestCommand = 300_000;

/** How often a key can be typed. */
const tries = 3;

type Attempt<T> = (key: string) => T | null;
type KeySource = (file: EncryptedFile) => Promise<FoundKey | null>;

export function openKeys(sources: KeySources): KeyChain {
  return new SourcedKeys(sources);
}

class SourcedKeys implements KeyChain {
  readonly #sources: KeySources;
  /** Keys that worked, the latest first. */
  #known: readonly FoundKey[] = [];
  readonly #warned = new Set<string>();

  constructor(sources: KeySources) {
    this.#sources = sources;
  }

  async open<T>(file: EncryptedFile, attempt: Attempt<T>): Promise<T> {
    const sources = [this.#fromEnvironment, this.#fromCommand, this.#fromKeyring];
    const opened = (await this.#fit(sources, file, attempt)) ?? (await this.#asked(file, attempt));
    this.#warnOfWeakness(file.path);
    return opened;
  }

  readonly unattended: Keys = {
    open: async (file, attempt) => {
      const opened = await this.#fit([this.#fromEnvironment, this.#fromKeyring], file, attempt);
      if (opened === null) throw noKey(file.path);
      return opened;
    },
  };

  async configured(): Promise<FoundKey | null> {
    return (await this.#fromEnvironment()) ?? (await this.#fromCommand());
  }

  learn(found: FoundKey): void {
    this.#known = [found, ...this.#known.filter(({ key }) => key !== found.key)];
  }

  async keep(salt: string, key: string): Promise<void> {
    const keyring = await this.#sources.keyring();
    await keyring.keep(salt, key);
  }

  get latest(): FoundKey | null {
    return this.#known[0] ?? null;
  }

  readonly #fromEnvironment = async (): Promise<FoundKey | null> => {
    const key = this.#sources.config.env('CADENCE_KEY');
    return key === null ? null : { key, from: 'CADENCE_KEY' };
  };

  readonly #fromCommand = async (): Promise<FoundKey | null> => {
    const command = this.#sources.config.own('key-command');
    return command === null ? null : { key: await printed(command, this.#sources.programs), from: 'key-command' };
  };

  readonly #fromKeyring = async ({ salt }: EncryptedFile): Promise<FoundKey | null> => {
    const key = await (await this.#sources.keyring()).find(salt);
    return key === null ? null : { key, from: 'the keyring' };
  };

  /** The first key that fits; null when there is no key at all. */
  async #fit<T>(sources: readonly KeySource[], file: EncryptedFile, attempt: Attempt<T>): Promise<T | null> {
    const test = (found: FoundKey): T | null => {
      const opened = attempt(found.key);
      if (opened !== null) this.learn(found);
      return opened;
    };
    for (const found of this.#known) {
      const opened = test(found);
      if (opened !== null) return opened;
    }
    const tried: string[] = [];
    for (const source of sources) {
      const found = await source(file);
      if (found === null) continue;
      const opened = test(found);
      if (opened !== null) return opened;
      tried.push(found.from);
    }
    if (tried.length > 0) throw wrongKey(file.path, `the key from ${tried.join(' and the one from ')} does not open`);
    return null;
  }

  async #asked<T>({ path }: EncryptedFile, attempt: Attempt<T>): Promise<T> {
    const prompter = this.#sources.prompter();
    if (!prompter.available) throw noKey(path);
    for (let left = tries; left > 0; left--) {
      const key = await prompter.secret(left === tries ? `The key to ${path}?` : 'That does not open it. The key?');
      const opened = attempt(key);
      if (opened === null) continue;
      this.learn({ key, from: 'the terminal' });
      return opened;
    }
    throw wrongKey(path, 'what was typed does not open');
  }

  /** Earlier versions accepted shorter keys. */
  #warnOfWeakness(path: string): void {
    const key = this.latest?.key ?? '';
    const why = weakness(key);
    if (why === null || this.#warned.has(key)) return;
    this.#warned.add(key);
    this.#sources.warn(`the key to ${path} is easy to guess: ${why}; change it: cadence config encrypt --generate\n`);
  }
}

/** The first line printed by the command. */
async function printed(command: string, programs: Programs): Promise<string> {
  const [program = '', ...args] = commandWords(command);
  const { code, out, err, stopped } = await programs.run(program, args, { patience: longestCommand });
  const [key = ''] = out.split(/\r?\n/, 1);
  if (code === 0 && key !== '') return key;
  const why = stopped
    ? 'it did not finish'
    : code === null
      ? `there is no program "${program}"`
      : err.trim().split('\n')[0] || `exit code ${code}`;
  throw new UserError(`the command that gives the key failed: ${code === 0 ? 'it printed nothing' : why}`, {
    hint: 'try it by hand; cadence config get key-command shows it; nothing was changed',
  });
}

function wrongKey(path: string, message: string): UserError {
  return new UserError(`${message} ${path}; nothing was changed`, {
    hint: 'another key may: an older backup has the key of its time. If it is the right one, the file is damaged: restore a backup with cadence restore',
  });
}

function noKey(path: string): UserError {
  return new UserError(`${path} is encrypted, and no key is given`, {
    hint: 'set CADENCE_KEY, or a command that prints it: cadence config set key-command "pass show cadence"; in the keyring of this system there is none for it',
  });
}
