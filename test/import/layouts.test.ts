/** Column layouts of programs and languages, each with what a person would expect of it. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePhones } from '../../src/import/values/phones.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';

/** Imports the file and lists who is in the book then, by id. */
async function listAfter(content: string | Uint8Array, ...options: string[]) {
  const path = join(ownFolder(), 'list.csv');
  writeFileSync(path, content);
  const store = await emptyBook();
  const run = async (words: readonly string[]) => await runCadence(words, { store, today: '2026-11-22' });
  const outcome = await run(['import', path, '--json', ...options]);
  expect(outcome).toMatchObject({ code: 0, err: '' });
  const list = JSON.parse((await run(['list', '--sort', 'id', '--json'])).out);
  return { report: JSON.parse(outcome.out)[0], list };
}

describe('orders of', () => {
  it.each([
    [
      'Amazon: one order a number, its buyer where it went to',
      'amazon-order-id\tpurchase-date\torder-status\tproduct-name\tquantity\tcurrency\titem-price\tship-city\tship-country\tbuyer-email\tbuyer-name\n' +
        '113-1\t2026-10-01T12:22:11+00:00\tShipped\tPress\t2\tUSD\t39.98\tTulsa\tUS\tx1@example.com\tKen Sato\n' +
        '113-1\t2026-10-01T12:22:11+00:00\tShipped\tPeeler\t1\tUSD\t9.99\tTulsa\tUS\tx1@example.com\tKen Sato\n',
      [{ name: 'Ken Sato', value: 49.97, orders: 1, city: 'Tulsa', country: 'US', currency: 'USD' }],
    ],
    [
      'FreeAgent: dated by the invoice, not by its payment',
      'Reference,Contact,Contact Organisation,Dated On,Due On,Status,Currency,Net Value,Total Value,Paid On\n' +
        'INV 1,Tom Reed,Reed & Co,2026-09-01,2026-10-01,Paid,GBP,1000.00,1200.00,2026-09-20\n' +
        'INV 2,Una Shaw,,2026-10-15,2026-11-14,Overdue,GBP,300.00,360.00,\n',
      [
        { name: 'Tom Reed', company: 'Reed & Co', value: 1200, lastPurchase: '2026-09-01' },
        { name: 'Una Shaw', value: 360, lastPurchase: '2026-10-15' },
      ],
    ],
    [
      'lexoffice: offers are no sale, corrections are taken off',
      'Belegtyp;Belegnummer;Belegdatum;Kontakt;Status;Brutto;Währung\n' +
        'Rechnung;RE-1;02.10.2026;Bäckerei Sonne GmbH;Bezahlt;1.190,00;EUR\n' +
        'Rechnungskorrektur;RK-1;15.11.2026;Bäckerei Sonne GmbH;Bezahlt;-119,00;EUR\n' +
        'Angebot;AG-1;15.11.2026;Bäckerei Sonne GmbH;Offen;500,00;EUR\n',
      [{ name: 'Bäckerei Sonne GmbH', value: 1071, orders: 1, currency: 'EUR' }],
    ],
    [
      'Odoo: quotations are no sale, and the company is the seller',
      'Order Reference,Creation Date,Customer,Salesperson,Company,Total,Status,Invoice Status\n' +
        'S21,2026-10-12 09:33:11,"Azure Interior, Brandon Freeman",Mitchell,My Shop,"1,706.00",Sales Order,Fully Invoiced\n' +
        'S22,2026-10-13 09:33:11,Deco Addict,Mitchell,My Shop,"2,947.50",Quotation,Nothing to Invoice\n' +
        'S23,2026-10-29 09:33:11,Deco Addict,Mitchell,My Shop,377.50,Sales Order,To Invoice\n',
      [
        { name: 'Azure Interior, Brandon Freeman', company: null, value: 1706 },
        { name: 'Deco Addict', company: null, value: 377.5 },
      ],
    ],
    [
      'Odoo in French',
      'Référence de la commande,Date de la commande,Client,Vendeur,Total,Statut\n' +
        'S31,2026-10-12 09:33:11,Boulangerie Petit,Marc,1706.00,Bon de commande\n' +
        'S32,2026-10-13 09:33:11,Café Roux,Marc,2947.50,Devis\nS33,2026-10-14 09:33:11,Café Roux,Marc,100.50,Bon de commande\n',
      [
        { name: 'Boulangerie Petit', value: 1706 },
        { name: 'Café Roux', value: 100.5, orders: 1 },
      ],
    ],
    [
      'Clover: what was paid back is taken off',
      'Order ID,Order Date,Order Total,Refunds Total,Customer ID,Customer Name,Order Payment State\n' +
        'ZJ1,15-Oct-2026 12:01 PM CDT,33.00,0.00,7XK2,Mia Cruz,Paid\nZJ2,21-Oct-2026 02:11 PM CDT,80.00,20.00,9PQ1,Leo Ortiz,Paid\n',
      [
        { name: 'Mia Cruz', externalId: '7XK2', value: 33 },
        { name: 'Leo Ortiz', value: 60 },
      ],
    ],
    [
      'PrestaShop: what was cancelled is left out',
      'ID;Référence;Client;Total;Paiement;État;Date\n5;KHW;"J. DOE";61,80 €;Chèque;"Paiement accepté";"12/10/2026 10:11:12"\n' +
        '4;FFA;"J. DOE";"1 169,90 €";Chèque;Annulé;"25/10/2026 10:11:12"\n',
      [{ name: 'J. DOE', value: 61.8, orders: 1, currency: 'EUR' }],
    ],
    [
      'Exact: the amount with tax',
      'Factuurnummer;Factuurdatum;Debiteur;Naam debiteur;Bedrag excl. btw;Btw;Bedrag incl. btw;Valuta\n' +
        '2026001;02-10-2026;1001;Bakker Jan;1.000,00;210,00;1.210,00;EUR\n2026002;14-10-2026;1002;Café Noord;50,00;10,50;60,50;EUR\n',
      [
        { externalId: '1001', name: 'Bakker Jan', value: 1210 },
        { externalId: '1002', name: 'Café Noord', value: 60.5 },
      ],
    ],
    [
      'a spreadsheet with merged cells: what stands below an order belongs to it',
      'Order No,Date,Customer,Item,Amount\n1001,02/10/2026,Alpha Ltd,Soap,10.00\n,,,Towel,20.00\n' +
        '1002,14/10/2026,Beta Ltd,Soap,30.00\n,,,Brush,5.00\nTotal,,,,65.00\n',
      [
        { name: 'Alpha Ltd', value: 30, orders: 1 },
        { name: 'Beta Ltd', value: 35, orders: 1 },
      ],
    ],
  ])('%s', async (_, content, expected) => {
    const { report, list } = await listAfter(content);
    expect(report).toMatchObject({ kind: 'orders', rejected: 0 });
    expect(list).toMatchObject(expected);
    expect(list).toHaveLength(expected.length);
  });
});

