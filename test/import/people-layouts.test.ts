/** Lists of people at companies in the layouts of the programs that write them: one customer a company, each person with what they do. */
import { expect, it } from 'vitest';
import { emptyBook, json, runCadence } from '../support/cadence.ts';

type Person = readonly [first: string, last: string, role: string, email: string, phone: string, company: string];

const people: readonly Person[] = [
  ['Ann', 'Lee', 'Buyer', 'ann.lee@acme.test', '+49 30 123401', 'Acme Ltd'],
  ['Bob', 'Ray', 'Head of sales', 'bob.ray@acme.test', '+49 30 123402', 'Acme Ltd'],
  ['Cy', 'Orr', 'Chief cook', 'cy@globe.test', '+49 30 123403', 'Globe Inc'],
  ['Dee', 'Fox', '', 'dee@globe.test', '', 'Globe Inc'],
  ['Eve', 'Day', 'Owner', 'eve@hill.test', '+49 30 123405', 'Hill Farm'],
  ['Fay', 'Kay', 'Baker', 'fay@hill.test', '+49 30 123406', 'Hill Farm'],
];

/** What each column holds; every other column of the header row is empty. */
type Cells = Readonly<Record<string, (person: Person, at: number) => string>>;

const first = ([name]: Person) => name;
const last = ([, name]: Person) => name;
const whole = (person: Person) => `${first(person)} ${last(person)}`;
const role = ([, , text]: Person) => text;
const email = ([, , , text]: Person) => text;
const phone = ([, , , , text]: Person) => text;
const company = (person: Person) => person[5];
const id = (_: Person, at: number) => `${7000 + at}`;
const companyId = (_: Person, at: number) => `${31 + Math.floor(at / 2)}`;
const salesforceId = (prefix: string, number: number) => `${prefix}5g00000${String(number).padStart(5, '0')}AAA`;

function table(header: string, cells: Cells): string {
  const columns = header.split(',');
  const missing = Object.keys(cells).filter((column) => !columns.includes(column));
  expect(missing).toEqual([]);
  const rows = people.map((person, at) => columns.map((column) => cells[column]?.(person, at) ?? '').join(','));
  return `${[header, ...rows].join('\n')}\n`;
}

const outlook = `First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday,Anniversary,Location,Language,Internet Free Busy,Notes,E-mail Address,E-mail 2 Address,E-mail 3 Address,Primary Phone,Home Phone,Home Phone 2,Mobile Phone,Pager,Home Fax,Home Address,Home Street,Home City,Home State,Home Postal Code,Home Country,Spouse,Children,Manager's Name,Assistant's Name,Referred By,Company Main Phone,Business Phone,Business Phone 2,Business Fax,Assistant's Phone,Company,Job Title,Department,Office Location,Organizational ID Number,Profession,Account,Business Address,Business Street,Business City,Business State,Business Postal Code,Business Country,Other Phone,Categories`;

