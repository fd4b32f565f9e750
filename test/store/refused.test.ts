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
  const compilerOptions = { rootDir: root, typeRoots: [join(root, 'node_modules/@types')] };
  const settings = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions,
    include: ['src/**/*.d.ts', file].map((path) => join(root, path)),
  };
  writeFileSync(config, JSON.stringify(settings));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, '-p', config], { encoding: 'utf8' }).stdout;
}

it('refuses each line that writes outside of an operation', () => {
  const marks = readFileSync(join(root, 'test/store/refused.ts'), 'utf8').match(/@ts-expect-error/g);
  expect(marks?.length).toBeGreaterThan(40);
  // A marked line that compiles is an error of its own.
  expect(compiled('test/store/refused.ts')).toBe('');
});
