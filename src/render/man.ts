/** The manual page, in the language of man(7), made from what --help is made from. */

export interface ManualOption {
  readonly flags: string;
  readonly description: string;
}

export interface ManualCommand {
  readonly name: string;
  readonly group: string;
  readonly usage: string;
  readonly description: string;
  readonly options: readonly ManualOption[];
  readonly examples: readonly string[];
}

export interface Manual {
  readonly version: string;
  readonly description: string;
  readonly options: readonly ManualOption[];
  readonly commands: readonly ManualCommand[];
}

export function manPage({ version, description, options, commands }: Manual): string {
  const lines = [
    `.TH CADENCE 1 "" "cadence ${roff(version)}" "User Commands"`,
    '.SH NAME',
    `cadence \\- ${roff(description.replace(/\.$/, ''))}`,
    '.SH SYNOPSIS',
    '.B cadence',
    '.I command',
    '[options]',
    '.SH OPTIONS OF EVERY COMMAND',
    ...options.flatMap(option),
  ];
  let group = '';
  for (const command of commands) {
    if (command.group !== group) lines.push(`.SH ${roff(command.group.replace(/:$/, '').toUpperCase())}`);
    group = command.group;
    lines.push('.SS', `cadence ${roff(`${command.name} ${command.usage}`.trim())}`, roff(command.description));
    lines.push(...command.options.flatMap(option));
    if (command.examples.length > 0)
      lines.push('.PP', 'Examples:', '.nf', ...command.examples.map((one) => `  ${roff(one)}`), '.fi');
  }
  lines.push(
    '.SH FILES',
    'The book is one SQLite file: \\-\\-db, else CADENCE_DB, else the folder for your data. Copies are in the folder backups beside it.',
    '.SH EXIT STATUS',
    '0 done; 1 failed; 2 wrong usage; 130 cancelled.',
  );
  return `${lines.join('\n')}\n`;
}

function option({ flags, description }: ManualOption): string[] {
  return ['.TP', `.B ${roff(flags)}`, roff(description)];
}

/** A line that begins with a point or an apostrophe would be a command of roff's. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^[.']/gm, '\\&$&')
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
}
