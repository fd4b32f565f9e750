import { homedir, userInfo } from 'node:os';
import { type PlatformPath, posix, win32 } from 'node:path';
import { UserError } from '../errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** How paths are written on a system. */
export const pathsOf = (platform: NodeJS.Platform): PlatformPath => (platform === 'win32' ? win32 : posix);

/** The default path of the book: the platform's folder for application data. */
export function defaultDatabase(env: Environment, platform: NodeJS.Platform): string {
  const { join } = pathsOf(platform);
  if (platform === 'darwin') return join(homeOfBook(), 'Library', 'Application Support', 'cadence', 'cadence.db');
  if (platform === 'win32')
    return join(windowsFolder(env['LOCALAPPDATA']) ?? join(homeOfBook(), 'AppData', 'Local'), 'cadence', 'cadence.db');
  return join(xdgFolder(env['XDG_DATA_HOME']) ?? join(homeOfBook(), '.local', 'share'), 'cadence', 'cadence.db');
}

/** The settings file of this user and machine; CADENCE_CONFIG overrides it. */
export function configPath(env: Environment, platform: NodeJS.Platform): string {
  const { join } = pathsOf(platform);
  if (env['CADENCE_CONFIG']) return env['CADENCE_CONFIG'];
  if (platform === 'darwin') return join(homeOrNowhere(), 'Library', 'Application Support', 'cadence', 'config.json');
  if (platform === 'win32')
    return join(windowsFolder(env['APPDATA']) ?? join(homeOrNowhere(), 'AppData', 'Roaming'), 'cadence', 'config.json');
  return join(xdgFolder(env['XDG_CONFIG_HOME']) ?? join(homeOrNowhere(), '.config'), 'cadence', 'config.json');
}

/** Where cadence remembers what it did on this machine; losing it costs a question. */
export function stateFolder(env: Environment, platform: NodeJS.Platform): string {
  const { join } = pathsOf(platform);
  if (platform === 'darwin') return join(homeOrNowhere(), 'Library', 'Application Support', 'cadence');
  if (platform === 'win32')
    return join(windowsFolder(env['LOCALAPPDATA']) ?? join(homeOrNowhere(), 'AppData', 'Local'), 'cadence');
  return join(xdgFolder(env['XDG_STATE_HOME']) ?? join(homeOrNowhere(), '.local', 'state'), 'cadence');
}

/** For files that can be made again. */
export function cacheFolder(env: Environment, platform: NodeJS.Platform): string {
  const { join } = pathsOf(platform);
  if (platform === 'darwin') return join(homeOrNowhere(), 'Library', 'Caches', 'cadence');
  if (platform === 'win32')
    return join(windowsFolder(env['LOCALAPPDATA']) ?? join(homeOrNowhere(), 'AppData', 'Local'), 'cadence', 'cache');
  return join(xdgFolder(env['XDG_CACHE_HOME']) ?? join(homeOrNowhere(), '.cache'), 'cadence');
}

/** The XDG Base Directory Specification ignores relative paths: they would depend on the working folder. */
function xdgFolder(named: string | undefined): string | null {
  return named !== undefined && posix.isAbsolute(named) ? named : null;
}

/** As on Linux: an empty or relative folder would depend on the working folder. */
function windowsFolder(named: string | undefined): string | null {
  return named !== undefined && win32.isAbsolute(named) ? named : null;
}

/**
 * Null for a user without HOME and without an entry in the password file, as in containers; an empty HOME counts as
 * none, because folders below it would depend on the working folder.
 */
export function homeFolder(): string | null {
  try {
    return homedir() || userInfo().homedir;
  } catch {
    return null;
  }
}

/** Settings must work without a home: Debian's home of users who have none. */
function homeOrNowhere(): string {
  return homeFolder() ?? '/nonexistent';
}

function homeOfBook(): string {
  const found = homeFolder();
  if (found !== null) return found;
  throw new UserError(
    'you have no home folder to keep the book in: HOME is not set, and the system does not know you',
    {
      hint: 'name the book, with --db FILE or in CADENCE_DB, or set HOME',
    },
  );
}
