import { basename, dirname, join } from 'node:path';
import type { Context, Register } from '../context.ts';
import { daysBetween } from '../domain/day.ts';
import { timeIn } from '../domain/due.ts';
import { grouped } from '../domain/money.ts';
import { UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { plain, plural } from '../render/text.ts';
import { inspect, schemaVersion } from '../store/copies.ts';
import { cipherName } from '../store/encryption.ts';
import type { Store } from '../store/store.ts';
import { backup, backupFolder, backupsOf } from './keeping/backups.ts';
import { plainCopies, sealCopies } from './keeping/sealed-copies.ts';

interface DoctorOptions {
  readonly fix?: boolean;
  readonly json?: boolean;
}

type State = 'ok' | 'look' | 'bad';

interface Finding {
  readonly what: string;
  /** `look` is worth knowing; `bad` needs a person. */
  readonly state: State;
  readonly text: string;
  readonly todo: string | null;
  /** Puts it right; only what is safe. False when it did not work. */
  readonly fix?: () => Promise<unknown>;
}

const ok = (what: string, text: string): Finding => ({ what, state: 'ok', text, todo: null });

/** Less than this is little for a book, its copies and its journal. */
const littleSpace = 200_000_000;
const oldestBackup = 14;

export const register: Register = (program, run) => {
  program
    .command('doctor')
    .description(
      'Looks at the book, its copies and this machine; says what to do. Exit 1 when something needs a person.',
    )
    .option('--fix', 'put right what can safely be put right')
    .addHelpText('after', '\nExamples:\n  cadence doctor\n  cadence doctor --fix\n  cadence doctor --json\n')
    .action(run(doctor));
};

export async function doctor(ctx: Context, options: DoctorOptions): Promise<void> {
  const found = [...(await bookFindings(ctx)), ...(await machineFindings(ctx))];
  const findings: (Finding & { fixed: boolean })[] = [];
  for (const finding of found) {
    const fixed = options.fix === true && finding.fix !== undefined && (await finding.fix()) !== false;
    findings.push({ ...finding, fixed });
  }
  if (options.json) {
    ctx.io.out(json(findings.map(({ what, state, text, todo, fixed }) => ({ what, state, text, todo, fixed }))));
  } else ctx.io.out(findings.map((finding) => line(finding, paintFor(ctx.io.color))).join(''));
  const open = findings.filter(({ state, fixed }) => state === 'bad' && !fixed);
  if (open.length > 0) throw new UserError(`${plural(open.length, 'thing needs', 'things need')} a person`);
}

function line(
  { what, state, text, todo, fixed }: Finding & { fixed: boolean },
  paint: ReturnType<typeof paintFor>,
): string {
  const mark = { ok: paint.good('ok  '), look: paint.warn('look'), bad: paint.bad('bad ') }[state];
  const next = todo === null ? '' : fixed ? `      put right: ${plain(todo)}\n` : `      ${plain(todo)}\n`;
  return `${mark}  ${what}: ${plain(text)}\n${next}`;
}

async function bookFindings(ctx: Context): Promise<Finding[]> {
  const { database } = ctx.files;
  const file = await ctx.files.facts(database);
  if (file === null && database !== ':memory:') {
    const todo = 'cadence import customers.csv makes it, or name another with --db FILE';
    return [{ what: 'book', state: 'look', text: `${database} does not exist`, todo }];
  }
  if (file !== null) {
    const damage = await damageOf(ctx, database);
    if (damage !== null) return [damage];
  }
  const store = await ctx.openStore();
  const { damage, dangling } = await store.health.integrity();
  return [
    damage.length === 0 && dangling === 0
      ? ok('book', `whole, ${plural(await store.customers.count(), 'customer')}, schema ${schemaVersion}`)
      : { what: 'book', state: 'bad', text: damage[0] ?? `${dangling} rows refer to rows that are gone`, todo: goBack },
    ...(await ruleFindings(store)),
    ...(await sweepFindings(store)),
    ...(file === null ? [] : await fileFindings(ctx, store)),
    await mailFinding(store),
    await zoneFinding(ctx, store),
  ];
}

const goBack = 'go back to a copy: cadence backup --list, then cadence restore FILE';

async function damageOf(ctx: Context, path: string): Promise<Finding | null> {
  const { isBook, damage, schema } = await inspect(path, await ctx.keys());
  if (!isBook)
    return { what: 'book', state: 'bad', text: `${path} is not a book`, todo: 'name another file with --db FILE' };
  if (damage.length > 0) return { what: 'book', state: 'bad', text: `${path} is damaged: ${damage[0]}`, todo: goBack };
  if (schema <= schemaVersion) return null;
  return {
    what: 'book',
    state: 'bad',
    text: `${path} was written by a newer cadence`,
    todo: 'install the newer cadence',
  };
}

async function ruleFindings(store: Store): Promise<Finding[]> {
  const broken = await store.health.breaches();
  if (broken.length === 0) return [ok('plan', 'its rules hold')];
  return broken.map(({ rule, rows }) => ({
    what: 'plan',
    state: 'bad' as const,
    text: `${grouped(rows)} ${rule}`,
    todo: 'cadence undo --list shows what was done last; cadence plan --rebalance lays the calls out anew',
  }));
}

/** An erase that could not write the file anew, because others had it in use. */
async function sweepFindings(store: Store): Promise<Finding[]> {
  if ((await store.erasures.unsweptSince()) === null) return [];
  const text = 'free parts of the file still hold people who were erased';
  const todo = 'cadence doctor --fix, while nothing else has the book in use';
  return [{ what: 'erased', state: 'bad', text, todo, fix: async () => await store.erasures.sweep() }];
}

async function fileFindings(ctx: Context, store: Store): Promise<Finding[]> {
  const { database } = ctx.files;
  const findings: Finding[] = [];
  for (const [path, wanted] of [
    [database, 0o600],
    [dirname(database), 0o700],
    [ctx.config.path, 0o600],
  ] as const) {
    const mode = (await ctx.files.facts(path))?.mode;
    if (mode === undefined || mode === null || (mode & 0o077) === 0) continue;
    // A folder may be one that others have to use: only the files are closed.
    const fix = wanted === 0o700 ? {} : { fix: () => ctx.files.close(path) };
    const text = `${path} can be read by others on this machine`;
    findings.push({ what: 'files', state: 'look', text, todo: `chmod ${wanted.toString(8)} ${path}`, ...fix });
  }
  if (findings.length === 0) findings.push(ok('files', 'for their owner only'));
  const disk = await ctx.files.disk(database);
  if (disk.network !== null) {
    const todo =
      'SQLite’s locks are not reliable there: keep the book on this machine’s own disk, and copies over there';
    findings.push({
      what: 'disk',
      state: 'look',
      text: `the book is on a network file system (${disk.network})`,
      todo,
    });
  }
  const free = `${grouped(Math.round(disk.freeBytes / 1_000_000))} MB free`;
  findings.push(
    disk.freeBytes < littleSpace
      ? { what: 'disk', state: 'bad', text: free, todo: 'free some space: without it nothing can be stored' }
      : ok('disk', free),
  );
  return [...findings, await encryptionFinding(ctx, store), await backupFinding(ctx, store), ...(await leftovers(ctx))];
}

async function encryptionFinding(ctx: Context, store: Store): Promise<Finding> {
  const { latest } = await ctx.keys();
  if (store.salt === null || latest === null)
    return ok('encryption', 'none: who can read the file can read the book (cadence config encrypt)');
  const readable = await plainCopies(ctx);
  const text = `${cipherName}, the key from ${latest.from}`;
  if (readable.length === 0) return ok('encryption', text);
  return {
    what: 'encryption',
    state: 'look',
    text: `${text}; but ${plural(readable.length, 'copy is', 'copies are')} not encrypted: ${readable.join(' ')}`,
    todo: 'encrypt them likewise: cadence doctor --fix; or remove them',
    fix: async () => void (await sealCopies(ctx, { key: latest.key, salt: store.salt })),
  };
}

async function backupFinding(ctx: Context, store: Store): Promise<Finding> {
  const [latest] = await backupsOf(ctx);
  const age = latest === undefined ? null : daysBetween(latest.day, ctx.today);
  if (age !== null && age <= oldestBackup) return ok('copies', `the latest is of ${latest?.day}`);
  return {
    what: 'copies',
    state: 'look',
    text: age === null ? 'there is none yet' : `the latest is ${plural(age, 'day')} old`,
    todo: 'cadence backup',
    fix: async () => await backup(ctx, store, 'by-doctor'),
  };
}

/** Drafts of files whose writer was stopped on the way. */
async function leftovers(ctx: Context): Promise<Finding[]> {
  const name = basename(ctx.files.database);
  const folders = [dirname(ctx.files.database), backupFolder(ctx)];
  const paths: string[] = [];
  for (const folder of folders)
    for (const one of await ctx.files.list(folder))
      if (one.startsWith(name.replace(/\.db$/, '')) && /\.tmp(?:-\w+)?$/.test(one)) paths.push(join(folder, one));
  if (paths.length === 0) return [];
  return [
    {
      what: 'files',
      state: 'look',
      text: `${plural(paths.length, 'unfinished file')} of a command that was stopped`,
      todo: `remove ${paths.join(' ')}`,
      fix: async () => {
        for (const path of paths) await ctx.files.remove(path);
      },
    },
  ];
}

async function mailFinding(store: Store): Promise<Finding> {
  const [last] = await store.sendings.latest(1);
  if (last === undefined) return ok('mail', 'nothing was mailed yet');
  const text = `${last.list} to ${last.recipient}: ${last.state} on ${last.at.slice(0, 10)}`;
  if (last.state === 'sent') return ok('mail', text);
  return {
    what: 'mail',
    state: 'look',
    text: `${text}${last.detail === null ? '' : ` (${last.detail})`}`,
    todo: 'cadence week --email sends it again',
  };
}

async function zoneFinding(ctx: Context, store: Store): Promise<Finding> {
  const unknown = (await store.health.timeZones()).filter((zone) => timeIn(ctx.now(), zone) === null);
  if (unknown.length === 0) return ok('time zones', 'all known');
  const text = `unknown: ${unknown.slice(0, 5).join(', ')}`;
  return { what: 'time zones', state: 'look', text, todo: 'mend them: cadence edit WHO, or import them again' };
}

async function machineFindings(ctx: Context): Promise<Finding[]> {
  const { node, language, terminal } = ctx.files.machine();
  const screen = ctx.io.outIsTerminal
    ? `${terminal ?? 'unknown'}, ${ctx.io.width} columns`
    : 'none: the output is a file or a pipe';
  const reads = /utf-?8/i.test(language ?? '') || language === null;
  return [
    ok('Node', node),
    reads
      ? ok('terminal', screen)
      : {
          what: 'terminal',
          state: 'look',
          text: `${screen}; its characters are ${language}`,
          todo: 'choose UTF-8: export LANG=C.UTF-8',
        },
  ];
}
