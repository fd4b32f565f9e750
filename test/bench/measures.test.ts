import { describe, expect, it } from 'vitest';
import { castsIn, circlesIn, exportsOf, functionsOf, quantile, unusedExports } from '../../bench/measures/figures.ts';

const sourcesOf = (files: Readonly<Record<string, string>>) => new Map(Object.entries(files));

describe('the length of functions', () => {
  it.each<[string, string, number[]]>([
    ['a function', 'function a() {\n  return 1;\n}', [3]],
    ['an arrow with statements', 'const a = () => {\n  b();\n};', [3]],
    ['an arrow with an expression has none', 'const a = () =>\n  1;', []],
    ['a method, and what stands in it', 'class A {\n  b() {\n    return () => {\n      c();\n    };\n  }\n}', [5, 3]],
    ['a type is none', 'type A = () => void;', []],
  ])('%s', (_, source, lines) => {
    expect(functionsOf('a.ts', source).map((one) => one.lines)).toEqual(lines);
  });

  it.each([
    [[3, 1, 2], 0.5, 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
    [[7], 0.9, 7],
    [[], 0.5, 0],
  ])('of %j, the share %f is at most %i', (values, share, quantileOf) => {
    expect(quantile(values, share)).toBe(quantileOf);
  });
});

it.each([
  ['const a = b as string;', 1],
  ['const a = [1] as const;', 0],
  ['const a = b as unknown as string;', 2],
  ["import { a as b } from './c.ts';", 0],
])('%s has %i casts', (source, casts) => {
  expect(castsIn(source)).toBe(casts);
});

it('exports have names, however they are written', () => {
  const source = 'export const a = 1, { b, c: d } = e; export function f() {} export type G = 1; export { h as i };';
  expect(exportsOf(source).toSorted()).toEqual(['G', 'a', 'b', 'd', 'f', 'i']);
});

it('an export is used by name, by a file that takes all, and by a test', () => {
  const sources = sourcesOf({
    'a.ts': 'export const used = 1; export const tried = 2; export const idle = 3;',
    'b/c.ts': "import { used as mine } from '../a.ts'; export const loaded = mine;",
    'd.ts': "const c = await import('./b/c.ts');",
  });
  const tests = sourcesOf({ '../test/a.test.ts': "import { tried } from '../src/a.ts';" });
  expect(unusedExports(sources, tests)).toEqual(['a.ts idle']);
});

it('imports go in a circle over several files, types as well', () => {
  const sources = sourcesOf({
    'a.ts': "import './b.ts';",
    'b.ts': "import type { C } from './c.ts';",
    'c.ts': "export { a } from './a.ts';",
    'd.ts': "import './a.ts';",
  });
  expect(circlesIn(sources)).toEqual([['a.ts', 'b.ts', 'c.ts', 'a.ts']]);
});
