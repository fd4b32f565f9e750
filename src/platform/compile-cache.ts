/** Where Node keeps the compiled program between two starts. The launcher asks, before anything else is loaded. */
import { join } from 'node:path';
import { ownFolder } from './own-folder.ts';
import { cacheFolder, type Environment } from './paths.ts';

/**
 * A folder of this user's alone, because what is read from it is run; null for none. Node's own choice, a folder below the
 * system's temporary one, belongs to whoever makes it first.
 */
export function compileCacheFolder(env: Environment, platform: NodeJS.Platform): string | null {
  // Node has opened the folder that this names already, before the launcher began.
  if (env['NODE_COMPILE_CACHE'] || env['NODE_DISABLE_COMPILE_CACHE']) return null;
  try {
    return ownFolder(join(cacheFolder(env, platform), 'compiled'));
  } catch {
    return null; // it starts a little later
  }
}
