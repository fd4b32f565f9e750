import { readLibrary, readScript, scriptFolder, scriptPath } from '../app/calls/scripts.ts';
import { formatRules, type Library, type LibraryEntry, libraryOf, parseRules, problemLines } from '../call/library.ts';
import { type Columns, showTable } from '../command-line/tables.ts';
import type { Context, Register } from '../context.ts';
import { type BookSettings, readBookSettings } from '../domain/book-settings.ts';
import { readTerm } from '../domain/script/parse-script.ts';
import { formatTerm } from '../domain/script/script.ts';
import { didYouMean } from '../domain/spelling.ts';
import { UsageError, UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { labelled } from '../render/labelled.ts';
import { paintFor } from '../render/paint.ts';
import { scriptRows, stepJson } from '../render/script.ts';
import { plain, plainLines, plural } from '../render/text.ts';

interface ScriptOptions {
  readonly for?: string;
  readonly from?: string;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const script = program
    .command('script')
    .description('The questions of a call: those that ship, and files of your own.')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence script list\n  cadence script new bakery --from courtesy\n  cadence script use bakery --for tag:bakery\n',
    );
  script.command('list').description('the scripts there are, and whom they are for').action(run(list));
  script.command('show <name>').description('the file of a script').action(run(show));
  script
    .command('new <name>')
    .description('begin a file of your own')
    .option('--from <script>', 'what it begins as', 'courtesy')
    .action(run(create));
  script
    .command('check [name]')
    .description('what is understood of your files, or of one file, and what is wrong')
    .action(run(check));
  script.command('edit <name>').description('write in your editor').action(run(edit));
  script
    .command('use <name>')
    .description('which script is asked')
    .option('--for <whom>', 'tier:A, tag:vip, purpose:event, first call; everybody when absent')
    .action(run(use));
};

async function list(ctx: Context, options: ScriptOptions): Promise<void> {
  const library = await readLibrary(ctx);
  const settings = await bookSettings(ctx);
  const rows = [...library.values()].map((entry) => ({ entry, uses: usesOf(entry.name, settings) }));
  if (options.json) {
    ctx.io.out(
      json(
        rows.map(({ entry: { name, path, script, problems }, uses }) => ({
          ...{ name, title: script?.title ?? null, purpose: script?.purpose ?? null, path, uses },
          ...{ questions: script?.steps.map(({ id }) => id) ?? [], problems },
        })),
      ),
    );
    return;
  }
  await showTable(ctx, { columns, rows, said: `your own are in ${scriptFolder(ctx)}` });
}

const columns: Columns<{ readonly entry: LibraryEntry; readonly uses: readonly string[] }> = {
  name: { title: 'Name', cell: ({ entry }) => plain(entry.name) },
  title: { title: 'Title', cell: ({ entry }) => plain(entry.script?.title ?? '(broken)'), flexible: true },
  from: { title: 'From', cell: ({ entry }) => (entry.path === null ? 'built in' : 'yours') },
  for: { title: 'For', cell: ({ uses }) => uses.join(', '), flexible: true },
};

/** Whom a script is for, by the settings; without any, courtesy is for everybody. */
function usesOf(name: string, settings: BookSettings): string[] {
  const { rules } = parseRules(settings.scriptRules ?? '');
  const tiers = [
    ['tier:A', settings.scriptA],
    ['tier:B', settings.scriptB],
    ['tier:C', settings.scriptC],
    ['everybody', settings.script ?? 'courtesy'],
  ] as const;
  const own = rules.filter(({ script }) => script === name).map(({ term }) => formatTerm(term));
  return [...own, ...tiers.flatMap(([who, script]) => (script === name ? [who] : []))];
}

async function show(ctx: Context, name: string): Promise<void> {
  ctx.io.out(plainLines(entryOf(await readLibrary(ctx), name).text));
}

async function create(ctx: Context, name: string, { from = 'courtesy' }: ScriptOptions): Promise<void> {
  const library = await readLibrary(ctx);
  const path = ownPath(ctx, name);
  if ((await ctx.files.facts(path)) !== null) {
    throw new UserError(`${path} is there already`, { hint: `cadence script edit ${name}` });
  }
  await ctx.files.makeFolder(scriptFolder(ctx));
  await ctx.files.write(path, entryOf(library, from).text);
  ctx.io.out(`${path}\n`);
  ctx.io.talk(`change it with any editor, or: cadence script edit ${name}\n`);
}

