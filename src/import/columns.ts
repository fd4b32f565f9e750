/** Decides which column is about what. Pure: header row and samples in, a plan out. */
import type { Rival } from '../domain/rival.ts';
import { shellWord } from '../domain/shell-word.ts';
import { UsageError } from '../errors.ts';
import { assignColumns } from './assign-columns.ts';
import type { Choices, ColumnCandidate, ColumnPlan, FileColumn, Kind } from './column-plan.ts';
import type { CustomerField, Field } from './fields.ts';
import { allFields, identityFields } from './fields.ts';
import {
  dependentMeaning,
  fieldNamed,
  isForecast,
  isOwnFax,
  isUnknown,
  looksLike,
  meaningsOf,
  ownWord,
  secrets,
} from './headers.ts';
import { kindOf, meantIn } from './kinds.ts';
import { labelsIn, labelsOf } from './label-columns.ts';
import { programsOf } from './programs/index.ts';
import type { Program } from './programs/program.ts';
import { headerKey } from './text.ts';
import { Trial } from './trial.ts';
import { isOfFax } from './values/contact-types.ts';

export const noChoices: Choices = { map: new Map(), ignore: [], kind: null, statuses: new Map() };

/** Names columns for reading: `column 3` where there is no header, `Note (2)` where it is there twice. */
export function nameColumns(headers: readonly string[]): FileColumn[] {
  const seen = new Map<string, number>();
  return headers.map((header, index) => {
    const times = (seen.get(header) ?? 0) + 1;
    seen.set(header, times);
    return { index, header: header === '' ? `column ${index + 1}` : times > 1 ? `${header} (${times})` : header };
  });
}

/**
 * Decides what each column is about. `rows` are a few records of the file: a column whose values cannot be what its
 * header says (a `Home` column of yes and no) is left alone.
 */
export function planColumns(
  columns: readonly FileColumn[],
  choices: Choices,
  rows: readonly (readonly string[])[] = [],
): ColumnPlan {
  const ignored = new Set(choices.ignore.flatMap((name) => findColumns(columns, name)).map((column) => column.index));
  const chosen = chosenCandidates(columns, choices);
  const taken = new Set(chosen.map((candidate) => candidate.column.index));
  const labels = labelsOf(columns.filter(({ index }) => !ignored.has(index)));
  const beside = new Set([...labels.values()].map(({ index }) => index));
  const open = columns.filter(
    ({ index, header }) => !ignored.has(index) && !taken.has(index) && !beside.has(index) && !secrets.test(header),
  );
  const keys = columns.map((column) => headerKey(column.header));
  const programs = programsOf(keys);
  const found = [
    ...chosen,
    ...settleRegions(
      settleNames(
        open.flatMap((column) => candidatesOf(column, keys, programs)),
        open,
      ),
    ),
  ];
  const trial = new Trial(columns, rows);
  const candidates = trial.confirmed(found.filter((c) => c.chosen || !choices.map.has(c.field)));
  const untold = trial.untold(candidates);
  const isForecasting = columns.some(({ header }) => isForecast(header));
  const kind = choices.kind ?? kindOf(candidates, { isForecasting, untold, comesAgain: trial.comesAgain(candidates) });
  const all = kind === 'orders' ? [...candidates, ...untold] : candidates;
  const meant = meantIn(kind, all, { headers: keys, open, programs, rows });
  const assigned = assignColumns(meant, choices.map);
  const labelling = labelsIn(assigned.columns, labels);
  const read = new Set([...assigned.columns.values(), ...labelling.values()].flat().map(({ index }) => index));
  const unread = columns.filter(({ index }) => !read.has(index));
  return {
    kind,
    headers: columns.map(({ header }) => header),
    columns: assigned.columns,
    labels: labelling,
    rivals: [...lineAmounts(kind, assigned.columns), ...assigned.rivals],
    unread,
    unknown: unread.filter(({ index, header }) => !ignored.has(index) && isUnknown(header)),
    faxes: unread.filter(({ index, header }) => !ignored.has(index) && isOfFax(header)),
    warnings: [
      ...unread.flatMap(lookalikeWarning),
      ...(kind === 'orders' ? untold.map(untoldWarning) : ordersWarning(choices, trial.unreadOrders(candidates))),
    ],
  };
}

/** The columns with this header in any spelling, or the one with this number. */
function findColumns(columns: readonly FileColumn[], name: string): readonly FileColumn[] {
  const exact = columns.filter((column) => column.header === name);
  if (exact.length > 0) return exact;
  const alike = columns.filter((column) => headerKey(column.header) === headerKey(name));
  if (alike.length > 0) return alike;
  const numbered = /^\d+$/.test(name) ? columns[Number(name) - 1] : undefined;
  if (numbered !== undefined) return [numbered];
  throw new UsageError(`no column is called ${JSON.stringify(name)}`, {
    hint: `the file has: ${columns
      .map((column) => column.header)
      .slice(0, 30)
      .join(', ')}`,
  });
}

/** `--map field=Column`, checked. */
export function parseMap(pairs: readonly string[]): ReadonlyMap<Field, readonly string[]> {
  const map = new Map<Field, string[]>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const field = at < 1 ? null : fieldNamed(pair.slice(0, at));
    if (field === null) {
      throw new UsageError(`--map ${pair} does not name a field`, {
        hint: `write --map FIELD=COLUMN; fields: ${allFields.join(', ')}`,
      });
    }
    map.set(field, [...(map.get(field) ?? []), pair.slice(at + 1)]);
  }
  return map;
}

function chosenCandidates(columns: readonly FileColumn[], choices: Choices): ColumnCandidate[] {
  return [...choices.map].flatMap(([field, names]) =>
    names.flatMap((name, rank) =>
      findColumns(columns, name)
        .slice(0, 1)
        .map((column) => ({ field, rank: rank - 100, column, chosen: true })),
    ),
  );
}

