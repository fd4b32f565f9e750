/** Which addresses are of those who use the book: an import makes no customer of them. */
import { expect, it } from 'vitest';
import { ownEmails } from '../../src/app/imports/own-emails.ts';
import type { Workspace } from '../../src/context.ts';

function of(settings: Record<string, string>, env: Record<string, string> = {}): string[] {
  const config = { get: (key: string) => settings[key] ?? null, env: (name: string) => env[name] ?? null };
  return [...ownEmails({ config } as unknown as Workspace)];
}

it.each<[string, Record<string, string>, Record<string, string>, string[]]>([
  ['nothing is set', {}, {}, []],
  [
    'who sends, who gets it, and the owners',
    {
      'mail.from': 'Shop <shop@a.example>',
      'mail.to': 'ann@a.example, bo@a.example',
      'mail.owners': 'Cy=cy@a.example',
    },
    {},
    ['shop@a.example', 'ann@a.example', 'bo@a.example', 'cy@a.example'],
  ],
  ['the account', { 'mail.smtp': 'smtps://shop%40a.example@mail.example' }, {}, ['shop@a.example']],
  [
    'the account of the environment before that of the settings',
    { 'mail.smtp': 'smtps://old%40a.example@mail.example' },
    { CADENCE_SMTP: 'smtps://new%40a.example@mail.example' },
    ['new@a.example'],
  ],
  ['a program has no account', { 'mail.smtp': 'sendmail:/usr/sbin/sendmail' }, {}, []],
  [
    'an address that is none is for those who mail',
    { 'mail.smtp': 'nonsense', 'mail.to': 'ann@a.example' },
    {},
    ['ann@a.example'],
  ],
])('%s', (_, settings, env, found) => {
  expect(of(settings, env)).toEqual(found);
});
