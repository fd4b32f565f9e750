/** Checks the content of the book: is it intact, do its rules hold, did the last mail go out? */
import type { Workspace } from '../../context.ts';
import { daysBetween, dayText, parseIsoDay } from '../../domain/day.ts';
import { timeIn } from '../../domain/due.ts';
import { plural } from '../../domain/plural.ts';
import type { Sending } from '../../domain/sending.ts';
import { inspect, notAsMade, schemaVersion } from '../../store/copies.ts';
import type { Breach, Disagreement } from '../../store/health.ts';
import type { Store } from '../../store/store.ts';
import { fileFindings } from './file-findings.ts';
import { type Finding, ok } from './finding.ts';

const goBack = 'go back to a backup: cadence backup --list, then cadence restore FILE';

/** Asks a person which is right, the row or its index; returns those where it is the index, null to change nothing. */
export type AskWhichIsRight = (differing: readonly Disagreement[]) => Promise<readonly Disagreement[] | null>;

/** `ask` is null without a person. */
export async function bookFindings(ctx: Workspace, ask: AskWhichIsRight | null): Promise<Finding[]> {
  const unusable = ctx.files.server === null ? await unusableFile(ctx) : null;
  if (unusable !== null) return [unusable];
  const store = await ctx.openStore();
  const faults = await faultFindings(store, ctx.files.server === null ? goBack : goBackOnServer);
  // Without these, nothing that reads the rows is reliable.
  if (faults.length > 0) return faults;
  const differences = ctx.files.server === null ? [] : await store.health.schemaDifferences();
  if (differences.length > 0)
    return [
      {
        what: 'book',
        state: 'bad',
        text: `another program changed it: ${notAsMade(differences)}`,
        todo: goBackOnServer,
      },
    ];
  return [
    await wholeness(store, ask, ctx.files.server !== null),
    ...writingFindings(store),
    ...(await ruleFindings(ctx, store)),
    ...(await nameFindings(store)),
    ...(await sweepFindings(store)),
    ...(await fileFindings(ctx, store)),
    await mailFinding(ctx, store),
    await zoneFinding(ctx, store),
  ];
}

const goBackOnServer = 'go back to an earlier moment with what the provider offers';

/** Why the file cannot be opened as a book; null when it can. */
async function unusableFile(ctx: Workspace): Promise<Finding | null> {
  const { database } = ctx.files;
  const file = await ctx.files.facts(database);
  const bad = (text: string, todo: string): Finding => ({ what: 'book', state: 'bad', text, todo });
  if (file === null) {
    const todo = 'cadence import customers.csv makes it, or name another with --db FILE';
    return { what: 'book', state: 'look', text: `${database} does not exist`, todo };
  }
  if (file.kind === 'folder') return bad(`${database} is a folder`, 'name the file in it: --db FOLDER/book.db');
  if (file.kind === 'other') return bad(`${database} is a device or a pipe, not a book`, 'name a file: --db FILE');
  if (file.bytes === 0) return bad(`${database} is an empty file of 0 bytes, not a book`, goBack);
  return await damageOf(ctx, database);
}

async function damageOf(ctx: Workspace, path: string): Promise<Finding | null> {
  const { isBook, damage, schema, differences } = await inspect(path, await ctx.keys());
  const bad = (text: string, todo: string): Finding => ({ what: 'book', state: 'bad', text, todo });
  if (!isBook) return bad(`${path} is not a book`, 'name another file with --db FILE');
  if (damage.length > 0 && !isMendable(damage)) return bad(`${path} is damaged: ${damage[0]}`, goBack);
  if (schema > schemaVersion) return bad(`${path} was written by a newer cadence`, 'install the newer cadence');
  // Another program changed it: no answer from such a book is reliable.
  if (schema === 0) return bad('it has tables and no version: another program changed it', goBack);
  if (differences.length > 0)
    return bad(`another program changed it: ${notAsMade(differences)} in a book of schema ${schema}`, goBack);
  return null;
}

async function wholeness(store: Store, ask: AskWhichIsRight | null, onServer: boolean): Promise<Finding> {
  const { damage, dangling } = await store.health.integrity();
  if (damage.length === 0 && dangling === 0)
    return ok('book', `whole, ${plural(await store.customers.count(), 'customer')}, schema ${schemaVersion}`);
  if (damage.length > 0 && onServer)
    return {
      ...{ what: 'book', state: 'bad', text: damage.join('; '), todo: 'cadence doctor --fix rebuilds the indexes' },
      fix: async () => await store.indexAnew(),
    };
  if (damage.length > 0 && isMendable(damage)) {
    const differing = await store.health.disagreements();
    const text = [damage[0] ?? '', ...differing.slice(0, 5).map(disagreementText)].join('; ');
    const todo = `on a terminal, cadence doctor --fix asks which is right; or ${goBack}`;
    const fix = ask === null ? {} : { fix: async () => await mendIndex(store, differing, ask) };
    return { what: 'book', state: 'bad', text, todo, ...fix };
  }
  const text = damage[0] ?? `${plural(dangling, 'row refers', 'rows refer')} to rows that are gone`;
  return { what: 'book', state: 'bad', text, todo: onServer ? goBackOnServer : goBack };
}

