/** Hard imports by kind of fault: what is in the book after them, and that the same files again change nothing. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyBook, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { inTurn, sampled, whole } from '../support/thorough.ts';
import { zones } from '../support/zones.ts';

interface Case {
  readonly name: string;
  readonly files: readonly string[] | Readonly<Record<string, string>>;
  readonly steps?: readonly (readonly string[])[];
  readonly config?: Readonly<Record<string, string>>;
  readonly count?: number | readonly number[] | null;
  readonly want?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly say?: readonly string[];
  readonly notsay?: readonly string[];
  readonly again?: boolean;
}

type Listed = Readonly<Record<string, unknown>>;

const folder = 'fixtures/import-cases';
const casesOf = (path: string): readonly Case[] => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const kinds = readdirSync(join(folder, 'more')).filter(
  (file) => file.endsWith('.json') && casesOf(`more/${file}`).length > 0,
);
/** What the import cannot do yet; a case that begins to pass has to be struck here. */
const open = new Set(casesOf('open.json') as unknown as readonly string[]);

describe.each([
  ['cases', sampled(casesOf('cases.json'), 2)] as const,
  // Of kinds with many cases alike, such as the layouts of programs, a short run tries some.
  ...kinds.map((kind) => {
    const all = casesOf(`more/${kind}`);
    return [kind.replace('.json', ''), all.length < 12 ? all : sampled(all, 3)] as const;
  }),
])('%s', (_, cases) => {
  const here = process.env['TZ'] === zones[0] ? 0 : 1;
  for (const [i, one] of inTurn(cases, here, zones.length).entries()) {
    const again = one.again !== false && (whole || i % 2 === 0);
    (open.has(one.name) ? it.fails : it)(one.name, async () => await tryCase(one, again));
  }
});

/** `again`: the last step once more, which is to change nothing; in short of every other case. */
async function tryCase(one: Case, again: boolean): Promise<void> {
  const { paths, importing, run } = await prepared(one);
  const steps = one.steps ?? paths.map((path) => [path]);
  const reports: unknown[] = [];
  for (const step of steps) reports.push(...(await importing(step)));
  const list = await listed(run);
  if (again) {
    for (const report of await importing(steps.at(-1) ?? [])) {
      expect(report, 'imported again').toMatchObject({ added: 0, updated: 0 });
      reports.push(report);
    }
    expect(await listed(run), 'imported again').toEqual(list);
  }
  if (one.count != null) expect([one.count].flat(), namesOf(list)).toContain(list.length);
  for (const [who, wanted] of Object.entries(one.want ?? {})) expectCustomer(list, who, wanted);
  const said = JSON.stringify(reports);
  for (const pattern of one.say ?? []) expect(said).toMatch(new RegExp(pattern, 'i'));
  for (const pattern of one.notsay ?? []) expect(said).not.toMatch(new RegExp(pattern, 'i'));
}

async function prepared({ files, config = {} }: Case) {
  const place = ownFolder();
  const paths = Array.isArray(files) ? files : Object.keys(files);
  for (const path of paths) {
    if (Array.isArray(files)) copyFileSync(join(folder, path), join(place, path));
    else writeFileSync(join(place, path), (files as Record<string, string>)[path] ?? '');
  }
  const store = await emptyBook();
  const settings = new Map<string, string>();
  const run = async (words: readonly string[]) => await runCadence(words, { store, today: '2026-11-23', settings });
  for (const [key, value] of Object.entries(config)) await run(['config', 'set', key, value]);
  const importing = async (step: readonly string[]) => {
    const { out, code } = await run([
      'import',
      ...step.map((word) => (paths.includes(word) ? join(place, word) : word)),
      '--json',
    ]);
    expect(code, out).toBe(0);
    return JSON.parse(out) as { added: number; updated: number }[];
  };
  return { paths, importing, run };
}

async function listed(run: (words: readonly string[]) => Promise<{ out: string }>): Promise<readonly Listed[]> {
  return JSON.parse((await run(['list', '--json'])).out);
}

const namesOf = (list: readonly Listed[]) => list.map(({ name }) => name).join(', ');
const digits = (text: unknown) =>
  String(text ?? '')
    .replace(/\D/g, '')
    .replace(/^0+/, '')
    .replace(/^1/, '');
const fields: Readonly<Record<string, string>> = { last: 'lastPurchase', id: 'externalId' };

function expectCustomer(list: readonly Listed[], who: string, wanted: Readonly<Record<string, unknown>>): void {
  const customer = list.find(({ name, email, company, externalId }) =>
    [name, email, company, externalId].some((text) => String(text ?? '').toLowerCase() === who.toLowerCase()),
  );
  expect(customer, `${who} among ${namesOf(list)}`).toBeDefined();
  for (const [field, values] of Object.entries(wanted)) {
    const got = customer?.[fields[field] ?? field] ?? null;
    const fits = [values].flat().some((value) => same(field, got, value));
    expect(fits ? values : got, `${who}: ${field}`).toEqual(values);
  }
}

function same(field: string, got: unknown, wanted: unknown): boolean {
  if (field === 'value') return typeof got === 'number' && Math.abs(got - Number(wanted)) < 0.006;
  return field === 'phone' ? digits(got) === digits(wanted) : got === wanted;
}