async function check(ctx: Context, name: string | undefined, options: ScriptOptions): Promise<void> {
  const library = await readLibrary(ctx);
  const entries =
    name === undefined
      ? [...library.values()].filter(({ path }) => path !== null)
      : [await entryOrFile(ctx, library, name)];
  if (entries.length === 0) ctx.io.talk('there is no script of your own yet: cadence script new NAME\n');
  if (options.json) ctx.io.out(json(entries.map(checkedJson)));
  else for (const entry of entries) await tellChecked(ctx, entry);
  const broken = entries.filter(({ script }) => script === null).length;
  if (broken > 0)
    throw new UserError(`${plural(broken, 'script')} cannot be used; until mended a built-in one is asked instead`);
}

function checkedJson({ name, path, script, problems }: LibraryEntry) {
  const { title = null, purpose = null, about = null, steps = [] } = script ?? {};
  return { name, path, title, purpose, about, steps: steps.map(stepJson), problems };
}

/** What was understood, so that it can be compared with what was meant. */
async function tellChecked({ io }: Context, entry: LibraryEntry): Promise<void> {
  const { name, path, script } = entry;
  for (const line of problemLines(entry)) io.out(`${plain(line)}\n`);
  if (script === null) return;
  const { title, purpose, about, steps } = script;
  io.out(`${plain(path ?? name)}: fine, ${plural(steps.length, 'step')}\n`);
  const head = [
    { label: 'Title', texts: [plain(title)] },
    { label: 'Purpose', texts: [purpose] },
    { label: 'About', texts: about === '' ? [] : [plain(about)] },
  ];
  const { strong } = await paintFor(io.color);
  io.out(`${labelled([...head, ...scriptRows(script)], io.width - 1, strong).join('\n')}\n`);
}

/** A name, or the path of a file that lies elsewhere. */
async function entryOrFile(ctx: Context, library: Library, name: string): Promise<LibraryEntry> {
  if (library.has(name) || (await ctx.files.facts(name))?.kind !== 'file') return entryOf(library, name);
  const own = { name, path: name, ...(await readScript(ctx, name)) };
  return entryOf(libraryOf([own]), name);
}

async function edit(ctx: Context, name: string): Promise<void> {
  if (!ctx.prompter.available) {
    throw new UserError('cadence script edit opens an editor, so it needs a terminal', {
      hint: `cadence script new ${name} begins a file that any editor can change`,
    });
  }
  const library = await readLibrary(ctx);
  const path = ownPath(ctx, name);
  const begun = library.get(name)?.text ?? entryOf(library, 'courtesy').text;
  const text = await ctx.prompter.edit(begun);
  await ctx.files.makeFolder(scriptFolder(ctx));
  await ctx.files.write(path, text);
  ctx.io.out(`${path}\n`);
  await check(ctx, name, {});
}

async function use(ctx: Context, name: string, options: ScriptOptions): Promise<void> {
  const entry = entryOf(await readLibrary(ctx), name);
  if (entry.script === null) throw new UserError(`the script cannot be used:\n${problemLines(entry).join('\n')}`);
  const store = await ctx.openStore({ create: true });
  const settings = readBookSettings(await store.settings.all());
  const { key, value } = settingFor(name, options.for ?? 'everybody', settings);
  await store.atomically({ kind: 'script', command: 'script use', day: ctx.today }, async (book) => {
    await book.settings.set(key, value);
    await book.summarize(`script ${name} for ${options.for ?? 'everybody'}`);
  });
  ctx.io.out(`${plain(name)} for ${plain(options.for ?? 'everybody')}\n`);
}

function settingFor(name: string, whom: string, settings: BookSettings): { key: string; value: string } {
  if (whom === 'everybody') return { key: 'script', value: name };
  const term = readTerm(whom.trim().toLowerCase());
  if (typeof term === 'string') throw new UsageError(`--for "${whom}": ${term}`);
  if (term.fact === 'tier' && !term.not) return { key: `script.${term.value.toUpperCase()}`, value: name };
  const { rules } = parseRules(settings.scriptRules ?? '');
  const others = rules.filter((rule) => formatTerm(rule.term) !== formatTerm(term));
  return { key: 'script.rules', value: formatRules([{ term, script: name }, ...others]) };
}

async function bookSettings(ctx: Context): Promise<BookSettings> {
  const found = await ctx.files.facts(ctx.files.database);
  if (found === null) return readBookSettings(new Map());
  return readBookSettings(await (await ctx.openStore()).settings.all());
}

function entryOf(library: Library, name: string): LibraryEntry {
  const entry = library.get(name);
  if (entry !== undefined) return entry;
  throw new UserError(`there is no script "${name}"`, {
    hint: `${didYouMean(name, library.keys())}there are ${[...library.keys()].join(', ')}`,
  });
}

/** A name becomes a file of the folder and nothing else. */
function ownPath(ctx: Context, name: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,60}$/u.test(name)) return scriptPath(ctx, name);
  throw new UsageError(`"${name}" is no name for a script`, { hint: 'letters, digits and hyphens: bakery-round' });
}