describe('customers of', () => {
  it.each([
    [
      'Sage 50: the account, and who answers there',
      'A/C,Name,Contact,Telephone,Turnover YTD,Last Inv Date,Last Payment Date\nABS001,ABS Garages Ltd,Mike Hall,0191 254 5909,5123.00,14/10/2026,01/11/2026\n',
      [{ externalId: 'ABS001', name: 'ABS Garages Ltd', company: 'ABS Garages Ltd', lastPurchase: '2026-10-14' }],
    ],
    [
      'Housecall Pro',
      'Customer ID,Display Name,Mobile Number,Home Number,Address_1 City,Lifetime Value,Last Service Date,Created At,Do Not Service\n' +
        'cus_a1,Rosa Diaz,(303) 555-0101,(303) 555-0103,Denver,"$3,450.00",10/22/2026,01/15/2022,false\ncus_a2,Hal Finn,(303) 555-0102,,Denver,$200.00,06/20/2025,06/10/2025,true\n',
      [
        { name: 'Rosa Diaz', phones: ['(303) 555-0101', '(303) 555-0103'], value: 3450, lastPurchase: '2026-10-22' },
        { name: 'Hal Finn', value: 200, doNotCall: true },
      ],
    ],
    [
      'MYOB: company or surname in one column',
      '{}\nCo./Last Name\tFirst Name\tCard ID\t           - City\t           - Phone # 1\t           - Email\nIsland Way Motel\t\tCUS1\tCairns\t07 4055 0100\tstay@example.com\nChadwick\tChris\tCUS2\tDarwin\t08 8955 0100\tchris@example.com\n',
      [
        { externalId: 'CUS1', name: 'Island Way Motel', city: 'Cairns' },
        { externalId: 'CUS2', name: 'Chris Chadwick', phones: ['08 8955 0100'] },
      ],
    ],
    [
      'Klaviyo: what was bought, not what is hoped for',
      'Email,Klaviyo ID,First Name,Last Name,Historic CLV,Predicted CLV,Total CLV,Historic Number Of Orders,Predicted Number Of Orders,Last Purchase Date\n' +
        'ed@example.com,01H1,Ed,Fox,1310.00,400,1710.00,7,2,2026-10-20\n',
      [{ externalId: '01H1', name: 'Ed Fox', value: 1310, orders: 7 }],
    ],
    [
      'a Russian program',
      'Имя;Компания;Телефон;Эл. почта;Город;Сумма покупок;Последняя покупка\nИван Петров;ООО Ромашка;+7 495 555-01-01;ivan@example.com;Москва;12 345,60 ₽;02.10.2026\n',
      [{ name: 'Иван Петров', company: 'ООО Ромашка', city: 'Москва', value: 12345.6, lastPurchase: '2026-10-02' }],
    ],
    [
      'a Japanese program',
      '顧客番号,氏名,会社名,電話番号,メールアドレス,購入金額合計,最終購入日\n1001,山田 太郎,山田商店,03-5555-0101,taro@example.com,"¥123,400",2026年10月2日\n',
      [{ externalId: '1001', name: '山田 太郎', company: '山田商店', value: 123400, lastPurchase: '2026-10-02' }],
    ],
    [
      'a Chinese program',
      '客户编号,客户名称,联系人,电话,累计消费,最后购买日期\n1001,阳光商店,王伟,+86 10 5555 0101,"12,345.60",2026-10-02\n',
      [{ externalId: '1001', name: '阳光商店', company: '阳光商店', value: 12345.6 }],
    ],
    [
      'an Arabic program',
      'الاسم,الشركة,الهاتف,البريد الإلكتروني,إجمالي المشتريات,آخر شراء\nأحمد علي,شركة النور,+971 4 555 0101,ahmed@example.com,"1,234.50",2026-10-02\n',
      [{ name: 'أحمد علي', company: 'شركة النور', email: 'ahmed@example.com', value: 1234.5 }],
    ],
    [
      'a Czech program',
      'Jméno;Příjmení;Firma;Město;PSČ;Celkem utraceno;Poslední objednávka\nJan;Novák;Novák s.r.o.;Praha;110 00;12 345,60 Kč;2. 10. 2026\n',
      [{ name: 'Jan Novák', company: 'Novák s.r.o.', value: 12345.6, currency: 'CZK', lastPurchase: '2026-10-02' }],
    ],
    [
      'a Danish program',
      'Kundenr.;Navn;Postnr.;By;Telefon;Omsætning;Seneste køb\n1001;Bageri Sol;8000;Aarhus;+45 8655 0101;12.345,60;02-10-2026\n',
      [{ externalId: '1001', name: 'Bageri Sol', city: 'Aarhus', value: 12345.6 }],
    ],
    [
      'a Turkish program',
      'Müşteri Adı;Firma;Telefon;Şehir;Toplam Harcama;Son Alışveriş\nAyşe Yılmaz;Yılmaz Tic.;+90 212 555 01 01;İstanbul;12.345,60 TL;02.10.2026\n',
      [{ name: 'Ayşe Yılmaz', company: 'Yılmaz Tic.', city: 'İstanbul', value: 12345.6, currency: 'TRY' }],
    ],
    [
      'a list that says who may be called',
      'Name,Phone,OK to call?\nAda Finch,312-555-0101,yes\nBo Falk,312-555-0102,no\n',
      [
        { name: 'Ada Finch', doNotCall: false },
        { name: 'Bo Falk', doNotCall: true },
      ],
    ],
  ])('%s', async (_, content, expected) => {
    const { report, list } = await listAfter(content);
    expect(report).toMatchObject({ kind: 'customers', rejected: 0 });
    expect(list).toMatchObject(expected);
    expect(list).toHaveLength(expected.length);
  });
});

