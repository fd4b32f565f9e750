import { describe, expect, it } from 'vitest';
import { writtenLines } from '../../../src/domain/replies/written-lines.ts';

const quoted = ['> 36  Ada Finch', '> 12  Olga Delgado'];

describe('what was written, without', () => {
  it.each([
    [
      'a quote in English',
      ['36 vm', '', 'On Mon, Nov 23, 2026 at 6:30 AM Finch Wool <a@shop.example> wrote:', '', ...quoted],
    ],
    [
      'a quote whose head is folded',
      ['36 vm', 'On Mon, Nov 23, 2026 at 6:30 AM Finch Wool <', 'a@shop.example> wrote:', ...quoted],
    ],
    ['a quote in German', ['36 vm', 'Am 23.11.2026 um 06:30 schrieb Finch Wool <a@shop.example>:', ...quoted]],
    ['a quote in French', ['36 vm', 'Le lun. 23 nov. 2026 à 06:30, Finch Wool <a@shop.example> a écrit :', ...quoted]],
    [
      'a quote in Spanish',
      ['36 vm', 'El lun, 23 nov 2026 a las 6:30, Finch Wool (<a@shop.example>) escribió:', ...quoted],
    ],
    ['a quote without marks', ['36 vm', 'On Monday, Finch Wool wrote:', '36  Ada Finch', '12  Olga Delgado']],
    ['Outlook’s head', ['36 vm', '', 'From: Finch Wool', 'Sent: Monday', 'To: Robin', 'Subject: your week', '36  Ada']],
    ['Outlook’s head in bold', ['36 vm', '*De :* Finch Wool', '*Envoyé :* lundi', '36  Ada']],
    ['Outlook’s line', ['36 vm', '________________________________', '36  Ada']],
    ['an original message', ['36 vm', '-----Ursprüngliche Nachricht-----', '36  Ada']],
    ['a forwarded message', ['36 vm', '---------- Forwarded message ---------', '36  Ada']],
    ['a signature', ['36 vm', '-- ', 'Robin', '36 Wool Lane']],
    ['a telephone’s signature', ['36 vm', '', 'Von meinem iPhone gesendet']],
    ['Outlook’s signature', ['36 vm', 'Get Outlook for iOS', '36  Ada']],
  ])('%s', (_, lines) => expect(writtenLines(lines.join('\r\n'))).toEqual(['36 vm']));

  it('the quote around an answer in its middle', () => {
    const lines = ['On Monday, Finch Wool wrote:', '> 36  Ada', '36 vm', '> 12  Olga', '12 talked', '> 9 Bea'];
    expect(writtenLines(lines.join('\n'))).toEqual(['36 vm', '12 talked']);
  });

  it('taking a sentence for the head of a quote', () => {
    const lines = ['On Monday I called again.', 'From: her new shop', 'she sells a lot.'];
    expect(writtenLines(lines.join('\n'))).toEqual(lines);
  });
});
