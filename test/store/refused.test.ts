/** Writes exist only inside an operation: the compiler itself refuses all others. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ownFolder } from '../support/folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the compiler says of one file and of all that it imports. */
function compiled(file: string): string {
  const config = join(ownFolder(), 'tsconfig.json');
  const compilerOptions = { rootDir: '/', typeRoots: [join(root, 'node_modules/@types')] };
  const settings = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions,
    include: [join(root, 'src/**/*.d.ts'), file],
  };
  writeFileSync(config, JSON.stringify(settings));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, '-p', config], { encoding: 'utf8' }).stdout;
}

/** Without the marks the compiler says of each marked line what is wrong with it, and of no other line anything. */
it('refuses each line that writes outside of an operation, for being a write', () => {
  const folder = ownFolder();
  const file = join(folder, 'refused.mts');
  const source = readFileSync(join(root, 'test/store/refused.ts'), 'utf8');
  writeFileSync(file, source.replaceAll('../../src/', `${root}src/`).replaceAll('// @ts-expect-error', '//'));
  const errors = compiled(file)
    .split('\n')
    .filter((line) => line.includes('error TS'));
  const marked = source.split('\n').flatMap((line, i) => (line.includes('// @ts-expect-error') ? [i + 2] : []));
  expect(marked.length).toBeGreaterThan(40);
  const refused = errors.map((line) => Number(/refused\.mts\((\d+),/.exec(line)?.[1]));
  expect(refused.sort((a, b) => a - b)).toEqual(marked);
  // Not because of a wrong argument: there is no such method on what reads, or what it needs is a `WriteDb`.
  const meant = /does not exist on type '(?:\w+|Engine|Db|ReadableBook)'|is (?:not assignable to|missing).*'WriteDb'/;
  expect(errors.filter((line) => !meant.test(line))).toEqual([]);
});