it.each([
  [
    'the header',
    'เลขที่เอกสาร,วันที่,ชื่อลูกค้า,ยอดรวม,สถานะ\nINV-1,25/11/68,ร้านสมชาย,"1,200.00",ชำระเงินแล้ว\nINV-2,05/11/69,ร้านสมชาย,300.00,ชำระเงินแล้ว\n',
  ],
  [
    'a name',
    'Invoice No,Invoice Date,Customer,Total\nINV-1,25/11/68,ร้านสมชาย,"1,200.00"\nINV-2,05/11/69,ร้านสมชาย,300.00\n',
  ],
])('counts the years of a Thai file from Buddha’s, by %s', async (_, content) => {
  const { list } = await listAfter(content);
  expect(list).toMatchObject([
    { name: 'ร้านสมชาย', value: 1500, firstPurchase: '2025-11-25', lastPurchase: '2026-11-05' },
  ]);
});

it.each([
  ['prices', "Shop,Zeta's,Ome$ga\nAda Finch,2026-03-04,12.50\nBo Hale,2026-03-05,8.00\n"],
  ['whole numbers', "Shop,Zeta's,Ome$ga\nAda Finch,2026-03-04,1200\nBo Hale,2026-03-05,80\nAda Finch,2026-04-05,350\n"],
])('says of a list with days and %s under unknown words how to read them as orders', async (_, content) => {
  const { report } = await listAfter(content, '--map', 'name=Shop');
  const said = report.warnings.join('\n');
  const [, words] = /if they are of orders: (.*)$/m.exec(said) ?? [];
  expect(words).toBe("--kind orders --map orderDate='Zeta'\\''s' --map amount='Ome$ga'");
  const { stdout } = spawnSync('sh', ['-c', `printf '%s\n' ${words}`], { encoding: 'utf8' });
  const { list, report: again } = await listAfter(content, '--map', 'name=Shop', ...stdout.trim().split('\n'));
  expect(again).toMatchObject({ kind: 'orders', rejected: 0 });
  expect(list[0]).toMatchObject({ name: 'Ada Finch', lastPurchase: expect.stringMatching(/^2026-0[34]/) });
});

