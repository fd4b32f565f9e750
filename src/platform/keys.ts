/** Where the key to an encrypted book comes from: the environment, a command, the keyring, else the person at the terminal. */
import type { ConfigFile, EncryptedFile, FoundKey, KeyChain, Keyring, Programs, Prompter } from '../context.ts';
import { commandWords } from '../domain/command-words.ts';
import { weakness } from '../domain/key.ts';
import { UserError } from '../errors.ts';

export interface KeySources {
  readonly config: ConfigFile;
  readonly programs: Programs;
  readonly keyring: () => Promise<Keyring>;
  readonly prompter: () => Prompter;
  /** Told once of a key that is soon guessed. */
  readonly warn: (text: string) => void;
}

/** How long the command that prints the key may take, milliseconds: it may ask a person for something itself. */
const longestCommand = 300_000;

/** So often a mistyped key may be typed again. */
const tries = 3;

export function openKeys({ config, programs, keyring, prompter, warn }: KeySources): KeyChain {
  const known: FoundKey[] = [];
  const warned = new Set<string>();

  const fromEnvironment = async (): Promise<FoundKey | null> => {
    const key = config.env('CADENCE_KEY');
    return key === null ? null : { key, from: 'CADENCE_KEY' };
  };
  const fromCommand = async (): Promise<FoundKey | null> => {
    const command = config.own('key-command');
    return command === null ? null : { key: await printed(command, programs), from: 'key-command' };
  };
  const fromKeyring = async ({ salt }: EncryptedFile): Promise<FoundKey | null> => {
    const key = await (await keyring()).find(salt);
    return key === null ? null : { key, from: 'the keyring' };
  };

  /** The first that fits of those there are; null when there is none at all. */
  async function fit<T>(
    sources: readonly ((file: EncryptedFile) => Promise<FoundKey | null>)[],
    file: EncryptedFile,
    attempt: (key: string) => T | null,
  ): Promise<T | null> {
    const tried: string[] = [];
    const test = (found: FoundKey): T | null => {
      const opened = attempt(found.key);
      if (opened !== null) learn(found);
      return opened;
    };
    for (const found of known) {
      const opened = test(found);
      if (opened !== null) return opened;
    }
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

  function learn(found: FoundKey): void {
    const rest = known.filter(({ key }) => key !== found.key);
    known.splice(0, known.length, found, ...rest);
  }

  async function ask<T>({ path }: EncryptedFile, attempt: (key: string) => T | null): Promise<T> {
    for (let left = tries; left > 0; left--) {
      const key = await prompter().secret(left === tries ? `The key to ${path}?` : 'That does not open it. The key?');
      const opened = attempt(key);
      if (opened === null) continue;
      learn({ key, from: 'the terminal' });
      return opened;
    }
    throw wrongKey(path, 'what was typed does not open');
  }

  async function asked<T>(file: EncryptedFile, attempt: (key: string) => T | null): Promise<T> {
    if (prompter().available) return await ask(file, attempt);
    throw noKey(file.path);
  }

  /** Earlier versions took shorter keys. */
  function warnOfWeakness(path: string): void {
    const key = known[0]?.key ?? '';
    const why = weakness(key);
    if (why === null || warned.has(key)) return;
    warned.add(key);
    warn(`the key to ${path} is easily guessed: ${why}; give it another: cadence config encrypt --generate\n`);
  }

  return {
    async open(file, attempt) {
      const opened =
        (await fit([fromEnvironment, fromCommand, fromKeyring], file, attempt)) ?? (await asked(file, attempt));
      warnOfWeakness(file.path);
      return opened;
    },
    unattended: {
      async open(file, attempt) {
        const opened = await fit([fromEnvironment, fromKeyring], file, attempt);
        if (opened === null) throw noKey(file.path);
        return opened;
      },
    },
    configured: async () => (await fromEnvironment()) ?? (await fromCommand()),
    learn,
    keep: async (salt, key) => await (await keyring()).keep(salt, key),
    get latest() {
      return known[0] ?? null;
    },
  };
}

/** What the command prints on its first line. */
async function printed(command: string, programs: Programs): Promise<string> {
  const [program = '', ...args] = commandWords(command);
  const { code, out, err, stopped } = await programs.run(program, args, { patience: longestCommand });
  const [key = ''] = out.split(/\r?\n/, 1);
  if (code === 0 && key !== '') return key;
  const why = stopped
    ? 'it did not end'
    : code === null
      ? `there is no program "${program}"`
      : err.trim().split('\n')[0] || `exit code ${code}`;
  throw new UserError(`the command that gives the key failed: ${code === 0 ? 'it printed nothing' : why}`, {
    hint: 'try it by hand; cadence config get key-command shows it; nothing was changed',
  });
}

function wrongKey(path: string, message: string): UserError {
  return new UserError(`${message} ${path}; nothing was changed`, {
    hint: 'another key may: a copy made earlier has the key of that time. If it is the right one, the file is damaged: cadence restore goes back to a copy',
  });
}

function noKey(path: string): UserError {
  return new UserError(`${path} is encrypted, and no key is given`, {
    hint: 'set CADENCE_KEY, or a command that prints it: cadence config set key-command "pass show cadence"; in the keyring of this system there is none for it',
  });
}
