/**
 * Starts the program with the code that V8 compiled at an earlier start. Node's own compile cache stores what is
 * compiled before anything runs, so that each start compiles the functions it uses again; this one stores what a
 * command used.
 */
import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { Script } from 'node:vm';
import { outputTo } from './output.ts';
import { ownFolder } from './own-folder.ts';
import { cacheFolder, type Environment } from './paths.ts';
import { replace } from './unpack.ts';

/**
 * A folder for this user alone, because its files are executed; null for none. When Node has a compile cache
 * configured, or records coverage, the program is loaded in Node's way.
 */
export function codeFolder(env: Environment, platform: NodeJS.Platform): string | null {
  if (env['NODE_COMPILE_CACHE'] || env['NODE_DISABLE_COMPILE_CACHE'] || env['NODE_V8_COVERAGE']) return null;
  try {
    return ownFolder(join(cacheFolder(env, platform), 'compiled'));
  } catch {
    return null; // start-up is a little slower
  }
}

interface Start {
  /** The folder with `main.cjs`, whose first line is its hash, and the pieces, whose names contain theirs. */
  readonly program: string;
  readonly folder: string;
  /** The words after the program's name. */
  readonly args: readonly string[];
}

/** Runs `main.cjs`, and at the end stores V8's code of the loaded pieces. */
export function start({ program, folder, args }: Start): void {
  if (args.length === 1 && /^(?:-h|--help|help)$/.test(args[0] ?? '') && printsHelp(program)) return;
  const file = join(folder, `${process.version}-${process.arch}-${commandIn(args)}`);
  const kept = readCode(file);
  const fresh: Scripts = new Map();
  process.once('exit', (code) => {
    // A command that failed has run little of what the next one needs, and what is stored is not replaced.
    if (fresh.size === 0 || code !== 0) return;
    try {
      for (const [key, script] of fresh) kept.set(key, script.createCachedData());
      writeCode(folder, file, kept);
    } catch {
      // The next start compiles again.
    }
  });
  runPieces(program, kept, fresh);
}

/**
 * The help of all commands as the build wrote it, without loading the program. On a terminal the program folds it and shows
 * it page by page; it also reports what keeps it from being written.
 */
function printsHelp(program: string): boolean {
  const output = outputTo(1);
  if (output.isTerminal) return false;
  try {
    output.write(readFileSync(join(program, 'help.txt'), 'utf8'));
    return true;
  } catch {
    return false;
  }
}

/**
 * The first word, which may be a command: each uses other parts of the pieces. Help is apart, because a command's help
 * runs nothing of the command; without a word it is the desk.
 */
const commandIn = (args: readonly string[]) =>
  args.some((arg) => /^-(?:h|V|-help|-version)$/.test(arg))
    ? 'help'
    : (args.find((arg) => /^[a-z]{2,20}$/.test(arg)) ?? 'desk');

/** V8's code for pieces, by the identity of their content: V8 itself only compares the length of the source. */
type Code = Map<string, Buffer>;
type Scripts = Map<string, Script>;

/** Loads `main.cjs` and its requires like `require`, and records pieces without stored code. */
function runPieces(program: string, kept: Code, fresh: Scripts): void {
  const loaded = new Map<string, { exports: unknown }>();
  // Put together, not joined: `join` looks at each letter again, for every piece.
  const inProgram = (name: string) => program + sep + name;
  const elsewhere = createRequire(inProgram(main));
  const find = (wanted: string) => (wanted.startsWith('./') ? load(wanted.slice(2)) : elsewhere(wanted));
  const load = (name: string): unknown => {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    const filename = inProgram(name);
    const source = sourceOf(filename);
    if (source === null) return elsewhere(`./${name}`); // throws the usual error
    const key = keyOf(name, source);
    if (name === main && key !== null && !kept.has(key)) kept.clear(); // of another build
    const cachedData = key === null ? undefined : kept.get(key);
    const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
      filename,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
    if (key !== null && (cachedData === undefined || script.cachedDataRejected === true)) fresh.set(key, script);
    loaded.set(name, module);
    script.runInThisContext()(module.exports, find, module, filename, program);
    return module.exports;
  };
  load(main);
}

const main = 'main.cjs';

/** Identifies the content: a name that contains its hash, or the hash in the first line; null without one. */
function keyOf(name: string, source: string): string | null {
  return name === main ? (/^\/\/[0-9a-f]+$/m.exec(source)?.[0] ?? null) : name;
}

/** The build only writes ASCII, which is read in half the time. */
function sourceOf(file: string): string | null {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return null;
  }
}

/** The length of each piece, in a line of JSON; then their code. */
type Index = readonly (readonly [key: string, length: number])[];

function readCode(file: string): Code {
  const code: Code = new Map();
  try {
    const all = readOwn(file);
    let at = all.indexOf('\n') + 1;
    for (const [key, length] of JSON.parse(all.toString('latin1', 0, at)) as Index) {
      code.set(key, all.subarray(at, at + length));
      at += length;
    }
    return at === all.length ? code : new Map();
  } catch {
    return new Map();
  }
}

/** A file of this user that is neither a link nor a pipe. */
function readOwn(file: string): Buffer {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const descriptor = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const found = fstatSync(descriptor);
    if (!found.isFile() || found.uid !== (process.getuid?.() ?? found.uid)) throw new Error(`${file} is not ours`);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The most files to keep: one for each command, and some for words that only look like one. */
const most = 64;

/** Never partly written under its name: V8 would run that. */
function writeCode(folder: string, file: string, code: Code): void {
  const others = readdirSync(folder);
  if (others.length > most) for (const name of others) rmSync(join(folder, name), { recursive: true, force: true });
  const index: Index = [...code].map(([key, { length }]) => [key, length]);
  replace(folder, file, Buffer.concat([Buffer.from(`${JSON.stringify(index)}\n`, 'latin1'), ...code.values()]));
}