it.each([
  ['ids of one length', '10023', '10021', '10022'],
  ['a count of rows', '101', '102', '103'],
  ['years', '2019', '2021', '2020'],
  ['small numbers', '3', '12', '7'],
])('says nothing of orders where there are %s', async (_, ...numbers) => {
  const rows = numbers.map((number, at) => `Ada Finch ${at},2026-03-0${at + 1},${number}`);
  const { report } = await listAfter(`Name,Zeta,Omega\n${rows.join('\n')}\n`);
  expect(report.warnings.join()).not.toContain('orders');
});

it('never takes one customer for another whose name begins with the next letter', async () => {
  const { list } = await listAfter('Name,City\nJim Lee,Reno\nKim Lee,Boise\nMara Orr,Reno\nLara Orr,Reno\n');
  expect(list.map(({ name }: { name: string }) => name)).toEqual(['Jim Lee', 'Kim Lee', 'Mara Orr', 'Lara Orr']);
});

describe('of a list written in another encoding than Windows-1252', () => {
  const windows1251 = (text: string) =>
    Uint8Array.from([...text], (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
    });

  it('the headers tell which', async () => {
    const { report, list } = await listAfter(windows1251('ФИО;Телефон;Сумма\nИван Петров;+7 495 555-01-01;12345,60\n'));
    expect(report).toMatchObject({ format: { encoding: 'windows-1251' } });
    expect(list).toMatchObject([{ name: 'Иван Петров', value: 12345.6 }]);
  });

  it('letters that no such text has are reported, with what to do', async () => {
    const { report } = await listAfter(windows1251('Name;Phone\nИван Петров;+7 495 555-01-01\n'));
    expect(report.warnings).toContainEqual(expect.stringContaining('--encoding windows-1251'));
  });
});

