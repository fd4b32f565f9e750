import type { Command } from 'commander';
import { beAway, beBack } from '../app/callers/away.ts';
import {
  addCaller,
  callersAtWork,
  changeCaller,
  leftWaiting,
  strangers,
  theCaller,
  zonesApart,
} from '../app/callers/callers.ts';
import { loginOf, mustGiveLogins, roleNamed } from '../app/callers/logins.ts';
import { dayAhead } from '../app/settings/day-ahead.ts';
import { assignCustomers, handOverCustomers } from '../command-line/caller-customers.ts';
import { addCallerOptions, type CallerOptions, callerFacts } from '../command-line/caller-options.ts';
import { nameUndo } from '../command-line/name-undo.ts';
import { addTableOptions, showTable, type TableOptions } from '../command-line/tables.ts';
import { addChoosing } from '../command-line/the-customers.ts';
import type { Context, Register } from '../context.ts';
import { readMachineSettings } from '../domain/machine-settings.ts';
import type { Caller } from '../domain/team.ts';
import { UsageError } from '../errors.ts';
import {
  awayJson,
  awayText,
  callerColumns,
  callerJson,
  leftWaitingText,
  loginTakenText,
  newLoginText,
  strangersText,
  usualCallerColumns,
} from '../render/caller.ts';
import { json } from '../render/json.ts';
import { plain, plural } from '../render/text.ts';
import type { Store } from '../store/store.ts';

interface ListOptions extends TableOptions {
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const caller = program
    .command('caller')
    .description('Manages the people who call: whose customers are whose, and who is away.')
    .addHelpText('after', examples);
  registerList(caller, run);
  addCallerOptions(caller.command('add <name>').description('add a caller')).action(run(add));
  addCallerOptions(
    caller
      .command('edit <name>')
      .description('change how they work; "" goes back to the setting of the book')
      .option('--name <name>', 'rename them, also as the owner of their customers'),
  ).action(run(edit));
  addChoosing(
    caller
      .command('assign [customer...]')
      .description('give these customers to one caller, or spread them evenly')
      .option('--to <name>', 'the caller who gets them')
      .option('--even', 'spread by region, tier and load: these, or all whose caller is not set or has left'),
  )
    .option('--dry-run', 'only show what would change')
    .option('-y, --yes', 'do not ask')
    .action(run(assignCustomers));
  caller
    .command('away <name>')
    .description('somebody else makes their calls until they are back; what can wait, waits')
    .option('--until <day>', 'the day they are back')
    .option('--to <name>', 'who calls in the meantime (default: whoever has room)')
    .option('--back', 'they are back')
    .action(run(away));
  caller
    .command('handover <name>')
    .description('give all their customers to another caller, with one brief to read')
    .option('--to <name>', 'the caller who takes them over')
    .option('--dry-run', 'only show the brief')
    .option('-y, --yes', 'do not ask')
    .action(run(handOverCustomers));
  caller
    .command('archive <name>')
    .description('they left: anybody may call their customers until these are assigned')
    .option('--back', 'they are back after all')
    .action(run(archive));
};

const examples = `
Examples:
  cadence caller add Robin --mail robin@shop.example --capacity 6 --days mon-thu
  cadence caller add Sasha --zone Europe/Berlin
  cadence caller edit Robin --login reader
  cadence caller list
  cadence caller edit Robin --days-off 2026-12-24..2027-01-02
  cadence caller assign 12 --to Robin
  cadence caller assign --even --dry-run
  cadence caller away Sasha --until friday --to Robin
  cadence caller away Sasha --back
  cadence caller handover Sasha --to Robin --dry-run
  cadence caller archive Sasha
`;

function registerList(caller: Command, run: Parameters<Register>[1]): void {
  const all = caller.command('list').description('list the callers, with their customers and days').action(run(list));
  addTableOptions(all, callerColumns);
}

async function list(ctx: Context, options: ListOptions): Promise<void> {
  const store = await ctx.openStore();
  const rows = await callersAtWork(ctx, store);
  if (options.json) return ctx.io.out(json(rows.map(callerJson)));
  if (rows.length === 0) return ctx.io.talk('there are no callers yet: cadence caller add NAME\n');
  const others = await strangers(store);
  const waiting = await leftWaiting(ctx, store);
  await showTable(ctx, {
    ...{ columns: callerColumns, rows, options, usual: usualCallerColumns },
    ...(others.length > 0 && { said: strangersText(others) }),
  });
  if (waiting > 0) ctx.io.talk(`${leftWaitingText(waiting)}\n`);
}

async function add(ctx: Context, name: string, options: CallerOptions): Promise<void> {
  const facts = { ...nothingSaid, ...callerFacts({ ...options, name }) };
  const role = options.login === undefined ? null : roleNamed(options.login);
  const store = await ctx.openStore({ create: true });
  const logins = role === null ? null : await mustGiveLogins(ctx, store);
  const { caller, callers, customers, isSecond } = await addCaller(ctx, store, facts);
  const added = `added ${plain(caller.name)}${customers === 0 ? '' : `, with ${plural(customers, 'customer')}`}\n`;
  ctx.io.out(options.json ? await asDocument(ctx, store, caller) : added);
  if (isSecond)
    ctx.io.talk('with two or more callers, today and week show each caller their own list: cadence config me NAME\n');
  tellWhoIsMe(ctx, callers);
  if (facts.zone !== null) await tellOfZones(ctx, store);
  nameUndo(ctx);
  if (role !== null && logins !== null)
    tellLogin(ctx, newLoginText(ctx.files.server ?? '', await logins.give(caller, role)), options);
}

