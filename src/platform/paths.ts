import { homedir } from 'node:os';
import { join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the book is when neither `--db` nor CADENCE_DB says: the platform's folder for a program's data. */
export function defaultDatabase(env: Environment, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'cadence', 'cadence.db');
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'cadence', 'cadence.db');
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'cadence', 'cadence.db');
}

/** Where the settings of this person and machine are; CADENCE_CONFIG beats it. */
export function configPath(env: Environment, platform: NodeJS.Platform): string {
  if (env['CADENCE_CONFIG']) return env['CADENCE_CONFIG'];
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'cadence', 'config.json');
  if (platform === 'win32')
    return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'cadence', 'config.json');
  return join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'cadence', 'config.json');
}

/** Where cadence remembers what it did on this machine; losing it costs a question. */
export function stateFolder(env: Environment, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'cadence');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'cadence');
  return join(env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'), 'cadence');
}

/** Where things are kept that can be made again. */
export function cacheFolder(env: Environment, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'cadence');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'cadence', 'cache');
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'cadence');
}
