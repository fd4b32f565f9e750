/** The manual page in man(7), made from the same source as --help. */

interface ManualOption {
  readonly flags: string;
  readonly description: string;
}

export interface ManualCommand {
  readonly name: string;
  readonly group: string;
  readonly usage: string;
  readonly description: string;
  readonly arguments: readonly ManualOption[];
  readonly options: readonly ManualOption[];
  readonly examples: readonly string[];
  /** Its subcommands, as `config set` of `config`. */
  readonly commands: readonly Omit<ManualCommand, 'group'>[];
}

export interface Manual {
  readonly version: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly description: string;
  readonly options: readonly ManualOption[];
  readonly commands: readonly ManualCommand[];
}

/** The environment variables cadence uses; docs/settings.md has the same list. */
export const environment: readonly ManualOption[] = [
  { flags: 'CADENCE_DB', description: 'The book: a file, or the address on a server; --db overrides it.' },
  {
    flags: 'PGHOST, PGPORT, PGUSER, PGDATABASE, PGPASSWORD, PGSSLROOTCERT, PGSERVICEFILE',
    description: 'Anything the address of a book on a server leaves out, as in psql.',
  },
  { flags: 'CADENCE_TODAY', description: 'The date to use as today; --today overrides it.' },
  { flags: 'CADENCE_CONFIG', description: 'Your settings file.' },
  { flags: 'CADENCE_SMTP', description: 'The mail server, written as in the setting mail.smtp, which it overrides.' },
  { flags: 'CADENCE_SMTP_PASSWORD', description: 'The password of the mail server; overrides the setting.' },
  { flags: 'CADENCE_IMAP_PASSWORD', description: 'The password of the mailbox in mail.inbox; overrides the setting.' },
  { flags: 'CADENCE_KEY', description: 'The key to an encrypted book.' },
  { flags: 'CADENCE_NEW_KEY', description: 'The new key, when config encrypt changes the key of an encrypted book.' },
  {
    flags: 'CADENCE_HOOK',
    description: 'Set for a hook, to its name; a cadence that a hook starts runs no hooks itself.',
  },
  { flags: 'CADENCE_CA_FILE', description: 'A file of additional certificates to trust for mail.' },
  {
    flags: 'XDG_DATA_HOME, XDG_CONFIG_HOME',
    description: 'Where the folders for the book and the settings are (Linux). Only absolute paths count.',
  },
  { flags: 'LOCALAPPDATA, APPDATA', description: 'The same on Windows.' },
  { flags: 'XDG_STATE_HOME', description: 'Where cadence remembers which files it wrote (Linux).' },
  {
    flags: 'XDG_CACHE_HOME',
    description: 'Cache directory of the compiled program, and of the library of the standalone executable.',
  },
  {
    flags: 'NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE',
    description: 'Node’s own cache of compiled code; if either is set, cadence keeps none of its own.',
  },
  { flags: 'NO_COLOR', description: 'If it is not empty, output has no colour.' },
  { flags: 'FORCE_COLOR', description: 'Colour even without a terminal; 0 for none. NO_COLOR overrides it.' },
  {
    flags: 'TERM',
    description: 'dumb means a terminal that only prints: no colours, and questions as plain lines.',
  },
  {
    flags: 'PAGER, LESS, LESSCHARSET',
    description: 'The program for long answers (the setting pager overrides it), its options and its character set.',
  },
  { flags: 'VISUAL, EDITOR', description: 'The editor for scripts and long notes.' },
  { flags: 'TZ', description: 'The time zone.' },
  { flags: 'LC_ALL, LC_CTYPE, LANG', description: 'The language and character set; doctor checks them.' },
  { flags: 'USER, USERNAME', description: 'Who made a change, for the history, if the setting me is not set.' },
];

