/** docs/json.md against the program: every field it answers is there, and every field there is answered. */
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newFolder } from './support/folder.ts';
import { answers, samples } from './support/json-samples.ts';
import { shapeOf } from './support/json-shape.ts';

const page = readFileSync(new URL('../docs/json.md', import.meta.url), 'utf8');

/** By its heading, the fields of each block with the kinds they may be of. */
const documented = new Map(
  [...page.matchAll(/^### (.+)\n[\s\S]*?```text\n([\s\S]*?)```/gm)].map(([, title = '', block = '']) => [
    title,
    new Map(block.trim().split('\n').map(fieldOf)),
  ]),
);

function fieldOf(line: string): [string, readonly string[]] {
  const [path = '', kinds = ''] = line.split(': ');
  return [path, kinds.split(' or ')];
}

/** As the page names what has been found. */
const names: Readonly<Record<string, string>> = {
  'yes or no': 'yes/no',
  'empty list': 'list',
  'empty object': 'object',
};

/** Wherever a field of this name stands. */
function valuesOf(field: string, value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => (name === field ? [one] : valuesOf(field, one)));
}

const isUnder = (path: string, above: string) => path.startsWith(`${above}.`) || path.startsWith(`${above}[`);

describe('docs/json.md', () => {
  let found: Awaited<ReturnType<typeof answers>>;
  const folder = newFolder();
  beforeAll(async () => {
    found = await answers(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has a block for each command that is tried here, and for no other', () => {
    expect([...documented.keys()].toSorted()).toEqual(Object.keys(samples).toSorted());
  });

  it.each(Object.keys(samples))('has the fields of %s', (title) => {
    const fields = documented.get(title) ?? new Map<string, readonly string[]>();
    const open = [...fields].filter(([, kinds]) => kinds.includes('object') || kinds.includes('list'));
    const whole = shapeOf(found.get(title) ?? []);
    const shape = new Map([...whole].filter(([one]) => !open.some(([path]) => isUnder(one, path))));
    const isAnswered = (path: string) => [...whole.keys()].some((one) => one === path || isUnder(one, path));
    expect([...shape.keys()].filter((path) => !fields.has(path))).toEqual([]);
    expect([...fields.keys()].filter((path) => !isAnswered(path))).toEqual([]);
    const wrong = [...shape].flatMap(([path, kinds]) =>
      [...kinds].filter((kind) => !fields.get(path)?.includes(names[kind] ?? kind)).map((kind) => `${path}: ${kind}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['doctor', 'state'],
    ['dates --cards', 'why'],
    ['rank --backtest', 'verdict'],
  ])('names the values of %s: %s', (title, field) => {
    const [, said = ''] = new RegExp(`^### ${title}\\n\\n([\\s\\S]*?)\`\`\`text`, 'm').exec(page) ?? [];
    const values = new Set(valuesOf(field, found.get(title)).filter((value) => value !== null));
    expect(values.size).toBeGreaterThan(0);
    for (const value of values) expect(said).toContain(`\`${value}\``);
  });
});
