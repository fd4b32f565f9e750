/** Which number is the mobile, which address is the one at work: kept from the file or by hand, shown, and handed on. */
import { describe, expect, it } from 'vitest';
import { emptyBook, runCadence } from '../support/cadence.ts';

const csv = 'Name,Business Phone,Mobile Phone,Home Phone,Business Fax,Work email,Home email\n';
const ada = 'Ada Finch,312-555-0101,312-555-0102,312-555-0103,312-555-0104,ada@work.example,ada@home.example\n';

const known = {
  phones: ['312-555-0101', '312-555-0102', '312-555-0103'],
  emails: ['ada@work.example', 'ada@home.example'],
  contactTypes: {
    '312-555-0101': 'work',
    '312-555-0102': 'mobile',
    '312-555-0103': 'home',
    '312-555-0104': 'work fax',
    'ada@work.example': 'work',
    'ada@home.example': 'home',
  },
};

async function bookOf(input: string) {
  const store = await emptyBook();
  const { code, err } = await runCadence('import - --yes', { store, input });
  expect({ code, err }).toMatchObject({ code: 0 });
  return store;
}

describe('out of a file', () => {
  it('the header of a column says which number it holds', async () => {
    const store = await bookOf(csv + ada);
    expect((await store.customers.all())[0]).toMatchObject(known);
  });

  it.each([
    ['Name,Phone,Phone type,Phone 2,Phone 2 type\nAda,312-555-0101,work,312-555-0102,Mobile\n', 'work', 'mobile'],
    [
      'First Name,Labels,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Custom Field 1 - Label,Custom Field 1 - Value\n' +
        'Ada,,Work,312-555-0101,Mobile,312-555-0102,,\n',
      'work',
      'mobile',
    ],
    [
      'First Name,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value\nAda,Home,312-555-0101,Jane,312-555-0102\n',
      'home',
      'other',
    ],
    ['Name;Telefon geschäftlich;Handy\nAda;312-555-0101;312-555-0102\n', 'work', 'mobile'],
    ['Nom;Téléphone (bureau);Téléphone portable\nAda;312-555-0101;312-555-0102\n', 'work', 'mobile'],
    ['名前,勤務先電話,携帯電話\nAda,312-555-0101,312-555-0102\n', 'work', 'mobile'],
    ['Nome,Telefono ufficio,Telefono cellulare\nAda,312-555-0101,312-555-0102\n', 'work', 'mobile'],
    ['Nimi;Puhelin työ;Matkapuhelin\nAda;312-555-0101;312-555-0102\n', 'work', 'mobile'],
    ['Name,Phone\nAda,"work: 312-555-0101; m: 312-555-0102"\n', 'work', 'mobile'],
  ])('%j', async (input, first, second) => {
    const store = await bookOf(input);
    expect((await store.customers.all())[0]?.contactTypes).toEqual({
      '312-555-0101': first,
      '312-555-0102': second,
    });
  });

  it('a label column is read, and named beside the column it is about', async () => {
    const input = 'Name,Phone,Phone type\nAda,312-555-0101,work\n';
    const { out } = await runCadence('import - --yes --json', { store: await emptyBook(), input });
    expect(JSON.parse(out)[0]).toMatchObject({
      mapping: { name: 'Name', phone: 'Phone', phoneType: 'Phone type' },
      unread: [],
    });
  });

  it("Outlook's column of the kind of mailbox says nothing of the address", async () => {
    const input = 'First Name,Last Name,E-mail Address,E-mail Type\nAda,Finch,ada@finch.example,SMTP\n';
    expect((await (await bookOf(input)).customers.all())[0]?.contactTypes).toEqual({});
  });

  it('the same file again changes nothing; a newer one changes the type, and moves a fax out of the telephones', async () => {
    const store = await bookOf(csv + ada);
    const again = await runCadence('import - --yes --json', { store, input: csv + ada });
    expect(JSON.parse(again.out)[0]).toMatchObject({ updated: 0, unchanged: 1 });
    const newer = 'Name,Email,Phone,Phone type,Fax\nAda Finch,ada@work.example,+1 312 555 0101,home,312-555-0102\n';
    await runCadence('import - --yes --country US', { store, input: newer });
    const [customer] = await store.customers.all();
    expect(customer?.phones).toEqual(['312-555-0101', '312-555-0103']);
    expect(customer?.contactTypes).toMatchObject({ '312-555-0101': 'home', '312-555-0102': 'fax' });
  });

  it('what was said by hand stays', async () => {
    const store = await bookOf(csv + ada);
    await runCadence(['edit', '1', '--phone', 'home: 312-555-0101', '--phone', '312-555-0103'], { store });
    await runCadence('import - --yes', { store, input: csv + ada });
    const [customer] = await store.customers.all();
    expect(customer?.phones).toEqual(['312-555-0101', '312-555-0103']);
    expect(customer?.contactTypes['312-555-0101']).toBe('home');
  });
});