const files: readonly ManualOption[] = [
  {
    flags: '~/.local/share/cadence/cadence.db',
    description:
      'The book: one SQLite file. On a Mac in ~/Library/Application Support/cadence, on Windows in %LOCALAPPDATA%\\cadence.',
  },
  { flags: 'backups/', description: 'Next to the book: its backups.' },
  {
    flags: '~/.config/cadence/config.json',
    description:
      'Your settings on this machine. On a Mac in ~/Library/Application Support/cadence, on Windows in %APPDATA%\\cadence.',
  },
  { flags: '~/.config/cadence/scripts/', description: 'Next to the settings: your own call scripts.' },
];

const exitStatus: readonly ManualOption[] = [
  { flags: '0', description: 'Done; also when a list is empty, or some rows of a file were rejected and reported.' },
  { flags: '1', description: 'Failed, and nothing was changed; doctor: something needs your attention.' },
  { flags: '2', description: 'Wrong usage: no such command, option or value.' },
  { flags: '130', description: 'Stopped by you, with Ctrl-C.' },
];

export function manPage({ version, date, description, options, commands }: Manual): string {
  const lines = [
    `.TH CADENCE 1 ${date} "cadence ${roff(version)}" "User Commands"`,
    '.SH NAME',
    `cadence \\- ${roff(description.replace(/\.$/, '').replace(/^./, (first) => first.toLowerCase()))}`,
    '.SH SYNOPSIS',
    '.B cadence',
    '.I command',
    '[options]',
    '.SH DESCRIPTION',
    ...folded('Customers are named by a number, an id of your own, or any part of a name or company.'),
    ...paragraph('Days are written 2026-12-01, tomorrow, friday, +3d or "in 2 weeks".'),
    ...paragraph('Answers are on standard output, everything else on standard error.'),
    ...section('OPTIONS OF EVERY COMMAND', [...options, { flags: '-h, --help', description: 'print help' }]),
  ];
  let group = '';
  for (const command of commands) {
    if (command.group !== group) lines.push(`.SH ${roff(command.group.replace(/:$/, '').toUpperCase())}`);
    group = command.group;
    lines.push(...commandLines(command));
  }
  lines.push(
    ...section('FILES', files),
    ...section('ENVIRONMENT', environment),
    ...section('EXIT STATUS', exitStatus),
    ...['.SH EXAMPLES', '.nf', ...firstSteps.map(roff), '.fi'],
  );
  return `${lines.join('\n')}\n`;
}

const firstSteps = [
  'cadence demo',
  'cadence import customers.csv orders.csv',
  'cadence today',
  'cadence call',
  'cadence week --email you@example.com',
  'cadence undo',
];

function commandLines(command: Omit<ManualCommand, 'group'>): string[] {
  return [
    '.SS',
    ...folded(`cadence ${command.name} ${command.usage}`.trim()),
    ...folded(command.description),
    ...command.arguments.flatMap(entry),
    ...command.options.flatMap(entry),
    ...(command.examples.length === 0
      ? []
      : ['.PP', 'Examples:', '.nf', ...command.examples.map((one) => `  ${roff(one)}`), '.fi']),
    ...command.commands.flatMap(commandLines),
  ];
}

function section(title: string, entries: readonly ManualOption[]): string[] {
  return [`.SH ${title}`, ...entries.flatMap(entry)];
}

function entry({ flags, description }: ManualOption): string[] {
  return ['.TP', `.B ${roff(flags)}`, ...folded(description)];
}

function paragraph(text: string): string[] {
  return ['.PP', ...folded(text)];
}

/** Short source lines for people and linters; roff fills them again. */
function folded(text: string): string[] {
  const lines = [''];
  for (const word of roff(text).split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length >= 78) lines.push(guarded(word));
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

function roff(text: string): string {
  const oneLine = text.split('\n').map((line) => line.trim());
  return guarded(
    oneLine
      .join(' ')
      .replaceAll('\\', '\\e')
      .replaceAll('-', '\\-')
      .replaceAll('~', '\\(ti')
      .replaceAll('^', '\\(ha')
      .replaceAll(
        /[^ -~]/gu,
        (character) => `\\[u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
      ),
  );
}

/** A line that begins with a point or an apostrophe would be a roff command. */
function guarded(line: string): string {
  return line.replace(/^[.']/, '\\&$&');
}