const layouts: Readonly<Record<string, string>> = {
  HubSpot: table(
    'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lifecycle Stage,Job Title,Associated Company,Associated Company IDs',
    {
      ...{ 'Record ID': id, 'First Name': first, 'Last Name': last, Email: email, 'Phone Number': phone },
      ...{
        'Lifecycle Stage': () => 'Customer',
        'Job Title': role,
        'Associated Company': company,
        'Associated Company IDs': companyId,
      },
    },
  ),
  'HubSpot, German': table(
    'Datensatz-ID,Vorname,Nachname,E-Mail,Telefonnummer,Lifecycle-Phase,Berufsbezeichnung,Zugeordnetes Unternehmen,Zugeordnete Unternehmens-IDs',
    {
      ...{
        'Datensatz-ID': id,
        Vorname: first,
        Nachname: last,
        'E-Mail': email,
        Telefonnummer: phone,
        'Lifecycle-Phase': () => 'Kunde',
      },
      ...{ Berufsbezeichnung: role, 'Zugeordnetes Unternehmen': company, 'Zugeordnete Unternehmens-IDs': companyId },
    },
  ),
  'HubSpot, French': table(
    "ID de fiche d'informations,Prénom,Nom,E-mail,Numéro de téléphone,Phase du cycle de vie,Intitulé du poste,Entreprise associée,ID d'entreprise associés",
    {
      ...{
        "ID de fiche d'informations": id,
        Prénom: first,
        Nom: last,
        'E-mail': email,
        'Numéro de téléphone': phone,
        'Phase du cycle de vie': () => 'Client',
      },
      ...{ 'Intitulé du poste': role, 'Entreprise associée': company, "ID d'entreprise associés": companyId },
    },
  ),
  'HubSpot, Spanish': table(
    'ID de registro,Nombre,Apellidos,Correo,Número de teléfono,Etapa del ciclo de vida,Cargo,Empresa asociada,ID de empresas asociadas',
    {
      ...{
        'ID de registro': id,
        Nombre: first,
        Apellidos: last,
        Correo: email,
        'Número de teléfono': phone,
        'Etapa del ciclo de vida': () => 'Cliente',
      },
      ...{ Cargo: role, 'Empresa asociada': company, 'ID de empresas asociadas': companyId },
    },
  ),
  'Salesforce, a report': table(
    'Salutation,First Name,Last Name,Title,Account Name,Mailing Street,Mailing City,Mailing State/Province (text only),Mailing Zip/Postal Code,Mailing Country,Phone,Fax,Mobile,Email,Account Owner,Account ID,Contact ID',
    {
      ...{
        Salutation: () => 'Ms.',
        'First Name': first,
        'Last Name': last,
        Title: role,
        'Account Name': company,
        Phone: phone,
      },
      ...{
        Email: email,
        'Account ID': (_, at) => salesforceId('001', Math.floor(at / 2)),
        'Contact ID': (_, at) => salesforceId('003', at),
      },
    },
  ),
  'Salesforce, a report without ids': table(
    'Salutation,First Name,Last Name,Title,Account Name,Mailing City,Phone,Mobile,Email,Account Owner',
    {
      ...{ Salutation: () => 'Mr.', 'First Name': first, 'Last Name': last, Title: role, 'Account Name': company },
      ...{ Phone: phone, Email: email },
    },
  ),
  'Salesforce, its data loader': table(
    'ID,ISDELETED,ACCOUNTID,ACCOUNT.NAME,LASTNAME,FIRSTNAME,SALUTATION,NAME,PHONE,MOBILEPHONE,EMAIL,TITLE,DEPARTMENT,BIRTHDATE,OWNERID',
    {
      ...{
        ID: (_, at) => salesforceId('003', at),
        ISDELETED: () => 'false',
        ACCOUNTID: (_, at) => salesforceId('001', Math.floor(at / 2)),
      },
      ...{
        'ACCOUNT.NAME': company,
        LASTNAME: last,
        FIRSTNAME: first,
        SALUTATION: () => 'Ms.',
        NAME: whole,
        PHONE: phone,
        EMAIL: email,
        TITLE: role,
      },
    },
  ),
  Pipedrive: table(
    'Person - Name,Person - Labels,Person - Organization,Person - Email - Work,Person - Email - Home,Person - Phone - Work,Person - Phone - Mobile,Person - Owner,Person - Job title,Person - ID,Person - Organization ID',
    {
      ...{
        'Person - Name': whole,
        'Person - Organization': company,
        'Person - Email - Work': email,
        'Person - Phone - Work': phone,
      },
      ...{ 'Person - Job title': role, 'Person - ID': id, 'Person - Organization ID': companyId },
    },
  ),
  'Pipedrive, German': table(
    'Person - Name,Person - Beschriftungen,Person - Organisation,Person - E-Mail - Arbeit,Person - Telefon - Arbeit,Person - Besitzer,Person - Position,Person - ID',
    {
      ...{
        'Person - Name': whole,
        'Person - Organisation': company,
        'Person - E-Mail - Arbeit': email,
        'Person - Telefon - Arbeit': phone,
      },
      ...{ 'Person - Position': role, 'Person - ID': id },
    },
  ),
  Outlook: table(outlook, {
    ...{ 'First Name': first, 'Last Name': last, Title: () => 'Mr.', 'E-mail Address': email, 'Business Phone': phone },
    ...{ Company: company, 'Job Title': role },
  }),
  'Outlook, German': table(
    'Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,Ort geschäftlich,Region geschäftlich,Postleitzahl geschäftlich,Land/Region geschäftlich,Straße privat,Ort privat,Fax geschäftlich,Telefon geschäftlich,Telefon privat,Mobiltelefon,E-Mail-Adresse,E-Mail: Angezeigter Name,Kategorien,Notizen',
    {
      ...{ Anrede: () => 'Herr', Vorname: first, Nachname: last, Firma: company, Position: role },
      ...{ 'Telefon geschäftlich': phone, 'E-Mail-Adresse': email },
    },
  ),
  Google: table(
    'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value',
    {
      ...{ 'First Name': first, 'Last Name': last, 'Organization Name': company, 'Organization Title': role },
      ...{
        Labels: () => '* myContacts',
        'E-mail 1 - Label': () => '* Work',
        'E-mail 1 - Value': email,
        'Phone 1 - Label': () => 'Work',
        'Phone 1 - Value': phone,
      },
    },
  ),
  'Google, before 2023': table(
    'Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Name Suffix,Nickname,Birthday,Occupation,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department',
    {
      ...{
        Name: whole,
        'Given Name': first,
        'Family Name': last,
        'Group Membership': () => '* myContacts',
        'E-mail 1 - Value': email,
      },
      ...{ 'Phone 1 - Value': phone, 'Organization 1 - Name': company, 'Organization 1 - Title': role },
    },
  ),
  vCard: people
    .map((person) =>
      [
        ...['BEGIN:VCARD', 'VERSION:3.0', `N:${last(person)};${first(person)};;;`, `FN:${whole(person)}`],
        ...[`ORG:${company(person)};Department`, ...(role(person) === '' ? [] : [`TITLE:${role(person)}`])],
        ...[
          `EMAIL;TYPE=INTERNET,WORK:${email(person)}`,
          ...(phone(person) === '' ? [] : [`TEL;TYPE=WORK:${phone(person)}`]),
        ],
        'END:VCARD\r\n',
      ].join('\r\n'),
    )
    .join(''),
};

