/** Every option of every command, on the installed program; which ones there are, its own `--help` says. */
import { expect, inject, it } from 'vitest';
import { mailServer } from '../support/mail-server.ts';
import { uses } from './options.ts';
import { everyOther, newShop, shell, whole } from './support/program.ts';

/** In the lines of a command its own options, and those that name another command are others'. */
function usedBy(command: string): Set<string> {
  const lines = (uses[command] ?? []).map(([line]) => line.replaceAll(/"[^"]*"/g, '""'));
  const own = lines
    .flatMap((line) => line.split(/&&|\|\||[;|]/))
    .filter((part) => part.includes(`cadence ${command}`) || part.includes(` ${command} `));
  return new Set(own.flatMap((part) => [...part.matchAll(/ (--[a-z][a-z0-9-]*)/g)].map(([, option = '']) => option)));
}

it('every option that the program offers is used', () => {
  const commands = inject('commands');
  const everywhere = new Set(['--help']); // the list itself is made of them
  const unused = commands.flatMap(({ name, options }) =>
    options
      .filter((option) => !everywhere.has(option) && !usedBy(name).has(option))
      .map((option) => `${name} ${option}`),
  );
  expect({ unused, todo: 'add a row to test/acceptance/options.ts' }).toEqual({ unused: [], todo: expect.anything() });
  const names = new Set(commands.map(({ name }) => name));
  expect(Object.keys(uses).filter((name) => !names.has(name))).toEqual([]);
});

it.each(everyOther(Object.keys(uses)))('the options of cadence %s do what they say', async (command) => {
  const home = newShop();
  const env = { CADENCE_SMTP: `smtp://127.0.0.1:${(await mailServer({ unencrypted: true })).port}` };
  const rows = uses[command] ?? [];
  for (const [line, prints, code = 0] of whole ? rows : rows.slice(0, 1)) {
    const done = await shell(line, home, { env });
    const said = done.out + done.err;
    expect.soft({ line, code: done.code, said }).toEqual({ line, code, said: expect.stringMatching(prints) });
  }
});