function candidatesOf(column: FileColumn, headers: readonly string[], programs: readonly Program[]): ColumnCandidate[] {
  const own = ownMeaning(column, programs);
  if (own !== undefined) return own === null ? [] : [{ field: own, rank: ownWord, column, chosen: false }];
  if (isOwnFax(column.header)) return [{ field: 'fax', rank: 0, column, chosen: false }];
  if (/birth/i.test(column.header) && headers.includes('birthyear')) return [];
  if (looksLike(column.header) !== null && meaningsOf(column.header)[0]?.field !== 'direction') return [];
  return meaningsOf(column.header.replace(/ \(\d+\)$/, '')).map((meaning) => ({ ...meaning, column, chosen: false }));
}

/** The column's meaning in files of the program that wrote this one; undefined when that program has no special word. */
function ownMeaning(column: FileColumn, programs: readonly Program[]): Field | null | undefined {
  for (const { headers = {} } of programs) {
    const own = Object.keys(headers).find((header) => headerKey(header) === headerKey(column.header));
    if (own !== undefined) return headers[own];
  }
  return undefined;
}

/** `Nom`, `Nombre`, `Nome` and `Name` depend on whether the other half of the name has a column. */
function settleNames(candidates: readonly ColumnCandidate[], columns: readonly FileColumn[]): ColumnCandidate[] {
  const has = (field: Field) => candidates.some((candidate) => candidate.field === field);
  const hasFirst = has('firstName');
  const hasLast = has('lastName');
  const settled = columns.flatMap((column) => {
    const field = dependentMeaning(column.header, hasFirst, hasLast);
    return field === null ? [] : [{ field, rank: 1, column, chosen: false }];
  });
  const moved = new Set(settled.map((candidate) => candidate.column.index));
  return [...candidates.filter((candidate) => !moved.has(candidate.column.index)), ...settled];
}

/** `Kraj` is a country in Polish and a part of one in Czech: next to a column that certainly holds countries, it means a part of one. */
function settleRegions(candidates: readonly ColumnCandidate[]): ColumnCandidate[] {
  return settleTowns(settledAgainst('country', candidates));
}

/** `Kraj` is a region in Czech, where another column has the town, and the town in Slovenian. */
function settleTowns(candidates: readonly ColumnCandidate[]): ColumnCandidate[] {
  const settled = settledAgainst('city', candidates);
  if (settled.length < candidates.length) return settled;
  const towns = columnsOf('city', candidates);
  return candidates.filter(({ field, column }) => field !== 'region' || !towns.has(column.index));
}

/** Where another column alone is this part of an address, a column that may be it as well is the region. */
function settledAgainst(part: 'country' | 'city', candidates: readonly ColumnCandidate[]): ColumnCandidate[] {
  const [parts, regions] = [columnsOf(part, candidates), columnsOf('region', candidates)];
  if ([...parts].every((index) => regions.has(index))) return [...candidates];
  return candidates.filter(({ field, column }) => field !== part || !regions.has(column.index));
}

function columnsOf(field: Field, candidates: readonly ColumnCandidate[]): ReadonlySet<number> {
  return new Set(candidates.filter((candidate) => candidate.field === field).map(({ column }) => column.index));
}

/** The order's own amount goes before those of its lines, in the whole file. */
function lineAmounts(kind: Kind, columns: ColumnPlan['columns']): Rival[] {
  const [[order], [line]] = [columns.get('amount') ?? [], columns.get('lineAmount') ?? []];
  if (kind !== 'orders' || order === undefined || line === undefined) return [];
  return [{ field: 'amount', read: order.header, other: line.header, fillsIn: false, why: 'of a line' }];
}

function lookalikeWarning(column: FileColumn): string[] {
  const what = looksLike(column.header);
  return what === null ? [] : [`${JSON.stringify(column.header)} is not read: it is ${what}`];
}

/** A user who chose the kind is not told about another one. */
function ordersWarning({ kind }: Choices, found: ReturnType<Trial['unreadOrders']>): string[] {
  if (kind !== null || found === null) return [];
  const [day, amount] = [found.day.header, found.amount.header];
  const said = `${JSON.stringify(day)} holds days and ${JSON.stringify(amount)} amounts`;
  const mapped = `--map orderDate=${shellWord(day)} --map amount=${shellWord(amount)}`;
  return [`read as a list of customers; ${said} that are not read: if they are of orders: --kind orders ${mapped}`];
}

function untoldWarning({ field, column }: ColumnCandidate): string {
  const [one, many] = field === 'orderDate' ? ['day', 'days'] : ['amount', 'amounts'];
  return `${JSON.stringify(column.header)} is taken for the ${one} of the orders, for its values are ${many} and no header names another column so`;
}

/** By what the rows of this file name their customers. */
export function identityOf(plan: ColumnPlan): readonly CustomerField[] {
  return identityFields.filter((field) => plan.columns.has(field)) as CustomerField[];
}

/** The mapping as `field: header` for the report; further columns of a field are `phone2`, `phone3`. */
export function mappingOf(plan: ColumnPlan): Record<string, string> {
  const entries: [string, string][] = [];
  for (const field of allFields) {
    plan.columns.get(field)?.forEach((column, at) => {
      const name = at === 0 ? field : `${field}${at + 1}`;
      entries.push([name, column.header]);
      const label = plan.labels.get(column.index);
      if (label !== undefined) entries.push([`${name}Type`, label.header]);
    });
  }
  return Object.fromEntries(entries);
}

/** What a saved mapping is found by: the header row, whatever its case and punctuation. */
export function fingerprint(headers: readonly string[]): string {
  return headers.map(headerKey).join('|');
}
