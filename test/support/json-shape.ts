/** The shape of JSON documents: each field by its path, `calls[].tier`, with the kinds of values that it had. */

type Kind = 'number' | 'text' | 'yes or no' | 'null' | 'empty list' | 'empty object';

export type Shape = ReadonlyMap<string, ReadonlySet<Kind>>;

export function shapeOf(documents: readonly unknown[]): Shape {
  const shape = new Map<string, Set<Kind>>();
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value) && value.length > 0) {
      for (const one of value) visit(one, `${path}[]`);
    } else if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
      for (const [key, one] of Object.entries(value)) visit(one, path === '' ? key : `${path}.${key}`);
    } else shape.set(path, (shape.get(path) ?? new Set()).add(kindOf(value)));
  };
  for (const document of documents) visit(document, '');
  return withoutEmptyOnes(shape);
}

function kindOf(value: unknown): Kind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'empty list';
  if (typeof value === 'object') return 'empty object';
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'yes or no' : 'text';
}

/** A list or object that is empty in one place and full in another is told by what it holds. */
function withoutEmptyOnes(shape: Map<string, Set<Kind>>): Shape {
  for (const [path, found] of shape) {
    const isFull = [...shape.keys()].some((other) => other.startsWith(`${path}[]`) || other.startsWith(`${path}.`));
    if (!isFull) continue;
    found.delete('empty list');
    found.delete('empty object');
    if (found.size === 0) shape.delete(path);
  }
  return shape;
}
