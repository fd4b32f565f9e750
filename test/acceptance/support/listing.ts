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
  const overview = await helpOf('', shell, home);
  const all: Described[] = [itself(overview)];
  const queue = namesIn(overview);
  const worker = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const help = await helpOf(name, shell, home);
      all.push({ name, options: optionsIn(help), examples: examplesIn(help) });
      for (const inner of commandsIn(help)) if (inner !== 'help') queue.push(`${name} ${inner}`);
    }
  };
  await Promise.all([worker(), worker()]);
  return all.sort(byName);
}

/**
 * The same by its manual, for a short run: to ask each command is to start the program nearly a hundred times. That both say the
 * same, a whole run checks (manual.test.ts).
 */
export async function describedInManual(page: string, shell: Shell, home: string): Promise<Described[]> {
  const [, ...parts] = page.split('\n.SS\n');
  const commands = parts.map((part) => {
    const [heading = '', ...lines] =
      part
        .split(/\n\.SH /)[0]
        ?.split('\n')
        .map(plain) ?? [];
    const options = lines
      .filter((_, i) => lines[i - 1] === '.TP')
      .flatMap((line) => /^\.B (?:-\w, )?(--[a-z][a-z0-9-]*)/.exec(line)?.[1] ?? []);
    const examples = lines.filter((line) => line.startsWith('  ')).map(withoutComment);
    return {
      name: /^cadence ((?:[a-z]+ ?)*)/.exec(heading)?.[1]?.trim() ?? '',
      options: [...options, '--help'],
      examples,
    };
  });
  return [itself(await helpOf('', shell, home)), ...commands].sort(byName);
}

/** What roff writes otherwise. */
function plain(line: string): string {
  return line.replaceAll(/\\(?:-|e|&|\(ti|\(ha|\[u([0-9A-F]+)\])/g, (mark, code?: string) =>
    code === undefined
      ? ({ '\\-': '-', '\\e': '\\', '\\(ti': '~', '\\(ha': '^' }[mark] ?? '')
      : String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

async function helpOf(name: string, shell: Shell, home: string): Promise<string> {
  // A command inside another one says all of it at once.
  const asked = name.includes(' ') ? `cadence ${name} --help` : `cadence help ${name}`;
  const { code, out } = await shell(asked, home);
  if (code !== 0) throw new Error(`${asked} ended with ${code}`);
  return out;
}

const itself = (overview: string): Described => ({
  name: '',
  options: optionsIn(overview),
  examples: examplesIn(overview),
});

const byName = (a: Described, b: Described) => a.name.localeCompare(b.name);

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
  return lines.filter((line) => line.trim() !== '').map(withoutComment);
}

function withoutComment(line: string): string {
  return line.trim().replace(/(\S) {2,}\S.*$/, '$1');
}
