/** Counts in source files: lengths of functions, casts, circular imports, unused exports. */
import { posix } from 'node:path';
import { type Node, nodesOf } from '../../test/support/source.ts';

/** Path below src/, with slashes, and text. */
export type Sources = ReadonlyMap<string, string>;

export interface LongFunction {
  readonly file: string;
  readonly line: number;
  readonly lines: number;
}

/** Every function with statements, from its first line to its last; an arrow with one expression has none. */
export function functionsOf(file: string, source: string): LongFunction[] {
  return [...nodesOf(source)].flatMap((node) => {
    const { type, start, end, body } = node as { type: string; start: number; end: number; body?: Node };
    const hasStatements =
      /^(?:Arrow)?Function(?:Declaration|Expression)$/.test(type) && body?.['type'] === 'BlockStatement';
    const lines = source.slice(start, end).split('\n').length;
    return hasStatements ? [{ file, line: source.slice(0, start).split('\n').length, lines }] : [];
  });
}

/** `x as T`, but not `as const`. */
export function castsIn(source: string): number {
  const isConst = (node: Node) => source.slice(Number(node['start']), Number(node['end'])).endsWith('as const');
  return [...nodesOf(source)].filter((node) => node['type'] === 'TSAsExpression' && !isConst(node)).length;
}

interface Taken {
  /** Path below src/. */
  readonly from: string;
  /** Null when all of it is taken, by `import()` or `*`. */
  readonly names: readonly string[] | null;
}

const isTaking = /^(?:Import(?:Declaration|Expression)|Export(?:Named|All)Declaration)$/;

/** What a file imports from files of its own project, including `import type`. */
export function takenBy(file: string, source: string): Taken[] {
  return [...nodesOf(source)].flatMap((node) => {
    const from = (node['source'] as Node | null | undefined)?.['value'];
    if (!isTaking.test(String(node['type'])) || typeof from !== 'string' || !from.startsWith('.')) return [];
    const specifiers = node['specifiers'] as Node[] | undefined;
    const names = specifiers?.map(nameTaken);
    const whole = names === undefined || names.includes(null);
    const path = posix.join(posix.dirname(file), from).replace(/^\.\.\/src\//, '');
    return [{ from: path, names: whole ? null : (names as string[]) }];
  });
}

function nameTaken(specifier: Node): string | null {
  const { type, imported, local } = specifier as { type: string; imported?: Node; local?: Node };
  if (type === 'ImportNamespaceSpecifier') return null;
  return String((imported ?? local)?.['name']);
}

/** Names that a file gives away. */
export function exportsOf(source: string): string[] {
  return [...nodesOf(source)]
    .filter((node) => node['type'] === 'ExportNamedDeclaration')
    .flatMap((node) => {
      const { declaration, specifiers } = node as { declaration: Node | null; specifiers: Node[] };
      if (declaration === null) return specifiers.map((one) => String((one['exported'] as Node)['name']));
      const declared = (declaration['declarations'] as Node[] | undefined) ?? [declaration];
      return declared.flatMap(({ id }) => boundBy(id as Node));
    });
}

/** The names in what stands left of `=`: one, or those of a pattern. */
function boundBy(id: Node): string[] {
  if (typeof id['name'] === 'string') return [id['name']];
  const parts = (id['properties'] ?? id['elements']) as Node[];
  return parts.flatMap((part) => boundBy((part['value'] ?? part) as Node));
}

/** `file name` of every export that no other file takes; `elsewhere` are files outside of src/ that may take some. */
export function unusedExports(sources: Sources, elsewhere: Sources): string[] {
  const used = new Map<string, Set<string> | null>();
  for (const [file, source] of [...sources, ...elsewhere])
    for (const { from, names } of takenBy(file, source)) {
      const known = used.get(from) ?? new Set();
      used.set(from, names === null || used.get(from) === null ? null : new Set([...known, ...names]));
    }
  return [...sources].flatMap(([file, source]) => {
    const taken = used.get(file);
    if (taken === null) return [];
    return exportsOf(source).flatMap((name) => (taken?.has(name) ? [] : [`${file} ${name}`]));
  });
}

/** Files that import each other in a circle, each circle once, as paths; types count. */
export function circlesIn(sources: Sources): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    const seen = way.indexOf(file);
    if (seen >= 0) circles.push([...way.slice(seen), file]);
    if (seen >= 0 || done.has(file)) return;
    for (const { from } of takenBy(file, sources.get(file) ?? '')) if (sources.has(from)) visit(from, [...way, file]);
    done.add(file);
  };
  for (const file of sources.keys()) visit(file, []);
  return circles;
}

/** The value that `share` of the values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
