import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { courtesy } from '../../src/call/scripts/en/courtesy.ts';
import { bookWith } from '../support/book.ts';
import { emptyBook, runCadence, someDay } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-scripts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string) => join(folder, 'scripts', `${name}.md`);
function own(name: string, text: string): void {
  mkdirSync(join(folder, 'scripts'), { recursive: true });
  writeFileSync(path(name), text);
}
const bakery = '---\ntitle: Bakery\n---\n\n# Ovens\n\nHow are the ovens?\n\n# Bread\n\nAnd the bread?\n';
const broken = '# Ovens\nanwser: text\n\nHow are the ovens?\n';

describe('script', () => {
  it('lists those that ship and those of one’s own', async () => {
    own('bakery', bakery);
    const { out, err } = await runCadence('script list', { folder, store: await emptyBook() });
    expect(out.split('\n').slice(0, 2)).toEqual([
      'Name           Title                 In           From      For',
      'courtesy       Courtesy call         en de fr es  built in  everybody',
    ]);
    expect(out).toContain('bakery         Bakery                             yours');
    expect(err).toBe(`your own are in ${join(folder, 'scripts')}\n`);
  });

  it('shows the file of a script', async () => {
    expect((await runCadence('script show courtesy', { folder })).out).toBe(courtesy);
    expect(await runCadence('script show nobody', { folder })).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no script "nobody"\n  there are courtesy, post-purchase,'),
    });
  });

  it('begins a file of one’s own, for its owner only, and never over another', async () => {
    expect(await runCadence('script new bakery --from win-back', { folder })).toMatchObject({
      out: `${path('bakery')}\n`,
    });
    expect(readFileSync(path('bakery'), 'utf8')).toContain('title: Valued and silent');
    expect(statSync(path('bakery')).mode & 0o777).toBe(0o600);
    expect(await runCadence('script new bakery', { folder })).toMatchObject({ code: 1 });
    expect(await runCadence('script new ../bakery', { folder })).toMatchObject({ code: 2 });
  });

  it('checks files with line and reason', async () => {
    own('bakery', bakery);
    own('bread', broken);
    const { code, out, err } = await runCadence('script check', { folder });
    expect([code, err]).toEqual([1, 'cadence: 1 script cannot be used; until fixed, a built-in one is used instead\n']);
    expect(out).toContain(`${path('bakery')}: fine, 2 steps\n`);
    expect(out).toContain(
      `${path('bread')}:2: there is no "anwser" here; there are id, answer, choices, when, retired\n`,
    );
    writeFileSync(join(folder, 'elsewhere.md'), broken);
    expect((await runCadence(['script', 'check', join(folder, 'elsewhere.md')], { folder })).code).toBe(1);
  });

  const ovens =
    '\n---\ntitle: Bakery\n---\n\n##Ovens\nAnswer: choice\nchoices: "yes, please", no\nwhen: tier:A or tag:new, not first call\n\n' +
    'Größer?\n\n> Listen\n\n- Since when?\n\n# Bye\nanswer: none\n\nThank you.\n';

  it('shows what it understood of a file', async () => {
    own('bakery', ovens);
    expect(await runCadence('script check bakery', { folder })).toEqual({
      code: 0,
      out: `${path('bakery')}: fine, 2 steps
Title        Bakery
Purpose      courtesy
As courtesy  greeting, good-moment, cut-off, promise-kept, goal, clarify, told,
             luck, promise, complaint, thanks
1. Ovens     id ovens; answer: "yes, please" or "no"; when tier:A or tag:new,
             not first call
             "Größer?"
             > Listen
             - Since when?
2. Bye       id bye; only said
             "Thank you."
`,
      err: '',
    });
    const [bakery] = JSON.parse((await runCadence('script check --json', { folder })).out);
    expect(bakery).toMatchObject({
      ...{ name: 'bakery', title: 'Bakery', purpose: 'courtesy', problems: [] },
      steps: [
        {
          id: 'ovens',
          say: ['Größer?'],
          choices: ['yes, please', 'no'],
          when: [['tier:A', 'tag:new'], ['not first call']],
        },
        { id: 'bye', answer: 'none' },
      ],
    });
  });

  it.each([
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${ovens}`, 'utf16le')],
    ['UTF-16 without', Buffer.from(ovens, 'utf16le')],
    ['UTF-16 of the other order', Buffer.from(`\uFEFF${ovens}`, 'utf16le').swap16()],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${ovens}`)],
    ['Latin-1', Buffer.from(ovens, 'latin1')],
  ])('reads a file of %s', async (_, bytes) => {
    own('bakery', '');
    writeFileSync(path('bakery'), bytes);
    expect((await runCadence('script check bakery', { folder })).out).toContain('"Größer?"');
  });

  it('never reads a part of a file', async () => {
    own('bakery', `${ovens}${'More words.\n'.repeat(10_000)}`);
    expect(await runCadence('script check bakery', { folder })).toMatchObject({
      code: 1,
      out: `${path('bakery')} has more than 100,000 bytes, so it is not read\n`,
    });
  });

  it('opens the editor and checks what was written', async () => {
    const prompter = scripted(bakery);
    expect(await runCadence('script edit bakery', { folder, prompter, terminal: 120 })).toMatchObject({
      code: 0,
      out: expect.stringContaining(`${path('bakery')}\n${path('bakery')}: fine, 2 steps\n`),
    });
    expect(await runCadence('script edit bakery', { folder })).toMatchObject({ code: 1 });
  });

  it('says beside its questions what the file says at the top, and else what the courtesy script says', async () => {
    const parts =
      'greeting: Hi {{customer.first_name}}, {{caller|me}} here[[ from {{shop}}]]!\ngood-moment: Got a minute?\n';
    own('bakery', bakery.replace('title: Bakery\n', `title: Bakery\nlanguage: en\n${parts}`));
    const store = await bookWith({ name: 'Ada', country: 'DE' });
    await runCadence(['config', 'shop', 'Finch Wool'], { folder, store });
    const prompter = scripted('c', 'y', '', '', 's');
    const { out } = await runCadence('call ada --script bakery', { folder, store, prompter, terminal: 80 });
    expect(prompter.asked[1]).toBe('Hi Ada, me here from Finch Wool! Got a minute?');
    expect(out).toContain('Thank you for your time, Ada.');
    expect((await runCadence('script check bakery', { folder })).out).toContain('Good moment?  "Got a minute?"');
  });

  it('is taken in the language of the customer’s country, else of the book, or in the one that is set', async () => {
    const store = await bookWith({ name: 'Ada' }, { name: 'Bo', country: 'FR' }, { name: 'Cy', country: 'US' });
    const greeting = async (name: string) => {
      const prompter = scripted('c', 's', 's');
      const { err } = await runCadence(`call ${name}`, { folder, store, prompter, terminal: 120 });
      return [prompter.asked[1], err.includes('cadence config language')];
    };
    await store.atomically(
      { kind: 'config', day: someDay },
      async (book) => void (await book.settings.set('country', 'DE')),
    );
    expect(await greeting('ada')).toEqual(['Guten Tag, spreche ich mit Ada? Passt es Ihnen gerade?', false]);
    expect(await greeting('bo')).toEqual(["Bonjour, c'est bien Bo ? Je ne vous dérange pas ?", true]);
    expect(await greeting('cy')).toEqual(['Hello Cy. Is this a good moment?', true]);
    await runCadence(['config', 'language', 'es'], { folder, store });
    expect(await greeting('bo')).toEqual(['Hola, ¿hablo con Bo? ¿Le viene bien hablar ahora?', false]);
  });

  it('of one’s own goes before a translation that ships, and a translation of one’s own before it', async () => {
    own('courtesy', bakery);
    const store = await bookWith({ name: 'Ada', country: 'FR' });
    const asked = async () => {
      const prompter = scripted('c', 'y', '/end', 's');
      await runCadence('call ada', { folder, store, prompter, terminal: 80 });
      return prompter.asked[2];
    };
    expect(await asked()).toBe('How are the ovens?');
    own('courtesy-fr', bakery.replace('How are the ovens?', 'Et les fours ?'));
    expect(await asked()).toBe('Et les fours ?');
  });

  it('begins in the language of the book', async () => {
    const database = join(folder, 'book.db');
    await runCadence(['config', 'language', 'de'], { folder, database });
    await runCadence('script new runde', { folder, database });
    expect(readFileSync(path('runde'), 'utf8')).toContain('title: Ein Anruf zwischendurch');
  });

  it('is used for whom it is meant, and what was said last comes first', async () => {
    own('bakery', bakery);
    const store = await bookWith({ name: 'Ada', tags: ['Bakery'] }, { name: 'Bo' });
    await runCadence(['script', 'use', 'first-call', '--for', 'first call'], { folder, store });
    expect((await runCadence('script use bakery --for tag:bakery', { folder, store })).out).toBe(
      'bakery for tag:bakery\n',
    );
    const asked = async (name: string) => {
      const prompter = scripted('c', 'y', '/end', 's', 's');
      await runCadence(`call ${name}`, { folder, store, prompter, terminal: 80 });
      return prompter.asked[2];
    };
    expect(await asked('bo')).toMatch(/just like to get to know you/);
    expect(await asked('ada')).toBe('How are the ovens?');
    expect((await store.settings.all()).get('script.rules')).toBe('tag:bakery bakery; first call first-call');
  });

  it('may be for a tier or everybody, and must be whole', async () => {
    own('bakery', bakery);
    own('bread', broken);
    const store = await emptyBook();
    await runCadence('script use bakery --for tier:A', { folder, store });
    await runCadence('script use bakery', { folder, store });
    expect(Object.fromEntries(await store.settings.all())).toMatchObject({ 'script.A': 'bakery', script: 'bakery' });
    expect((await runCadence('script use bread', { folder, store })).code).toBe(1);
    expect((await runCadence('script use bakery --for moon', { folder, store })).code).toBe(2);
  });

  it('that is broken is told, and the built-in one asked', async () => {
    own('courtesy', broken);
    const prompter = scripted('c', 'y', '/end', 's');
    const { err } = await runCadence('call ada', {
      folder,
      store: await bookWith({ name: 'Ada' }),
      prompter,
      terminal: 120,
    });
    expect(err).toContain(`${path('courtesy')}:2: there is no "anwser" here`);
    expect(err).toContain('so the built-in script "courtesy" is used\n');
    expect(prompter.asked[2]).toMatch(/^I'm not calling to sell you anything/);
  });

  it('says in the list whom it is for', async () => {
    const database = join(folder, 'book.db');
    for (const whom of ['tag:vip', 'tier:B'])
      await runCadence(`script use win-back --for ${whom}`, { folder, database });
    expect((await runCadence('script list', { folder, database })).out).toMatch(
      /win-back .* built in {2}tag:vip, tier:B\n/,
    );
  });

  it('closes no promise by calling a step after it', async () => {
    own(
      'bakery',
      '---\ntitle: Bakery\n---\n\n# Told\nid: told-1\nanswer: yes/no\n\nDid they hear of it?\n\n# Bread\n\nAnd?\n',
    );
    const store = await bookWith({ name: 'Ada' });
    await runCadence(['log', '1', '--promise', 'send the manual by friday'], { store });
    const prompter = scripted('c', 'y', 'yes', '/end', '=', 's');
    await runCadence('call ada --script bakery', { folder, store, prompter, terminal: 80 });
    expect(await store.touches.answersOf(1)).toMatchObject([{ question: 'told-1', text: 'yes', about: null }]);
    expect(await store.promises.of(1)).toMatchObject([{ text: 'send the manual', toldOn: null }]);
  });

  it('is chosen by the command line', async () => {
    own('bakery', bakery);
    const store = await bookWith({ name: 'Ada' });
    const prompter = scripted('c', 'y', 'hot', '/end', '=', 's');
    await runCadence('call ada --script bakery', { folder, store, prompter, terminal: 80 });
    expect(await store.touches.answersOf(1)).toMatchObject([
      { question: 'ovens', asked: 'How are the ovens?', text: 'hot' },
    ]);
    expect((await store.touches.of(1))[0]).toMatchObject({ script: 'bakery' });
    expect((await runCadence('call ada --script no', { folder, store, prompter: scripted(), terminal: 80 })).code).toBe(
      1,
    );
  });
});