/** It was checked nevertheless. */
function writingFindings({ path, isAside }: Store): Finding[] {
  if (!isAside) return [];
  const text = `${path} cannot be written to; it was checked as it is, without trying whether it can be fixed`;
  const todo = 'let its owner write to the file and its folder, or free some space';
  return [{ what: 'book', state: 'look', text, todo }];
}

async function faultFindings(store: Store, todo: string): Promise<Finding[]> {
  const faults = await store.health.faults();
  return faults.map((text) => ({ what: 'book', state: 'bad', text, todo }));
}

export const disagreementText = ({ table, id, column, inRow, inIndex }: Disagreement) =>
  `${table} ${id}, ${column}: the row says ${JSON.stringify(inRow)}, its index says ${JSON.stringify(inIndex)}`;

/** Never without a person: an index rebuilt from a wrong row makes the error look right. */
async function mendIndex(store: Store, differing: readonly Disagreement[], ask: AskWhichIsRight): Promise<boolean> {
  const right = await ask(differing);
  return right !== null && (await store.indexAnew([...right]));
}

/** Only an index is damaged, which holds nothing that the rows do not have. */
function isMendable(damage: readonly string[]): boolean {
  return damage.every((text) => /\bindex\b/i.test(text));
}

async function ruleFindings(ctx: Workspace, store: Store): Promise<Finding[]> {
  await store.standings.fresh(ctx.today);
  const broken = await store.health.breaches(ctx.today);
  if (broken.length === 0) return [ok('plan', 'its rules hold')];
  return broken.map((breach) =>
    breach.misplaced.length === 0
      ? { what: 'plan', state: 'bad', text: breach.text, todo: 'cadence undo --list shows what was done last' }
      : {
          ...{ what: 'plan', state: 'bad', text: breach.text },
          todo: 'plan them again: cadence doctor --fix',
          fix: () => placeAnew(ctx, store, breach),
        },
  );
}

/** Their days are removed; the planner chooses new ones when the figures are next worked out. */
async function placeAnew(ctx: Workspace, store: Store, { misplaced }: Breach): Promise<void> {
  await store.atomically({ kind: 'doctor', command: 'doctor --fix', day: ctx.today }, async (book) => {
    for (const id of misplaced) await book.standings.place(id, null, null);
    await book.summarize(`${plural(misplaced.length, 'call')} planned again`);
    await book.standings.stale();
  });
  await store.standings.fresh(ctx.today);
}

/** Names are found and sorted by keys that only cadence writes. */
async function nameFindings(store: Store): Promise<Finding[]> {
  const misnamed = await store.health.misnamed();
  if (misnamed === 0) return [];
  const text = `another program changed the names of ${plural(misnamed, 'customer')}, who cannot be found by these names`;
  return [{ what: 'names', state: 'bad', text, todo: 'cadence doctor --fix', fix: async () => await store.nameAnew() }];
}

/** After an erase that could not rewrite the file, because other processes used it. */
async function sweepFindings(store: Store): Promise<Finding[]> {
  if ((await store.erasures.unsweptSince()) === null) return [];
  const text = 'free parts of the file still hold people who were erased';
  const todo = 'cadence doctor --fix, while nothing else has the book in use';
  return [{ what: 'erased', state: 'bad', text, todo, fix: async () => await store.sweep() }];
}

/** The weekly mail has stopped when nothing went out for this many days. */
const silentMail = 14;

async function mailFinding(ctx: Workspace, store: Store): Promise<Finding> {
  const [last] = await store.sendings.latest(1);
  if (last === undefined) return ok('mail', 'nothing has been mailed yet');
  const day = parseIsoDay(last.at.slice(0, 10)) ?? ctx.today;
  const detail = last.detail === null ? '' : ` (${last.detail})`;
  const text = `${last.list} to ${last.recipient}: ${last.state} on ${dayText(day)}${detail}`;
  if (last.state !== 'sent') return { what: 'mail', state: 'bad', text, todo: sendAgain(last) };
  const days = daysBetween(day, ctx.today);
  if (days <= silentMail) return ok('mail', text);
  return {
    what: 'mail',
    state: 'look',
    text: `${text}, ${plural(days, 'day')} ago`,
    todo: 'does cron run? cadence cron',
  };
}

function sendAgain({ state }: Sending): string {
  if (state === 'failed') return 'cadence week --email sends it again; cadence config mail tries the mail server';
  return 'ask them whether they have it; to mail it again: cadence week --email --again';
}

async function zoneFinding(ctx: Workspace, store: Store): Promise<Finding> {
  const unknown = (await store.health.timeZones()).filter((zone) => timeIn(ctx.now(), zone) === null);
  if (unknown.length === 0) return ok('time zones', 'all known');
  const text = `unknown: ${unknown.slice(0, 5).join(', ')}`;
  return { what: 'time zones', state: 'look', text, todo: 'correct them: cadence edit WHO, or import them again' };
}
