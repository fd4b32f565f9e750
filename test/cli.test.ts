import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expanded } from '../src/argv.ts';
import { commandList } from '../src/cli.ts';
import { commands } from '../src/command-list.ts';
import { commandWords } from '../src/domain/command-words.ts';
import { elsewhere } from '../src/help.ts';
import { manual } from '../src/manual.ts';
import { manPage } from '../src/render/man.ts';
import { bookWith } from './support/book.ts';
import { emptyBook, runCadence } from './support/cadence.ts';

it.each(commands.map((command) => [command.name]))(
  '%s teaches itself: what it does, its options, how it is used',
  async (name) => {
    const { code, out, err } = await runCadence(`${name} --help`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^Usage: cadence ${name}\\b`));
    expect(out).toContain('Example');
  },
);

it('finds each command in a file of its name', () => {
  const entries = readdirSync(new URL('../src/commands', import.meta.url), { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name.replace(/\.ts$/, ''));
  expect(files.sort()).toEqual(commands.map(({ name }) => name).sort());
});

it.each([
  ['an unknown command', 'nonsense'],
  ['an unknown option', 'today --frobnicate'],
  ['a missing argument', 'show'],
  ['a choice that is none', 'list --sort shoe-size'],
])('calls %s wrong usage: exit 2, on stderr, nothing on stdout', async (_what, command) => {
  const { code, out, err } = await runCadence(command);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).not.toBe('');
});

it('shows the stack of a defect of ours, and only of that', async () => {
  const store = await emptyBook();
  store.close();
  const { code, err } = await runCadence('list', { store });
  expect(code).toBe(1);
  expect(err).toContain('this is a bug in cadence');
});

it('says nothing but the answer when asked to be quiet', async () => {
  expect(await runCadence('list --quiet', { store: await emptyBook() })).toEqual({ code: 0, out: '', err: '' });
});

it.each([
  ['tody', 'Did you mean today?'],
  ['list --colums name', 'Did you mean --columns?'],
  ['list --columns nmae', 'Did you mean name?'],
  ['list --sort scroe', 'Did you mean score?'],
  ['list --tier a', 'Did you mean A?'],
  ['log 1 --outcome left_mesage', 'Did you mean left_message?'],
  ['config capcity', 'Did you mean capacity?'],
  ['handover', 'Did you mean caller handover? cadence --help lists the commands'],
  ['away', 'Did you mean caller away? cadence --help lists the commands'],
  ['dnc ada finch', 'Put quotes around a name of several words. cadence dnc --help shows how'],
  ['promises --sort to,due', 'there are id, promised, to, due, state'],
])('guesses what was meant by %s', async (command, guess) => {
  expect((await runCadence(command)).err).toContain(guess);
});

it.each([...elsewhere])('sends who types %s to a command there is: %s', async (_typed, place) => {
  expect(await commandList.mistakeIn(commandWords(place))).toBeNull();
});

it.each(['nothing', 'get nothing', 'set nothing 5'])('ends "config %s" as other messages end', async (words) => {
  expect((await runCadence(`config ${words}`)).err.split('\n')[0]).toBe('cadence: there is no setting "nothing"');
});

it.each(['report', 'demo', 'completion bash'])('refuses to answer %s in JSON, which it has not', async (typed) => {
  const { code, out, err } = await runCadence(`${typed} --json`);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  const [name] = typed.split(' ');
  expect(JSON.parse(err).error).toMatchObject({ message: `${name} does not answer in JSON`, code: 2 });
});

it('shows where an error of the user came from only when asked to', async () => {
  const scene = { store: await emptyBook() };
  expect((await runCadence('show nobody', scene)).err).not.toContain('    at ');
  expect((await runCadence('show nobody --debug', scene)).err).toContain('    at ');
});

it.each([
  ['config set view.mine', ['config', 'set', 'view.mine', '--owner ann']],
  ['config view.mine', ['config', 'view.mine', '--owner ann']],
  ['config view.mine without quotes', ['config', 'view.mine', '--owner', 'ann']],
])('takes a setting as %s', async (_what, typed) => {
  const settings = new Map<string, string>();
  const { code, err } = await runCadence(typed, { settings });
  expect({ code, err, view: settings.get('view.mine') }).toEqual({
    code: 0,
    err: 'view.mine is now --owner ann\n',
    view: '--owner ann',
  });
  expect((await runCadence('config view.mine', { settings })).out).toBe('--owner ann\n');
  await runCadence('config unset view.mine', { settings });
  expect(settings.size).toBe(0);
});

it('shows mine to me, once it is said who I am', async () => {
  const settings = new Map<string, string>();
  const store = await bookWith({ name: 'Ada', owner: 'ann' }, { name: 'Bo', owner: 'bea' });
  expect((await runCadence(['config', 'view.mine', '--owner me'], { settings })).code).toBe(0);
  expect(await runCadence('list --view mine', { store, settings })).toMatchObject({
    code: 2,
    err: 'cadence: --owner me: your name is not set\n  cadence config me NAME sets it\n',
  });
  await runCadence('config me Ann', { settings });
  const { out } = await runCadence('list --view mine --csv --columns name', { store, settings });
  expect(out).toBe('Customer\nAda\n');
});

it.each([
  ['view.x', '--frobnicate', "view.x: unknown option '--frobnicate'"],
  ['view.x', '--colums name', "view.x: unknown option '--colums' (Did you mean --columns?)"],
  ['view.x', '--columns nam', 'view.x: there is no column "nam"'],
  ['view.x', '--tier D', "view.x: option '--tier <tier>' argument 'D' is invalid"],
  ['view.x', '--view x', 'view.x: the view "x" refers to itself'],
  ['view.x', '--view y', 'view.x: there is no view "y"'],
  ['alias.list', 'today', 'alias.list: list is a command, and an alias cannot replace it'],
  ['alias.x', 'lst --tier A', "alias.x: unknown command 'lst' (Did you mean list?)"],
  ['alias.x', 'x', 'alias.x: the alias "x" refers to itself: x → x'],
  ['alias.x', 'log --outcom busy', "alias.x: unknown option '--outcom' (Did you mean --outcome?)"],
])('says what is wrong with %s %j when it is set', async (key, value, message) => {
  const settings = new Map<string, string>();
  const { code, err } = await runCadence(['config', key, value], { settings });
  expect(code).toBe(2);
  expect(err).toContain(`cadence: ${message}`);
  expect(settings.size).toBe(0);
});

it('takes an alias that still wants an argument', async () => {
  const settings = new Map<string, string>();
  expect(await runCadence(['config', 'alias.busy', 'log --outcome busy'], { settings })).toMatchObject({ code: 0 });
});

it('tells in the list what a hand has written that is not understood', async () => {
  const settings = new Map([
    ['theme', 'blue'],
    ['pagr', 'less'],
  ]);
  const { code, err } = await runCadence('config list', { settings, folder: '/home/ann' });
  expect({ code, err }).toEqual({
    code: 0,
    err:
      'theme counts as dark: it is neither dark nor light\n' +
      'there is no setting "pagr". Did you mean pager?; in /home/ann/config.json\n' +
      'No country is set, so cadence doesn’t know your public holidays or the country code of local phone numbers. ' +
      'Set it: cadence config set country CODE\n',
  });
});

it('keeps views and aliases as settings', async () => {
  const settings = new Map<string, string>();
  const store = await bookWith({ name: 'Ada', owner: 'ann' }, { name: 'Bo', owner: 'bea' });
  await runCadence(['config', 'set', 'view.mine', '--owner ann'], { store, settings });
  await runCadence(['config', 'set', 'alias.mine', 'list --view mine --csv --columns name'], { store, settings });
  expect((await runCadence('list --view mine --json', { store, settings })).out).not.toContain('"Bo"');
  expect((await runCadence('config list', { store, settings })).out).toContain('view.mine');
  expect((await runCadence('list --csv --columns id --owner bea', { store, settings })).out).toBe('#\n2\n');
});

it('quotes what was typed without what would steer the terminal', async () => {
  const { err } = await runCadence(['\u001b]0;title\u0007nonsense']);
  expect(err).not.toMatch(/[\u0007\u001b]/);
});

describe('the manual page', async () => {
  const page = manPage(await manual('1.2.3', '2026-11-23'));

  it('has every command, those inside others too, with options and choices', () => {
    const plain = page.replaceAll('\\-', '-').replaceAll('\n', ' ');
    for (const { name } of commands) expect(plain).toContain(`.SS cadence ${name} `);
    for (const part of ['cadence config set', 'cadence script use', '--tier <tier>', 'only this tier: A, B, C'])
      expect(plain).toContain(part);
  });

  it('has the examples of every command, be it one', () => {
    for (const example of ['cadence today --all --json', 'cadence desk', 'cadence demo'])
      expect(page.replaceAll('\\-', '-')).toContain(`\n  ${example}\n`);
  });

  it.each(['OPTIONS OF EVERY COMMAND', 'FILES', 'ENVIRONMENT', 'EXIT STATUS', 'EXAMPLES'])('says %s', (section) => {
    expect(page).toContain(`\n.SH ${section}\n`);
  });

  it.each([
    ['mandoc', ['-T', 'lint', '-W', 'style']],
    ['groff', ['-man', '-ww', '-z', '-Tutf8']],
  ])('is as %s wants it', (program, args) => {
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0) return;
    const { stdout, stderr } = spawnSync(program, args, { input: page, encoding: 'utf8' });
    expect(stdout + stderr).toBe('');
  });
});

describe('a command that became part of another', () => {
  const book = () => bookWith({ name: 'Ada Finch', snoozedUntil: '2027-03-01' });

  it.each([
    ['resume ada', 'cadence resume is now cadence pause --end; the next version will know only the new name\n'],
    ['ask ada why?', 'cadence ask is now cadence note --ask; the next version will know only the new name\n'],
    ['resume ada --quiet', ''],
    ['ask ada why? --json', ''],
    ['pause ada --end', ''],
  ])('%s works, and says what to type from now on', async (typed, err) => {
    const outcome = await runCadence(typed, { store: await book() });
    expect(outcome).toMatchObject({ code: 0, out: expect.stringContaining('Ada Finch') });
    expect(outcome.err.replace(/^.*cadence undo.*\n/m, '')).toBe(err);
  });

  it('leaves at most 48 in the help', () => expect(commands.length).toBeLessThanOrEqual(48));
});

describe('help', () => {
  it('of all begins with the desk and the seven that are enough, and has every command once', async () => {
    const { code, out } = await runCadence('--help');
    expect(code).toBe(0);
    const [head = ''] = out.split('Every day:');
    const first = [...head.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name);
    expect(head).toContain('Without a command: the desk');
    expect(first).toEqual(['demo', 'import', 'today', 'call', 'log', 'show', 'undo']);
    for (const { name } of commands) expect(out.match(new RegExp(`^  ${name} {2,}`, 'gm'))).toHaveLength(1);
    for (const { name, about } of commands) expect(out).toMatch(new RegExp(`^  ${name} +${about}$`, 'm'));
  });

  it.each(['help', '-h'])('comes with "cadence %s"', async (typed) => {
    expect(await runCadence(typed)).toEqual(await runCadence('--help'));
  });

  it('begins with a sentence, also for a command of a command', async () => {
    const second = async (typed: string) => (await runCadence(typed)).out.split('\n')[2];
    expect(await second('caller add --help')).toBe('Add a caller.');
    expect(await second('list --help')).toMatch(/^[A-Z].*\.$/);
  });

  it.each(['list -h', 'list --tier A --help'])('of a command comes with "%s"', async (typed) => {
    expect(await runCadence(typed)).toEqual(await runCadence('list --help'));
  });

  it('in full comes with "list help" as with "help list"', async () => {
    expect(await runCadence('list help')).toEqual(await runCadence('help list'));
  });

  it.each(commands.map(({ name }) => name))('of %s fits on a screen, and has all of it in full', async (name) => {
    const { out } = await runCadence(`${name} --help`);
    const whole = (await runCadence(`help ${name}`)).out;
    const lines = out.trimEnd().split('\n');
    expect(lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 80)), 0)).toBeLessThanOrEqual(23);
    if (out !== whole) expect(lines.at(-1)).toMatch(new RegExp(`^In full(, with \\d+ more)?: cadence help ${name}$`));
    for (const line of lines.filter((one) => one.startsWith('  cadence '))) expect(whole).toContain(line);
    const { options } = await commandList.load(name);
    for (const { flags } of options) expect(whole).toContain(`  ${flags}  `);
  });

  it('of a command inside another says how to see it in full', async () => {
    const { out } = await runCadence('week --help');
    expect(out).toMatch(/^Examples:\n {2}cadence week\n[\s\S]*^Options:\n {2}--all +every call of every day$/m);
    expect((await runCadence('caller help add')).out).toContain('--days-off <days>');
  });

  it('of no command guesses which', async () => {
    expect(await runCadence('help lst')).toEqual({
      code: 2,
      out: '',
      err: "cadence: unknown command 'lst'\n  Did you mean list? cadence --help lists the commands\n",
    });
  });

  it.each(['-V', '--version'])('%s is the version', async (typed) => {
    expect(await runCadence(typed)).toEqual({ code: 0, out: '0.0.0\n', err: '' });
  });
});

describe('the examples in the help', async () => {
  const { commands: described } = await manual('1.2.3', '2026-11-23');
  const all = described.flatMap(({ name, examples }) =>
    examples.flatMap((line) => {
      const typed = line.split(/ [|>#] | {3}/)[0] ?? '';
      return typed.startsWith('cadence ') ? [[name, typed.slice('cadence '.length)] as const] : [];
    }),
  );

  it.each(all)('%s: cadence %s', async (_name, typed) => {
    const settings = () =>
      new Map([
        ['me', 'Ann'],
        ['view.mine', '--tier A'],
      ]);
    const isCommand = (name: string) => commands.some((one) => one.name === name);
    expect(await commandList.mistakeIn(expanded(commandWords(typed), { isCommand, settings }))).toBeNull();
  });
});

describe('an error, where JSON was asked for', () => {
  const lastLine = (err: string) => JSON.parse(err.trimEnd().split('\n').at(-1) ?? '');

  it.each([
    ['show 77 --json', 1, 'no customer is called "77"', 'cadence list'],
    ['--json show nobody', 1, 'no customer is called "nobody"', 'cadence list'],
    ['show --json', 2, "missing required argument 'customer'", 'cadence show --help'],
    ['list --tier Z --json', 2, "option '--tier <tier>' argument 'Z' is invalid", 'cadence list --help'],
    ['lst --json', 2, "unknown command 'lst'", 'Did you mean list?'],
    ['call --json', 1, 'cadence call asks questions, so it needs a terminal', 'cadence call NAME --brief'],
  ])('%s is one document, the last line on stderr', async (line, code, message, hint) => {
    for (const terminal of [undefined, 40]) {
      const ended = await runCadence(line, terminal === undefined ? {} : { terminal });
      expect([ended.code, ended.out]).toEqual([code, '']);
      const { error } = lastLine(ended.err);
      expect(error).toMatchObject({ code, message: expect.stringContaining(message) });
      expect(error.hint).toContain(hint);
      expect(Object.keys(error)).toEqual(['message', 'hint', 'code']);
    }
  });

  it.each([
    ['a file that is not there', ['restore', '\u009b2J\u202eeda', '--json']],
    ['wrong usage', ['list', '--tier', '\u009b2J\u202eeda', '--json']],
  ])('steers no terminal by what was typed: %s', async (_, words) => {
    const { err } = await runCadence(words);
    expect(err).not.toMatch(/[\u009b\u202e]/);
    expect(lastLine(err).error.message).toContain('\u009b2J\u202eeda');
  });

  it('has the stack of a defect of ours in it', async () => {
    const store = {
      ...(await emptyBook()),
      get customers(): never {
        throw new Error('a defect');
      },
    };
    const ended = await runCadence('show 1 --json', { store: store as never });
    expect([ended.code, lastLine(ended.err).error.message]).toEqual([1, expect.stringMatching(/^Error: a defect\n/)]);
  });

  it('is for people where --json is no option', async () => {
    expect((await runCadence(['show', '--', '--json'])).err).toMatch(/^cadence: no customer/);
  });
});
