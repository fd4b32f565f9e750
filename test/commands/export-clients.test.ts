/** The cards in the hands of programs that other people wrote: vdirsyncer, khard and the library vobject, as Debian has them. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';
import { itWhere } from '../support/where.ts';

// Debian's own Python has Debian's libraries, whatever other one stands before it on the PATH.
const python = '/usr/bin/python3';
const answers = (program: string, ...words: string[]) => spawnSync(program, words, { encoding: 'utf8' }).status === 0;
const hasVobject = answers(python, '-c', 'import vobject');
const hasProgram = { vdirsyncer: answers('vdirsyncer', '--version'), khard: answers('khard', '--version') };
const itVobject = itWhere(hasVobject, 'python3-vobject is not installed: it reads no vCards of ours');
const itKhard = itWhere(
  hasProgram.vdirsyncer && hasProgram.khard,
  'vdirsyncer and khard are not both installed: they read no vCards of ours',
);

let folder: string;
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-clients-'));
  store = await bookWith(
    {
      name: 'Zoë van Dyke',
      emails: ['zoe@example.com', 'z@example.com'],
      phones: ['+1 312 555 0100', '+1 312 555 0101', '+1 312 555 0102'],
      contactTypes: {
        'zoe@example.com': 'work',
        '+1 312 555 0100': 'work',
        '+1 312 555 0101': 'mobile',
        '+1 312 555 0103': 'home fax',
      },
      address: '1 Long Street; rear, 2nd floor',
      city: 'Erie',
      country: 'US',
      tags: ['a,b', 'vip'],
      birthday: '1980-05-17',
      externalId: 'K7',
    },
    { name: 'Müller GmbH', emails: ['info@mueller.example'] },
    { name: 'Van Dyke & Sons Ltd' },
    { name: '山田 太郎', birthday: '--02-03' },
  );
  await runCadence(['dnc', '1', '--kind', 'call', 'email', '--reason', 'mail; is fine, “ok”'], { store });
  await store.atomically({ kind: 'dnc', day: '2026-11-23' }, async (book) => {
    await book.refusals.add({ customerId: 1, kind: 'visit', who: 'Bo', day: '2026-11-23', reason: null });
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ran(program: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const { status, stdout, stderr } = spawnSync(program, words, {
    encoding: 'utf8',
    input: '',
    env: { ...process.env, LC_ALL: 'C.UTF-8', HOME: folder, ...env },
  });
  expect(status, stderr).toBe(0);
  return stdout;
}

async function cardsFile(version: string): Promise<string> {
  const file = join(folder, `${version}.vcf`);
  const { out } = await runCadence(`export --vcard ${version}`, { store });
  writeFileSync(file, out);
  return file;
}

const reading = `
import json, sys, vobject
cards = []
for card in vobject.readComponents(open(sys.argv[1], encoding='utf-8')):
    if card.version.value == '3.0':
        card.validate()
    of = lambda name: [one.value for one in card.contents.get(name, [])]
    name = card.n.value
    typed = lambda name: [[one.value, sorted(word.lower() for word in one.params.get('TYPE', []))] for one in card.contents.get(name, [])]
    cards.append([card.fn.value, name.given, name.family, of('org'), typed('tel'), typed('email'), of('uid')])
json.dump(cards, sys.stdout)
`;

itVobject.each(['3.0', '4.0'])('vobject reads vCard %s as what it says', async (version) => {
  const read = JSON.parse(ran(python, ['-c', reading, await cardsFile(version)])) as unknown[];
  const uid = [expect.stringMatching(/^urn:uuid:[\da-f-]{36}$/)];
  const [preferred, internet] = { '3.0': [['pref'], ['internet']], '4.0': [[], []] }[version] as string[][];
  const typed = (contact: string, ...types: string[]) => [contact, types.sort()];
  const phones = [
    typed('+1 312 555 0100', 'work', 'voice', ...(preferred ?? [])),
    typed('+1 312 555 0101', 'cell'),
    typed('+1 312 555 0102', 'voice'),
    typed('+1 312 555 0103', 'home', 'fax'),
  ];
  const emails = [
    typed('zoe@example.com', 'work', ...(preferred ?? []), ...(internet ?? [])),
    typed('z@example.com', ...(internet ?? [])),
  ];
  expect(read).toEqual([
    ['Zoë van Dyke', 'Zoë', 'van Dyke', [], phones, emails, uid],
    ['Müller GmbH', '', '', [['Müller GmbH']], [], [typed('info@mueller.example', ...(internet ?? []))], uid],
    ['Van Dyke & Sons Ltd', '', '', [['Van Dyke & Sons Ltd']], [], [], uid],
    ['山田 太郎', '太郎', '山田', [], [], [], uid],
  ]);
});

const writing = `
import sys, vobject
for card in vobject.readComponents(open(sys.argv[1], encoding='utf-8')):
    sys.stdout.buffer.write(card.serialize().encode('utf-8'))
`;

itVobject.each(['3.0', '4.0'])(
  'vCard %s that vobject wrote again changes nothing here, and tells another book the same',
  async (version) => {
    const input = ran(python, ['-c', writing, await cardsFile(version)]);
    const again = await runCadence('import - --json', { store, input });
    expect(JSON.parse(again.out)).toMatchObject([{ added: 0, updated: 0, unchanged: 4 }]);
    const other = await emptyBook();
    await runCadence('import -', { store: other, input });
    const [zoe] = await other.customers.all();
    const facts = [
      'name',
      'emails',
      'phones',
      'contactTypes',
      'address',
      'city',
      'tags',
      'birthday',
      'doNotCall',
    ] as const;
    const of = (one: typeof zoe) => facts.map((fact) => one?.[fact]);
    expect(of(zoe)).toEqual(of((await store.customers.all())[0]));
    const refused = async (from: Store) =>
      (await from.refusals.of(1)).map(({ kind, who, reason }) => [kind, who, reason]);
    expect(await refused(other)).toEqual(
      (await refused(store)).filter(([kind, who]) => kind !== 'call' || who !== null),
    );
  },
);

itKhard.each(['3.0', '4.0'])(
  'vdirsyncer takes vCard %s apart, twice without a change, and khard lists it',
  async (version) => {
    const work = join(folder, `sync-${version}`);
    const cards = join(work, 'cards');
    mkdirSync(cards, { recursive: true });
    const file = await cardsFile(version);
    const storages = `
[general]
status_path = "${work}/status"
[pair book]
a = "file"
b = "folder"
collections = null
conflict_resolution = "a wins"
[storage file]
type = "singlefile"
path = "${file}"
[storage folder]
type = "filesystem"
path = "${cards}"
fileext = ".vcf"
`;
    writeFileSync(join(work, 'config'), storages);
    const sync = (...words: string[]) => ran('vdirsyncer', words, { VDIRSYNCER_CONFIG: join(work, 'config') });
    sync('discover', 'book');
    sync('sync', 'book');
    const named = () => readdirSync(cards).sort();
    const first = named().map((name) => [name, readFileSync(join(cards, name), 'utf8')]);
    expect(first).toHaveLength(4);
    await cardsFile(version);
    sync('sync', 'book');
    expect(named().map((name) => [name, readFileSync(join(cards, name), 'utf8')])).toEqual(first);
    writeFileSync(
      join(work, 'khard.conf'),
      `[addressbooks]\n[[book]]\npath = ${cards}\n[vcard]\nskip_unparsable = no\n`,
    );
    const khard = (...words: string[]) => ran('khard', ['-c', join(work, 'khard.conf'), ...words]);
    expect(
      khard('phone', '--parsable')
        .split('\n')
        .map((line) => line.split('\t').slice(0, 3))
        .map((cells) => cells.map((cell, at) => (at === 2 ? cell.toLowerCase().replace(/, pref.*/, '') : cell)))
        .sort(),
    ).toEqual([
      [''],
      ['+1 312 555 0100', 'Zoë van Dyke', 'work, voice'],
      ['+1 312 555 0101', 'Zoë van Dyke', 'cell'],
      ['+1 312 555 0102', 'Zoë van Dyke', 'voice'],
      ['+1 312 555 0103', 'Zoë van Dyke', 'home, fax'],
    ]);
    for (const name of ['Müller GmbH', 'Van Dyke & Sons Ltd', 'Zoë van Dyke']) expect(khard('list')).toContain(name);
  },
);
