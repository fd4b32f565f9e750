/** What the installed program says of itself: its commands, their options and their examples. Nothing is known beforehand. */
import type { Shell } from './process.ts';

export interface Described {
  /** `` of the program itself, `list`, `config set`. */
  readonly name: string;
  /** In full: `--tier`. */
  readonly options: readonly string[];
  readonly examples: readonly string[];
}

/** Every command and every command inside one, by its own help. */
export async function described(shell: Shell, home: string): Promise<Described[]> {
  const helpOf = async (name: string): Promise<string> => {
    const asked = `cadence ${name.replace(/\S*$/, 'help $&')}`;
    const { code, out } = await shell(asked, home);
    if (code !== 0) throw new Error(`${asked} ended with ${code}`);
    return out;
  };
  const overview = await helpOf('');
  const all: Described[] = [{ name: '', options: optionsIn(overview), examples: examplesIn(overview) }];
  const queue = namesIn(overview);
  const worker = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const help = await helpOf(name);
      all.push({ name, options: optionsIn(help), examples: examplesIn(help) });
      for (const inner of commandsIn(help)) if (inner !== 'help') queue.push(`${name} ${inner}`);
    }
  };
  await Promise.all([worker(), worker()]);
  return all.sort((a, b) => a.name.localeCompare(b.name));
}

function namesIn(overview: string): string[] {
  return [...overview.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name = '']) => name);
}

/** `Options:` up to the next heading. */
function section(help: string, heading: RegExp): string {
  const lines = help.split('\n');
  const from = lines.findIndex((line) => heading.test(line));
  if (from < 0) return '';
  const length = lines.slice(from + 1).findIndex((line) => /^\S/.test(line));
  return lines.slice(from + 1, length < 0 ? undefined : from + 1 + length).join('\n');
}

function optionsIn(help: string): string[] {
  return [...section(help, /^Options\b.*:$/).matchAll(/^ {2}(?:-\w, )?(--[a-z][a-z0-9-]*)/gm)].map(
    ([, name = '']) => name,
  );
}

function commandsIn(help: string): string[] {
  return [...section(help, /^Commands:$/).matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name);
}

function examplesIn(help: string): string[] {
  const lines = section(help, /^Examples?:$/).split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => line.trim().replace(/(\S) {2,}\S.*$/, '$1'));
}
