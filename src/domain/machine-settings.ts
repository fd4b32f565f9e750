import {
  type Address,
  formatAddress,
  type OwnerAddress,
  parseAddress,
  parseAddresses,
  parseOwners,
} from './address.ts';
import { formatKeep, type KeepRule, parseKeep, usualSize } from './backup.ts';
import { commandWords } from './command-words.ts';
import { parseInbox } from './replies/inbox.ts';
import { dialCommand } from './script/dial.ts';
import { onOrOff, type Parsed, readSettings, type Setting, setting, text } from './setting.ts';

/** Settings are listed and shown, so the password is kept elsewhere. */
function parseMailServerText(text: string): Parsed<string> {
  const value = text.trim();
  if (value.startsWith('sendmail:')) return { value };
  if (!/^smtps?:\/\/[^\s/]+/.test(value))
    return { problem: 'it does not begin with smtps:// or smtp:// and a host, and is not sendmail:' };
  if (/^smtps?:\/\/[^/@:]*:[^/@]*@/.test(value))
    return { problem: 'leave the password out of it: set CADENCE_SMTP_PASSWORD or mail.password' };
  return { value };
}

/** A program that is told what was done. Never taken from a book, which may come from somebody else. */
const hook = (name: string, when: string) =>
  setting<string | null>({
    key: `hook.${name}`,
    home: 'machine',
    about: `a program that runs ${when}, without a shell`,
    example: 'notify-crm --quiet',
    fallback: null,
    parse: (value) => (commandWords(value).length === 0 ? { problem: 'it names no program' } : { value: value.trim() }),
    format: (value) => value ?? '',
  });