describe('by hand', () => {
  it.each([
    [['--phone', 'mobile: +1 312 555 0101'], { '+1 312 555 0101': 'mobile' }],
    [['--phone', 'work fax: +1 312 555 0101'], { '+1 312 555 0101': 'work fax' }],
    [['--fax', '+1 312 555 0101'], { '+1 312 555 0101': 'fax' }],
    [['--fax', 'home: +1 312 555 0101'], { '+1 312 555 0101': 'home fax' }],
    [['--email', 'work: Ada@Finch.example'], { 'ada@finch.example': 'work' }],
    [['--email', 'ada@finch.example'], {}],
  ])('%j', async (facts, types) => {
    const store = await emptyBook();
    const { code, err } = await runCadence(['add', 'Ada', ...facts], { store });
    expect({ code, err }).toMatchObject({ code: 0 });
    expect((await store.customers.all())[0]?.contactTypes).toEqual(types);
  });

  it.each([
    [['--email', 'yacht: ada@finch.example'], /"yacht" does not say which address it is/],
    [['--phone', 'yacht: 312 555 0101'], /is not a phone number/],
    [['--fax', 'none'], /--fax: "none" is not a number/],
  ])('%j is refused', async (facts, said) => {
    const { code, err } = await runCadence(['add', 'Ada', ...facts], { store: await emptyBook() });
    expect(code).toBe(2);
    expect(err).toMatch(said);
  });

  it('a number that is given again stays what it was, in another spelling too; an empty fax takes all away', async () => {
    const store = await bookOf(csv + ada);
    await runCadence(['edit', '1', '--phone', '312-555-0102', '--phone', '+1 312 555 0101'], { store });
    const types = async () => (await store.customers.all())[0]?.contactTypes;
    expect(await types()).toMatchObject({
      '+1 312 555 0101': 'work',
      '312-555-0102': 'mobile',
      '312-555-0104': 'work fax',
    });
    await runCadence(['edit', '1', '--fax', ''], { store });
    expect(Object.keys((await types()) ?? {})).not.toContain('312-555-0104');
  });

  it('is shown, and stands in the JSON', async () => {
    const store = await bookOf(csv + ada);
    const { out } = await runCadence('show 1', { store });
    expect(out).toContain('    phone       312-555-0101 (work), 312-555-0102 (mobile), 312-555-0103 (home)\n');
    expect(out).toContain('    fax         312-555-0104 (work)\n');
    expect(out).toContain('    e-mail      ada@work.example (work), ada@home.example (home)\n');
    const shown = JSON.parse((await runCadence('show 1 --json', { store })).out);
    expect(shown.contactTypes).toContainEqual({ contact: '312-555-0104', type: 'work fax' });
    expect(shown.phones).toEqual(known.phones);
    const brief = await runCadence('call 1 --brief', { store });
    expect(brief.out).toContain('312-555-0102 (mobile)');
    expect(brief.out).not.toContain('312-555-0104');
  });

  it('a fax is found by its digits', async () => {
    const store = await bookOf(csv + ada);
    for (const typed of ['3125550104', '+1 (312) 555-0104', '5550104'])
      expect((await runCadence(['search', typed], { store })).out, typed).toContain('Ada Finch');
    expect((await runCadence('search 3125550105', { store })).out).not.toContain('Ada Finch');
  });
});

