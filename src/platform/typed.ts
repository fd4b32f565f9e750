import { accessSync, constants, realpathSync } from 'node:fs';
import { shellWord, windowsWord } from '../domain/shell-word.ts';
import { type Environment, pathsOf } from './paths.ts';

interface Surroundings {
  /** The command that starts this program from any folder. */
  readonly self: readonly string[];
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  /** Whether a file is there and may be run; the system says so when absent. */
  readonly canRun?: (file: string) => boolean;
}

/** What a person types on this machine to start this very program with these arguments. */
export function typedHere(args: readonly string[], here: Surroundings): string {
  const word = here.platform === 'win32' ? windowsWord : shellWord;
  return [...nameHere(here), ...args].map(word).join(' ');
}

function nameHere(here: Surroundings): readonly string[] {
  const { self, env, platform, canRun = runnable } = here;
  const file = self.at(-1) ?? '';
  const names = platform === 'win32' ? ['cadence.cmd', 'cadence.exe'] : ['cadence'];
  const onPath = firstOnPath(names, here);
  // On Windows npm installs a script that starts the program.
  if (onPath !== null && (platform === 'win32' || sameFile(onPath, file)))
    // npx puts it there as long as it runs.
    return env['npm_command'] === 'exec' ? ['npx', 'cadence'] : ['cadence'];
  return platform !== 'win32' && canRun(file) && firstOnPath(['node'], here) !== null ? [file] : self;
}

function firstOnPath(names: readonly string[], { env, platform, canRun = runnable }: Surroundings): string | null {
  const { delimiter, join } = pathsOf(platform);
  const typed = (env['PATH'] ?? env['Path'] ?? '').split(delimiter);
  // On Windows a folder of the PATH may stand in quotes.
  const folders = platform === 'win32' ? typed.map((folder) => folder.replaceAll('"', '')) : typed;
  for (const folder of folders.filter((each) => each !== ''))
    for (const name of names) if (canRun(join(folder, name))) return join(folder, name);
  return null;
}

function runnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function sameFile(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}