/** As `caller list` shows them. */
async function asDocument(ctx: Context, store: Store, { id }: Caller): Promise<string> {
  const row = (await callersAtWork(ctx, store)).find(({ caller }) => caller.id === id);
  return json(row === undefined ? null : callerJson(row));
}

/** With `--json`, the answer is the document alone. */
function tellLogin({ io }: Context, text: string, options: { readonly json?: boolean }): void {
  if (options.json) io.talk(text);
  else io.out(text);
}

const nothingSaid = { name: '', capacity: null, workdays: null, daysOff: [], zone: null, mail: null };

function tellWhoIsMe({ config, io }: Context, callers: readonly Caller[]): void {
  const { me } = readMachineSettings(config.entries());
  if (me === null && callers.length > 1) io.talk('your name is not set on this computer: cadence config me NAME\n');
}

async function tellOfZones({ io }: Context, store: Parameters<typeof zonesApart>[0]): Promise<void> {
  const [first] = await zonesApart(store);
  if (first === undefined) return;
  io.talk(`callers are in several time zones: give them all one day with cadence config set zone ${first}\n`);
}

async function edit(ctx: Context, named: string, options: CallerOptions): Promise<void> {
  const change = callerFacts(options);
  const isChanged = Object.keys(change).length > 0;
  if (options.login === undefined && !isChanged)
    throw new UsageError('say what to change', { hint: `cadence caller edit ${named} --capacity 6` });
  const request = { change, command: 'caller edit', asJson: options.json === true };
  if (options.login === undefined) return void (await changed(ctx, named, request));
  const role = roleNamed(options.login);
  const store = await ctx.openStore();
  const logins = await mustGiveLogins(ctx, store);
  const caller = isChanged ? await changed(ctx, named, request) : await theCaller(store, named);
  tellLogin(ctx, newLoginText(ctx.files.server ?? '', await logins.give(caller, role)), options);
}

interface AwayOptions {
  readonly until?: string;
  readonly to?: string;
  readonly back?: boolean;
  readonly json?: boolean;
}

async function away(ctx: Context, named: string, { until, to, back, json: asJson }: AwayOptions): Promise<void> {
  if ((until === undefined) === (back !== true))
    throw new UsageError('say until when', { hint: `cadence caller away "${named}" --until friday, or --back` });
  const store = await ctx.openStore();
  const caller = await theCaller(store, named);
  if (until === undefined) {
    const moved = await beBack(ctx, store, caller);
    ctx.io.out(asJson ? json({ moved: moved.length }) : `${plain(caller.name)} is back${movedText(moved)}\n`);
    return nameUndo(ctx);
  }
  const day = await dayAhead(ctx, until, '--until');
  const substitute = to === undefined ? null : await theCaller(store, to);
  const calls = await beAway(ctx, store, caller, { until: day, substitute });
  ctx.io.out(asJson ? json(awayJson(day, calls)) : `${awayText(caller, { until: day, substitute, ...calls })}\n`);
  nameUndo(ctx);
}

interface ArchiveOptions {
  readonly back?: true;
  readonly json?: boolean;
}

async function archive(ctx: Context, named: string, { back, json: asJson = false }: ArchiveOptions): Promise<void> {
  const store = await ctx.openStore();
  const { logins, login } = await loginOf(ctx, store, await theCaller(store, named, { active: false }));
  const command = back ? 'caller archive --back' : 'caller archive';
  const caller = await changed(ctx, named, { change: { archived: back !== true }, command, asJson });
  if (!back && login !== null) ctx.io.talk(loginTakenText((await logins?.take(caller.id)) ?? login));
  if (back && ctx.files.server !== null) ctx.io.talk(`give them a login: cadence caller edit "${named}" --login\n`);
  if (!back)
    ctx.io.talk(`their customers: cadence caller handover "${named}" --to NAME, or cadence caller assign --even\n`);
}

interface CallerChange {
  readonly change: Parameters<typeof changeCaller>[3]['change'];
  readonly command: string;
  readonly asJson: boolean;
}

async function changed(ctx: Context, named: string, { change, command, asJson }: CallerChange): Promise<Caller> {
  const store = await ctx.openStore();
  const caller = await theCaller(store, named, { active: change.archived === undefined });
  const { caller: now, moved } = await changeCaller(ctx, store, caller, { change, command });
  ctx.io.out(asJson ? await asDocument(ctx, store, now) : `${plain(now.name)}: changed${movedText(moved)}\n`);
  if (change.zone != null) await tellOfZones(ctx, store);
  nameUndo(ctx);
  return now;
}

const movedText = (moved: readonly unknown[]) => (moved.length === 0 ? '' : `; ${plural(moved.length, 'call')} moved`);
