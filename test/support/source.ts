/** The program's own source, as trees to look through. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rolldown/parseAst';

const root = fileURLToPath(new URL('../../src/', import.meta.url));

/** Paths below src/, with slashes. */
export const sourceFiles: readonly string[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));

export const sourceOf = (file: string): string => readFileSync(`${root}${file}`, 'utf8');

/** A node of the tree (ESTree), about which only its fields are known. */
export type Node = Readonly<Record<string, unknown>>;

/** Every node of a piece of TypeScript, from the outside in. */
export function* nodesOf(source: string): Generator<Node> {
  const open: unknown[] = [parseAst(source, { lang: 'ts' })];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if ('type' in node) yield node as Node;
    open.push(...Object.values(node).reverse());
  }
}