const orders = `Order ID,Order Date,Email,Total\n1,2026-01-05,ann.lee@acme.test,10\n2,2026-02-05,bob.ray@acme.test,20\n3,2026-02-05,fay@hill.test,5\n`;

it.each(Object.entries(layouts))('of %s', async (_, input) => {
  const store = await emptyBook();
  const take = async (text: string) => JSON.parse((await runCadence('import - --json', { store, input: text })).out);
  const [report] = await take(input);
  expect(report).toMatchObject({ added: 3, rejected: 0, people: { rows: 6, companies: 3 } });
  await take(orders);
  const found = await json('list --sort id', store);
  expect(found.map((one: { name: string; value: number }) => [one.name, one.value])).toEqual([
    ['Acme Ltd', 30],
    ['Globe Inc', 0],
    ['Hill Farm', 5],
  ]);
  const known = found.flatMap(
    ({ people: all }: { people: { name: string; role: string | null; emails: string[]; phones: string[] }[] }) =>
      all.map((one) => [one.name, one.role ?? '', one.emails[0] ?? '', one.phones[0] ?? '']),
  );
  expect(known).toEqual(people.map((person) => [whole(person), role(person), email(person), phone(person)]));
  expect((await take(input))[0]).toMatchObject({ added: 0, updated: 0, unchanged: 3 });
  expect(
    (await runCadence('undo --list', { store })).out.split('\n').filter((line) => line.includes('import')),
  ).toHaveLength(2);
});

it.each([
  ['Imię i nazwisko', 'Firma', 'Stanowisko', 'E-mail', 'Telefon'],
  ['Namn', 'Företag', 'Befattning', 'E-post', 'Telefon'],
  ['氏名', '会社名', '役職', 'メールアドレス', '電話番号'],
  ['姓名', '公司', '职位', '邮箱', '电话'],
  ['이름', '회사명', '직책', '이메일', '전화번호'],
  ['ФИО', 'Компания', 'Должность', 'Email', 'Телефон'],
  ['Ad Soyad', 'Şirket', 'Pozisyon', 'E-posta', 'Telefon'],
  ['Nome', 'Azienda', 'Ruolo', 'Email', 'Telefono'],
])('with the words of the language: %s, %s, %s', async (...header) => {
  const [name = '', at = '', what = '', mail = '', number = ''] = header;
  const cells = { [name]: whole, [at]: company, [what]: role, [mail]: email, [number]: phone };
  const store = await emptyBook();
  await runCadence('import -', { store, input: table(header.join(','), cells) });
  const found = await json('list --sort id', store);
  expect(found).toMatchObject([
    { name: 'Acme Ltd', people: [{ name: 'Ann Lee', role: 'Buyer' }, { name: 'Bob Ray' }] },
    { name: 'Globe Inc' },
    { name: 'Hill Farm' },
  ]);
});