describe('taken back and joined', () => {
  const types = async (store: Awaited<ReturnType<typeof emptyBook>>, id = 1) =>
    (await store.customers.get(id))?.contactTypes;

  it('is called in plain words where changes are listed', async () => {
    const store = await emptyBook();
    await runCadence(['add', 'Ada', '--phone', '+1 312 555 0100'], { store });
    await runCadence(['edit', '1', '--phone', 'mobile: +1 312 555 0100'], { store });
    const { out } = await runCadence('undo --list', { store });
    expect(out).toMatch(/Ada: .*types of numbers/);
    expect(out).not.toContain('contactTypes');
  });

  it('undo takes back what an edit said, and keeps what a later one said', async () => {
    const store = await bookOf(csv + ada);
    await runCadence(['edit', '1', '--email', 'other: ada@work.example', '--email', 'ada@home.example'], { store });
    await runCadence(['edit', '1', '--fax', '312-555-0199'], { store });
    const { code } = await runCadence('undo 2', { store });
    expect(code).toBe(0);
    expect(await types(store)).toMatchObject({ 'ada@work.example': 'work', '312-555-0199': 'fax' });
    await runCadence('undo 3', { store });
    expect(await types(store)).toEqual(known.contactTypes);
    await runCadence('redo 3', { store });
    expect(await types(store)).toMatchObject({ '312-555-0199': 'fax' });
  });

  it('a merge takes over what the other knew, and names what it does not', async () => {
    const store = await bookOf(
      'Name,Phone,Phone type,Fax\nAda Finch,312-555-0101,work,\nA. Finch,312-555-0102,mobile,312-555-0104\nAda F,,,\n',
    );
    await runCadence(['edit', '2', '--phone', 'mobile: 312-555-0102', '--phone', 'mobile: 312-555-0101'], { store });
    const { out } = await runCadence('merge 1 2 --yes', { store });
    expect(out).toContain('fax 312-555-0104 (fax)');
    expect(out).toContain('type: kept 312-555-0101 (work); the other had 312-555-0101 (mobile) (noted)');
    expect(await types(store)).toEqual({
      '312-555-0101': 'work',
      '312-555-0102': 'mobile',
      '312-555-0104': 'fax',
    });
    await runCadence('undo', { store });
    expect(await types(store)).toEqual({ '312-555-0101': 'work' });
    expect(await types(store, 2)).toMatchObject({ '312-555-0104': 'fax', '312-555-0101': 'mobile' });
  });
});

describe('handed on', () => {
  const formats = [
    ['csv', ['--format', 'csv']],
    ['hubspot', ['--format', 'hubspot']],
    ['google', ['--format', 'google']],
    ['vCard 4.0', ['--format', 'vcard']],
    ['vCard 3.0', ['--vcard', '3.0']],
  ] as const;

  it.each(formats)('%s comes back as it was', async (_, options) => {
    const store = await bookOf(csv + ada);
    const { out } = await runCadence(['export', '-', ...options], { store });
    const [customer] = await (await bookOf(out)).customers.all();
    expect(customer?.contactTypes).toEqual(known.contactTypes);
    expect([...(customer?.phones ?? [])].sort()).toEqual(known.phones);
    expect(customer?.emails).toEqual(known.emails);
  });

  const every = [
    'home',
    'work',
    'main',
    'other',
    'mobile',
    'home mobile',
    'work mobile',
    'fax',
    'home fax',
    'work fax',
  ];

  it.each(formats.flatMap(([name, options]) => [...every, 'pager'].map((type) => [name, type, options] as const)))(
    '%s: %s',
    async (_, type, options) => {
      const store = await emptyBook();
      await runCadence(['add', 'Ada Finch', '--phone', '312 555 0100'], { store });
      await store.atomically({ kind: 'edit', day: '2026-11-23' }, async (book) => {
        const isSilent = /fax|pager/.test(type);
        return await book.customers.change(1, {
          phones: isSilent ? ['312 555 0100'] : ['312 555 0100', '312 555 0101'],
          contactTypes: { '312 555 0100': 'work', '312 555 0101': type as 'home' },
        });
      });
      const { out } = await runCadence(['export', '-', ...options], { store });
      const [customer] = await (await bookOf(out)).customers.all();
      expect(customer?.contactTypes, out).toEqual({ '312 555 0100': 'work', '312 555 0101': type });
    },
  );

  it('in the words of each program', async () => {
    const store = await bookOf(csv + ada);
    const written = async (...options: string[]) => (await runCadence(['export', '-', ...options], { store })).out;
    expect(await written('--format', 'google')).toMatch(
      /,Work,312-555-0101,Mobile,312-555-0102,Home,312-555-0103,Work Fax,/,
    );
    expect(await written('--format', 'hubspot')).toMatch(/Phone Number,Phone Number type,Mobile Phone Number,Phone 2,/);
    const card = await written('--vcard', '3.0');
    expect(card).toContain('TEL;TYPE=WORK,VOICE;TYPE=PREF:312-555-0101\r\n');
    expect(card).toContain('TEL;TYPE=CELL:312-555-0102\r\n');
    expect(card).toContain('TEL;TYPE=WORK,FAX:312-555-0104\r\n');
    expect(card).toContain('EMAIL;TYPE=INTERNET,HOME:ada@home.example\r\n');
    expect(await written('--format', 'vcard')).toContain('TEL;TYPE=work,fax:312-555-0104\r\n');
  });
});