it.each([
  ['Tel: 020 7946 0103; Mob: 07700 900103', ['020 7946 0103', '07700 900103']],
  ['020 7946 0102, 07700 900102 (mobile)', ['020 7946 0102', '07700 900102']],
  ['07700 900105 (wife) or 020 7946 0105', ['07700 900105', '020 7946 0105']],
  ['(212) 555 0103 Cat', ['(212) 555 0103']],
  ['020 7946 0104 ext. 12', ['020 7946 0104 ext. 12']],
])('the numbers in %j', (cell, phones) => {
  expect(parsePhones(cell)).toMatchObject({ phones, problem: null });
});

it('says which of several numbers it could not read', () => {
  expect(parsePhones('020 7946 0103; call the shop')).toEqual({
    phones: ['020 7946 0103'],
    problem: 'is not a phone number',
  });
});

it.each([
  ['~$list.xlsx', /^cadence: ~\$list.xlsx is the lock file of a spreadsheet program.*\n {2}import list.xlsx;/],
  ['.~lock.list.ods#', /is the lock file of a spreadsheet program.*\n {2}import list.ods;/],
  ['list.csv.crdownload', /is a download that has not finished.*\n.*then import list.csv;/],
  ['list.xlsx.part', /is a download that has not finished.*\n.*then import list.xlsx;/],
])('%s is no list, or not a whole one', async (name, said) => {
  const path = join(ownFolder(), name);
  writeFileSync(path, 'Name,Email\nAda Finch,ada@example.com\n');
  expect(await runCadence(['import', path], { store: await emptyBook() })).toMatchObject({
    code: 1,
    err: expect.stringMatching(said),
  });
});

it('says that the end of a file was lost where it ends in NUL bytes', async () => {
  const rows = 'Name,Email\nAda Finch,ada@example.com\n';
  const { report, list } = await listAfter(`${rows}${'\0'.repeat(4096)}`);
  expect(report.warnings).toEqual([expect.stringMatching(/ends in NUL bytes \(4,096 .*compare the totals/)]);
  expect(list).toHaveLength(1);
  const inside = await listAfter(rows.replace('Ada ', 'Ada\0 '));
  expect(inside.report.warnings).toEqual(['1 NUL byte was removed']);
  const path = join(ownFolder(), 'list.csv');
  writeFileSync(path, Buffer.alloc(4096));
  const { err } = await runCadence(['import', path], { store: await emptyBook() });
  expect(err).toContain('list.csv holds nothing but NUL bytes');
});

it.each(['Name,Email,Phone\n', 'Order ID,Date,Customer,Total'])(
  'says that there is nothing below a header: %j',
  async (content) => {
    const { report } = await listAfter(content);
    expect(report).toMatchObject({ rows: 0, added: 0, warnings: [expect.stringContaining('no row below the header')] });
  },
);

it.each([
  ['[{"name":"Ann","email":"ann@example.com"}]', 'JSON'],
  ['{\n  "customers": []\n}', 'JSON'],
  ['dn: cn=Ulf Vane,mail=ulf@example.com\ncn: Ulf Vane\n', 'LDIF'],
  ['{\\rtf1\\ansi Name,Email}', 'RTF'],
  ["INSERT INTO customers VALUES (1,'Ann','ann@example.com');", 'SQL'],
  ['<table><tr><td>Name</td></tr></table>', 'web page'],
])('%j is answered with what to do', async (content, what) => {
  const path = join(ownFolder(), 'list.csv');
  writeFileSync(path, content);
  expect(await runCadence(['import', path], { store: await emptyBook() })).toMatchObject({
    code: 1,
    err: expect.stringContaining(what),
  });
});