/** The settings that live with this person on this machine. */
export const machineSettings = {
  me: text('me', 'machine', "the caller's name", 'Ann'),
  dial: setting<string | null>({
    key: 'dial',
    home: 'machine',
    about: 'the command that dials a number, run without a shell: open tel:{number}',
    example: 'open tel:{number}',
    fallback: null,
    parse: (value) => {
      const dial = dialCommand(value, '1');
      return 'problem' in dial ? dial : { value: value.trim() };
    },
    format: (value) => value ?? '',
  }),
  mailSmtp: setting<string | null>({
    key: 'mail.smtp',
    home: 'machine',
    about: 'the mail server: smtps://user@host:465, smtp://user@host:587 with STARTTLS, or sendmail:',
    example: 'smtps://ann%40shop.example@mail.example:465',
    fallback: null,
    parse: parseMailServerText,
    format: (value) => value ?? '',
  }),
  mailFrom: setting<Address | null>({
    key: 'mail.from',
    home: 'machine',
    about: 'the address the weekly list comes from',
    example: 'Shop <ann@shop.example>',
    fallback: null,
    parse: parseAddress,
    format: (value) => (value === null ? '' : formatAddress(value)),
  }),
  mailTo: setting<readonly Address[]>({
    key: 'mail.to',
    home: 'machine',
    about: 'who gets the weekly list, separated by commas',
    example: 'ann@shop.example, bo@shop.example',
    fallback: [],
    parse: parseAddresses,
    format: (value) => value.map(formatAddress).join(', '),
  }),
  mailReplies: setting<Address | null>({
    key: 'mail.replies',
    home: 'machine',
    about: 'the address for answers to the weekly list; with it, the mailed list has links to log calls',
    example: 'calls@shop.example',
    fallback: null,
    parse: parseAddress,
    format: (value) => (value === null ? '' : formatAddress(value)),
  }),
  mailInbox: setting<string | null>({
    key: 'mail.inbox',
    home: 'machine',
    about: 'the mailbox in which week --read-replies finds answers: imaps://user@host/FOLDER, or a Maildir folder',
    example: 'imaps://calls%40shop.example@mail.example/INBOX',
    fallback: null,
    parse: parseInbox,
    format: (value) => value ?? '',
  }),
  mailOwners: setting<readonly OwnerAddress[]>({
    key: 'mail.owners',
    home: 'machine',
    about: 'the addresses of the owners of customers; a new one is added: Ann = ann@shop.example',
    example: 'Ann = ann@shop.example, Bo = bo@shop.example',
    fallback: [],
    parse: parseOwners,
    format: (value) => value.map(({ owner, address }) => `${owner} = ${address}`).join(', '),
    join: withOwners,
  }),
  backupKeep: setting<KeepRule>({
    key: 'backup.keep',
    home: 'machine',
    about: 'how many backups to keep, for how many days to keep one a day, and the space they may take: 20,30d,2GB',
    example: '20,30d,2GB',
    fallback: { count: 20, days: 30, bytes: usualSize },
    parse: parseKeep,
    format: formatKeep,
  }),
  keyCommand: text(
    'key-command',
    'machine',
    'a command that prints the key to an encrypted book, run without a shell',
    'pass show cadence',
  ),
  hookAfterLog: hook('after-log', 'after each entry of log'),
  hookAfterImport: hook('after-import', 'after each file of import'),
  hookAfterCall: hook('after-call', 'after each guided call'),
  hookBeforeToday: hook('before-today', 'before today works out its list'),
  theme: setting<'dark' | 'light'>({
    key: 'theme',
    home: 'machine',
    about: 'the background of your terminal: dark or light',
    example: 'light',
    fallback: 'dark',
    parse: (value) => (value === 'dark' || value === 'light' ? { value } : { problem: 'it is neither dark nor light' }),
    format: (value) => value,
  }),
  plain: setting<boolean>({
    key: 'plain',
    home: 'machine',
    about: 'on: the desk and all questions as plain lines, for screen readers; off',
    example: 'on',
    fallback: false,
    parse: onOrOff,
    format: (value) => (value ? 'on' : 'off'),
  }),
  pager: text(
    'pager',
    'machine',
    'the program that shows long answers page by page (default: PAGER, then less); off for none',
    'less -S',
  ),
  mailPassword: text(
    'mail.password',
    'machine',
    'the password of the mail server (never shown); the environment variable CADENCE_SMTP_PASSWORD is better',
    'a password',
  ),
  inboxPassword: text(
    'mail.inbox-password',
    'machine',
    'the password of the mailbox (never shown); the environment variable CADENCE_IMAP_PASSWORD is better',
    'a password',
  ),
  inboxPasswordCommand: text(
    'mail.inbox-password-command',
    'machine',
    'a command that prints the password of the mailbox',
    'pass show mailbox',
  ),
  mailPasswordCommand: text(
    'mail.password-command',
    'machine',
    'a command that prints the password of the mail server',
    'pass show mail',
  ),
};

/** Setting an address adds one, or takes the place of that of the same owner. */
function withOwners(present: readonly OwnerAddress[], given: readonly OwnerAddress[]): readonly OwnerAddress[] {
  const named = new Set(given.map(({ owner }) => owner.toLowerCase()));
  return [...present.filter(({ owner }) => !named.has(owner.toLowerCase())), ...given];
}

/** The name of a hook among the settings. */
export type Hook = Extract<keyof typeof machineSettings, `hook${string}`>;

type MachineSettings = { readonly [N in keyof typeof machineSettings]: (typeof machineSettings)[N]['fallback'] };

export function readMachineSettings(stored: ReadonlyMap<string, string>): MachineSettings {
  return readSettings(machineSettings as unknown as Record<string, Setting>, stored) as MachineSettings;
}

/** Settings that a person names: `view.NAME`, options of list to use again; `alias.NAME`, a command under another name. */
export function namedByUser(key: string): Setting | null {
  if (!/^(view|alias)\.[a-z][a-z0-9-]*$/i.test(key)) return null;
  const [kind = '', name = ''] = key.split('.');
  const about = kind.toLowerCase() === 'view' ? 'options, used as list --view NAME' : 'a command under another name';
  return text(
    `${kind.toLowerCase()}.${name}`,
    'machine',
    about,
    kind.toLowerCase() === 'view' ? '--tier A' : 'list --tier A',
  ) as unknown as Setting;
}
