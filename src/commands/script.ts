import {
  beginningOf,
  ownScriptPath,
  readLibrary,
  type ScriptUse,
  scriptCalled,
  scriptFolder,
  scriptOrFile,
  scriptUses,
  useScript,
  writeScript,
} from '../app/calls/scripts.ts';
import { type LibraryEntry, problemLines } from '../call/library.ts';
import { showTable, type TableColumns } from '../command-line/tables.ts';
import type { Context, Register } from '../context.ts';
import { languageNames } from '../domain/script/language.ts';
import { UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { labelled } from '../render/labelled.ts';
import { paintFor } from '../render/paint.ts';
import { checkedJson, partRows, scriptRows, scriptUseJson } from '../render/script.ts';
import { plain, plainLines, plural } from '../render/text.ts';

interface ScriptOptions {
  readonly for?: string;
  readonly from?: string;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const script = program
    .command('script')
    .description('Manages the questions of a call: the built-in scripts, and files of your own.')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence script list\n  cadence script new bakery --from courtesy\n  cadence script use bakery --for tag:bakery\n',
    );
  script.command('list').description('list the scripts, and whom they are for').action(run(list));
  script.command('show <name>').description('print the file of a script').action(run(show));
  script
    .command('new <name>')
    .description('start a file of your own')
    .option('--from <script>', 'the script to start from', 'courtesy')
    .action(run(create));
  script.command('check [name]').description('check your files, or one of them, for mistakes').action(run(check));
  script.command('edit <name>').description('open it in your editor').action(run(edit));
  script
    .command('use <name>')
    .description('choose the script to use')
    .option('--for <whom>', 'tier:A, tag:vip, purpose:event, first call (default: everybody)')
    .action(run(use));
};

async function list(ctx: Context, options: ScriptOptions): Promise<void> {
  const rows = await scriptUses(ctx);
  if (options.json) ctx.io.out(json(rows.map(scriptUseJson)));
  else await showTable(ctx, { columns, rows, said: `your own are in ${scriptFolder(ctx)}` });
}

const columns: TableColumns<ScriptUse> = {
  name: { title: 'Name', cell: ({ entry }) => plain(entry.name) },
  title: { title: 'Title', cell: ({ entry }) => plain(entry.script?.title ?? '(broken)'), flexible: true },
  languages: { title: 'In', cell: ({ languages }) => languages.join(' ') },
  from: { title: 'From', cell: ({ entry }) => (entry.path === null ? 'built in' : 'yours') },
  for: { title: 'For', cell: ({ uses }) => uses.join(', '), flexible: true },
};

async function show(ctx: Context, name: string): Promise<void> {
  ctx.io.out(plainLines(scriptCalled(await readLibrary(ctx), name).text));
}

async function create(ctx: Context, name: string, { from = 'courtesy' }: ScriptOptions): Promise<void> {
  const library = await readLibrary(ctx);
  const path = ownScriptPath(ctx, name);
  if ((await ctx.files.facts(path)) !== null)
    throw new UserError(`${path} is there already`, { hint: `cadence script edit ${name}` });
  await writeScript(ctx, path, (await beginningOf(ctx, library, from)).text);
  ctx.io.out(`${path}\n`);
  ctx.io.talk(`change it with any editor, or: cadence script edit ${name}\n`);
}

async function check(ctx: Context, name: string | undefined, options: ScriptOptions): Promise<void> {
  const library = await readLibrary(ctx);
  const own = () => [...library.values()].filter(({ path }) => path !== null);
  const entries = name === undefined ? own() : [await scriptOrFile(ctx, library, name)];
  if (entries.length === 0) ctx.io.talk('there is no script of your own yet: cadence script new NAME\n');
  if (options.json) ctx.io.out(json(entries.map(checkedJson)));
  else for (const entry of entries) await tellChecked(ctx, entry);
  const broken = entries.filter(({ script }) => script === null).length;
  if (broken > 0)
    throw new UserError(`${plural(broken, 'script')} cannot be used; until fixed, a built-in one is used instead`);
}

/** Shows what was understood, so that it can be compared with what was meant. */
async function tellChecked({ io }: Context, entry: LibraryEntry): Promise<void> {
  const { name, path, script } = entry;
  for (const line of problemLines(entry)) io.out(`${plain(line)}\n`);
  if (script === null) return;
  const { title, purpose, about, language, steps } = script;
  io.out(`${plain(path ?? name)}: fine, ${plural(steps.length, 'step')}\n`);
  const head = [
    { label: 'Title', texts: [plain(title)] },
    { label: 'Purpose', texts: [purpose] },
    { label: 'Language', texts: language === null ? [] : [languageNames[language]] },
    { label: 'About', texts: about === '' ? [] : [plain(about)] },
    ...partRows(script),
  ];
  const { strong } = await paintFor(io.color);
  io.out(`${labelled([...head, ...scriptRows(script)], io.width - 1, strong).join('\n')}\n`);
}

async function edit(ctx: Context, name: string): Promise<void> {
  if (!ctx.prompter.available) {
    throw new UserError('cadence script edit opens an editor, so it needs a terminal', {
      hint: `cadence script new ${name} starts a file that you can change in any editor`,
    });
  }
  const library = await readLibrary(ctx);
  const path = ownScriptPath(ctx, name);
  const begun = library.get(name)?.text ?? scriptCalled(library, 'courtesy').text;
  await writeScript(ctx, path, await ctx.prompter.edit(begun));
  ctx.io.out(`${path}\n`);
  await check(ctx, name, {});
}

async function use(ctx: Context, name: string, { for: whom = 'everybody' }: ScriptOptions): Promise<void> {
  await useScript(ctx, name, whom);
  ctx.io.out(`${plain(name)} for ${plain(whom)}\n`);
}
