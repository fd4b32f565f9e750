/** Where things are when nobody says: by the customs of each system. */
import { posix, win32 } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cacheFolder, configPath, defaultDatabase, stateFolder } from '../../src/platform/paths.ts';

const { join } = posix;

beforeEach(() => {
  for (const variable of ['HOME', 'USERPROFILE']) vi.stubEnv(variable, '/home/ann');
});
afterEach(() => vi.unstubAllEnvs());

const home = '/home/ann';
const library = (...path: string[]) => join(home, 'Library', ...path);
const local = { LOCALAPPDATA: 'C:\\Users\\Ann Lee\\AppData\\Local', APPDATA: 'C:\\Users\\Ann Lee\\AppData\\Roaming' };
const xdg = { XDG_DATA_HOME: '/data', XDG_CONFIG_HOME: '/config', XDG_STATE_HOME: '/state', XDG_CACHE_HOME: '/cache' };

describe.each([
  [
    'linux',
    {},
    join(home, '.local', 'share', 'cadence', 'cadence.db'),
    join(home, '.config', 'cadence', 'config.json'),
  ],
  ['linux', xdg, join('/data', 'cadence', 'cadence.db'), join('/config', 'cadence', 'config.json')],
  [
    'darwin',
    xdg, // programs of a terminal that are made for Linux may have set them
    library('Application Support', 'cadence', 'cadence.db'),
    library('Application Support', 'cadence', 'config.json'),
  ],
  [
    'win32',
    local,
    'C:\\Users\\Ann Lee\\AppData\\Local\\cadence\\cadence.db',
    'C:\\Users\\Ann Lee\\AppData\\Roaming\\cadence\\config.json',
  ],
  [
    'win32',
    {},
    win32.join(home, 'AppData', 'Local', 'cadence', 'cadence.db'),
    win32.join(home, 'AppData', 'Roaming', 'cadence', 'config.json'),
  ],
] as const)('on %s with %j', (platform, env, book, settings) => {
  it('keeps the book and the settings', () => {
    expect([defaultDatabase(env, platform), configPath(env, platform)]).toEqual([book, settings]);
  });

  it('has the settings where CADENCE_CONFIG says', () => {
    expect(configPath({ ...env, CADENCE_CONFIG: '/mine.json' }, platform)).toBe('/mine.json');
  });
});

it.each([
  ['linux', {}, join(home, '.local', 'state', 'cadence'), join(home, '.cache', 'cadence')],
  ['linux', xdg, join('/state', 'cadence'), join('/cache', 'cadence')],
  ['darwin', {}, library('Application Support', 'cadence'), library('Caches', 'cadence')],
  ['win32', local, `${local.LOCALAPPDATA}\\cadence`, `${local.LOCALAPPDATA}\\cadence\\cache`],
  ['win32', {}, '\\home\\ann\\AppData\\Local\\cadence', '\\home\\ann\\AppData\\Local\\cadence\\cache'],
] as const)('on %s with %j keeps what it remembers, and what can be made again', (platform, env, state, cache) => {
  expect([stateFolder(env, platform), cacheFolder(env, platform)]).toEqual([state, cache]);
});

it.each(['', 'data', '.\\data', 'C:data'])(
  'on Windows takes %j for no folder, so that no book depends on where one is',
  (named) => {
    const env = { LOCALAPPDATA: named, APPDATA: named };
    expect([
      defaultDatabase(env, 'win32'),
      configPath(env, 'win32'),
      stateFolder(env, 'win32'),
      cacheFolder(env, 'win32'),
    ]).toEqual([
      '\\home\\ann\\AppData\\Local\\cadence\\cadence.db',
      '\\home\\ann\\AppData\\Roaming\\cadence\\config.json',
      '\\home\\ann\\AppData\\Local\\cadence',
      '\\home\\ann\\AppData\\Local\\cadence\\cache',
    ]);
  },
);

it.each([
  ['another drive', 'D:\\Data', 'D:\\Data\\cadence\\cadence.db'],
  ['signs of the other way', 'D:/Data', 'D:\\Data\\cadence\\cadence.db'],
  ['a share', '\\\\nas\\ann', '\\\\nas\\ann\\cadence\\cadence.db'],
  ['letters of another language', 'C:\\Users\\Jürgen', 'C:\\Users\\Jürgen\\cadence\\cadence.db'],
])('on Windows keeps the book on %s', (_, folder, book) => {
  expect(defaultDatabase({ LOCALAPPDATA: folder }, 'win32')).toBe(book);
});

it.each(['', 'config', './config', '~/config'])('takes %j for no folder, as the rules of XDG have it', (named) => {
  const env = { XDG_DATA_HOME: named, XDG_CONFIG_HOME: named, XDG_STATE_HOME: named, XDG_CACHE_HOME: named };
  const places = [
    defaultDatabase(env, 'linux'),
    configPath(env, 'linux'),
    stateFolder(env, 'linux'),
    cacheFolder(env, 'linux'),
  ];
  expect(places).toEqual([
    join(home, '.local', 'share', 'cadence', 'cadence.db'),
    join(home, '.config', 'cadence', 'config.json'),
    join(home, '.local', 'state', 'cadence'),
    join(home, '.cache', 'cadence'),
  ]);
});
