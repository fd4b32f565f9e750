/** Encrypts the book and its backups with a key, changes the key, or decrypts the book. */

import { backupFolder, backupsOf, leftIn } from '../app/copies/backups.ts';
import { mustBeFile } from '../app/copies/on-server.ts';
import { type SealedCopies, sealCopies } from '../app/copies/sealed-copies.ts';
import type { Context, FoundKey } from '../context.ts';
import { keyProblem, passphrase, writtenKey } from '../domain/key.ts';
import { UsageError, UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain, plural } from '../render/text.ts';
import { saltOf } from '../store/copies.ts';
import { cipherName, requireLibrary, reseal } from '../store/encryption.ts';

export interface EncryptOptions {
  readonly keyring?: boolean;
  /** Make a passphrase, and show it. */
  readonly generate?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** The book as a file, which this command no longer has open. */
interface ClosedBook {
  readonly path: string;
  readonly customers: number;
  readonly encrypted: boolean;
}

export async function encrypt(ctx: Context, options: EncryptOptions): Promise<void> {
  if (options.generate && options.json) {
    throw new UsageError('a passphrase is shown to a person: --generate and --json do not go together', {
      hint: 'a program makes one itself and passes it in CADENCE_KEY, or in CADENCE_NEW_KEY if the book is encrypted already',
    });
  }
  mustBeFile(ctx, 'encrypt');
  await requireLibrary(ctx.files.database);
  const book = await closedBook(ctx, { create: true });
  const question = book.encrypted ? 'Change its key?' : 'Encrypt it?';
  if (!(await agreed(ctx, options, { question, warning: await warning(ctx, book), byDefault: true }))) return;
  const chosen = await newKey(ctx, book, options);
  if (options.generate && !(await noted(ctx, chosen, options))) return;
  const keys = await ctx.keys();
  let salt: string | null = null;
  try {
    await reseal(book.path, {
      seal: { key: chosen.key, salt: null },
      keys,
      placing: async (given) => {
        salt = given;
        if (options.keyring && given !== null) await keys.keep(given, chosen.key);
      },
    });
  } catch (error) {
    const used = salt !== null && saltOf(book.path) === salt;
    if (options.generate && !used) ctx.io.err('the passphrase above was not used: the book is as it was\n');
    throw error;
  }
  keys.learn(chosen);
  for (const left of (await leftIn(ctx, 'copies')).own) await ctx.files.remove(left); // half of a plain copy
  const copies = await sealCopies(ctx, { key: chosen.key, salt });
  if (options.json) ctx.io.out(json({ encrypted: book.path, cipher: cipherName, keyFrom: chosen.from, ...copies }));
  else ctx.io.out(`${book.encrypted ? 'key changed' : 'encrypted'}: ${plain(book.path)}\n`);
  tellOfCopies(ctx, copies);
  await tellOfKey(ctx, chosen, options);
}

export async function decrypt(ctx: Context, options: EncryptOptions): Promise<void> {
  mustBeFile(ctx, 'encrypt');
  const book = await closedBook(ctx, { create: false });
  if (!book.encrypted)
    throw new UserError(`${book.path} is not encrypted`, { hint: 'encrypt it: cadence config encrypt' });
  const warning = `${plain(book.path)} becomes a plain file: anybody who can read the file can read the book.\n`;
  if (!(await agreed(ctx, options, { question: 'Remove the encryption?', warning, byDefault: false }))) return;
  await reseal(book.path, { seal: null, keys: await ctx.keys() });
  if (options.json) ctx.io.out(json({ decrypted: book.path }));
  else ctx.io.out(`no longer encrypted: ${plain(book.path)}\n`);
  const copies = (await backupsOf(ctx)).length;
  if (copies > 0)
    ctx.io.talk(`its backups in ${plain(backupFolder(ctx))} stay encrypted: keep the key as long as you keep them\n`);
}

/** Opened once, to know that it is a book of this version and that its key is available. */
async function closedBook(ctx: Context, { create }: { create: boolean }): Promise<ClosedBook> {
  const path = ctx.files.database;
  const store = await ctx.openStore({ create });
  const customers = await store.customers.count();
  store.close();
  return { path: await ctx.files.real(path), customers, encrypted: store.salt !== null };
}

async function warning(ctx: Context, { path, customers, encrypted }: ClosedBook): Promise<string> {
  const copies = (await backupsOf(ctx)).length;
  const and = copies === 0 ? '' : ` and its ${plural(copies, 'backup')}`;
  return [
    ...(path === ctx.files.database
      ? []
      : [`${plain(ctx.files.database)} is a link to ${plain(path)}, which is encrypted.`]),
    `${plain(path)} (${plural(customers, 'customer')})${and}: ${encrypted ? 'the key will be changed' : `will be encrypted with ${cipherName}`}.`,
    'Without the key nobody can read it, you included: a lost key is a lost book.',
    'cadence undo cannot undo this; cadence config decrypt can.',
    '',
  ].join('\n');
}

async function agreed(
  ctx: Context,
  options: EncryptOptions,
  { question, warning, byDefault }: { question: string; warning: string; byDefault: boolean },
): Promise<boolean> {
  if (options.yes) return true;
  if (!ctx.prompter.available) throw new UsageError('confirm that you mean it', { hint: 'add --yes' });
  ctx.io.talk(warning);
  if (await ctx.prompter.confirm(question, byDefault)) return true;
  ctx.io.talk('nothing was changed\n');
  return false;
}

/** Shows a new passphrase before anything depends on it; false when the user stops. */
async function noted(ctx: Context, { key }: FoundKey, { yes }: EncryptOptions): Promise<boolean> {
  ctx.io.talk('The new passphrase, shown this once. Write it down, and keep it where this computer is not:\n');
  ctx.io.out(`${key}\n`);
  if (yes || (await ctx.prompter.confirm('Have you written it down?', false))) return true;
  ctx.io.talk('nothing was changed: this passphrase opens nothing\n');
  return false;
}

/** Generated on request; from the environment or the command; generated for the keyring; otherwise typed twice. */
async function newKey(ctx: Context, book: ClosedBook, options: EncryptOptions): Promise<FoundKey> {
  if (options.generate) {
    const { wordlist } = await import('@scure/bip39/wordlists/english.js');
    return { key: passphrase(wordlist, (numbers) => crypto.getRandomValues(numbers)), from: 'the passphrase' };
  }
  const found = await givenKey(ctx, book);
  if (found !== null) {
    const problem = keyProblem(found.key);
    if (problem !== null)
      throw new UserError(`the key from ${found.from} cannot be used: ${problem}`, {
        hint: `${makeOne}; nothing was changed`,
      });
    return found;
  }
  if (options.keyring) return { key: writtenKey(crypto.getRandomValues(new Uint8Array(20))), from: 'the keyring' };
  if (!ctx.prompter.available) {
    throw new UsageError('say which key', {
      hint: `set ${book.encrypted ? 'CADENCE_NEW_KEY' : 'CADENCE_KEY'}, let the keyring of this system keep one with --keyring, or have one made with --generate`,
    });
  }
  return { key: await typedKey(ctx), from: 'the terminal' };
}

async function givenKey(ctx: Context, { encrypted }: ClosedBook): Promise<FoundKey | null> {
  const given = ctx.config.env('CADENCE_NEW_KEY');
  if (given !== null) return { key: given, from: 'CADENCE_NEW_KEY' };
  return encrypted ? null : await (await ctx.keys()).configured();
}

async function typedKey(ctx: Context): Promise<string> {
  for (;;) {
    const key = await ctx.prompter.secret('The new key?');
    const problem = keyProblem(key);
    if (problem === null && (await ctx.prompter.secret('Once more, to be sure?')) === key) return key;
    ctx.io.talk(problem === null ? 'the two keys differ\n' : `that cannot be used: ${problem}; ${makeOne}\n`);
  }
}

function tellOfCopies(ctx: Context, { copies, left }: SealedCopies): void {
  if (copies.length > 0) ctx.io.talk(`${plural(copies.length, 'backup')} encrypted with the same key\n`);
  const which = left.length === 1 ? 'it was; remove it if it' : 'they were; remove those that';
  if (left.length > 0)
    ctx.io.talk(`${plural(left.length, 'backup stays', 'backups stay')} as ${which} must not be read:\n`);
  for (const { file, why } of left) ctx.io.talk(`  ${plain(file)}: ${plain(why)}\n`);
}

const makeOne = 'six words make a good key: cadence config encrypt --generate chooses them';

/** Tells how the next command gets the key. */
async function tellOfKey(ctx: Context, { key, from }: FoundKey, { keyring }: EncryptOptions): Promise<void> {
  const configured = await (await ctx.keys()).configured();
  if (configured !== null && configured.key !== key)
    ctx.io.talk(`${configured.from} still gives another key: change it to the new one\n`);
  if (keyring) {
    ctx.io.talk('the keyring of this system keeps the key, for this book and its backups\n');
    if (from === 'the keyring' && ctx.io.errIsTerminal)
      ctx.io.talk(`write it down, and keep it where this computer is not:\n\n  ${key}\n\n`);
  } else if (configured === null) {
    ctx.io.talk('cadence now asks for the key. Where it cannot ask, as in cron, give it in CADENCE_KEY, or set:\n');
    ctx.io.talk('  cadence config set key-command "pass show cadence"\n');
  }
}
