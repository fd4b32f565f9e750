/** The logs of telephones as their programs write them: which calls, when, how long, and with which number. */
import { describe, expect, it } from 'vitest';
import { isCallLog, readCallLog } from '../../src/import/call-log/open.ts';

const source = (text: string | Buffer) => ({
  name: 'calls',
  async *open() {
    yield Buffer.from(text);
  },
});
const read = async (text: string | Buffer, dayFirst: boolean | null = null, country: string | null = null) => {
  const { calls, ...rest } = await readCallLog(source(text), { encoding: null, dayFirst, country });
  const short = calls.map(({ sides, day, time, seconds, busy, by }) => [
    sides.map(({ direction, number }) => `${direction} ${number}`).join(' or '),
    `${day} ${time}`,
    seconds,
    ...(busy ? ['busy'] : []),
    ...(by === null ? [] : [by]),
  ]);
  return { calls: short, ...rest };
};

/** On the clock of the machine, as a telephone shows it. */
const epoch = (text: string) => new Date(text).getTime();

describe('SMS Backup & Restore', () => {
  const call = (number: string, at: string, type: number, duration: number) =>
    `<call number="${number}" duration="${duration}" date="${epoch(at)}" type="${type}" presentation="1" subscription_id="null" post_dial_digits="" readable_date="x" contact_name="A &amp; B" />`;
  it('tells calls out, in, missed, declined and answered elsewhere', async () => {
    const text = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By SMS Backup & Restore-->\n<calls count="6" type="full">
      ${call('+491711234567', '2026-10-05T09:30:40', 2, 754)}
      ${call('03511234567', '2026-10-05T10:00:00', 2, 0)}
      ${call('03511234567', '2026-10-06T23:59:59', 1, 61)}
      ${call('-1', '2026-10-07T08:00:00', 3, 0)}
      ${call('03511234567', '2026-10-08T08:00:00', 5, 0)}
      ${call('03511234567', '2026-10-09T08:00:00', 7, 0)}
      ${call('03511234567', '2026-10-09T08:00:00', 6, 0)}
      <call number="1" date="soon" type="1" duration="1" /></calls>`;
    expect(await read(text)).toEqual({
      format: 'android',
      calls: [
        ['outbound +491711234567', '2026-10-05 09:30', 754],
        ['outbound 03511234567', '2026-10-05 10:00', 0],
        ['inbound 03511234567', '2026-10-06 23:59', 61],
        ['inbound -1', '2026-10-07 08:00', 0],
        ['inbound 03511234567', '2026-10-08 08:00', 0],
        ['inbound 03511234567', '2026-10-09 08:00', null],
      ],
      internal: 0,
      problems: [
        { line: 7, reason: 'neither an incoming nor an outgoing call' },
        { line: 8, reason: 'no readable day and time' },
      ],
    });
  });

  it('is not taken for the messages of the same backup, and says where it breaks off', async () => {
    await expect(isCallLog(source('<?xml version="1.0"?><smses count="1"><sms/></smses>'), null)).rejects.toThrow(
      /messages, not calls/,
    );
    await expect(read('<calls><call number="1')).rejects.toThrow(/is cut off/);
  });
});

describe('FRITZ!Box', () => {
  it('reads the list of its page in Latin-1, with types of the newer boxes', async () => {
    const text = [
      'sep=;',
      'Typ;Datum;Name;Rufnummer;Landes-/Ortsnetzbereich;Nebenstelle;Eigene Rufnummer;Dauer',
      '1;30.07.26 15:41;Müller GmbH;004592459500;Dänemark;ISDN Gerät;97911585;0:05',
      '2;30.07.26 14:37;;024339392801;Hückelhoven;;97911585;0:00',
      '3;29.07.26 14:37;;024339392802;Hückelhoven;;97911585;0:00',
      '4;23.07.26 09:08;;030208477964;Berlin;ISDN Gerät;97911585;1:02',
      '1;30.07.26 20:11;;01607661343;;Anrufbeantworter 1;Internet: 58399100;0:01',
      '4;30.02.26 20:11;;01607661343;;;;0:01',
      '',
    ].join('\r\n');
    const { calls, problems } = await read(Buffer.from(text, 'latin1'));
    expect(calls).toEqual([
      ['inbound 004592459500', '2026-07-30 15:41', 300],
      ['inbound 024339392801', '2026-07-30 14:37', 0],
      ['inbound 024339392802', '2026-07-29 14:37', 0],
      ['outbound 030208477964', '2026-07-23 09:08', 3720],
      ['inbound 01607661343', '2026-07-30 20:11', 0],
    ]);
    expect(problems).toEqual([{ line: 8, reason: 'no readable day and time' }]);
  });

  it.each([
    [
      'Typ;Datum;Rufnummer;Nebenstelle;Eigene Rufnummer;Dauer',
      '3;25.12.12 17:45;0123456789;Fon 1;12345;0:07',
      'outbound',
    ],
    [
      'Type;Date;Name;Number;Extension;Telephone Number;Duration',
      '3;25.12.12 17:45;;0123456789;Fon 1;12345;0:07',
      'outbound',
    ],
    [
      'Tipo;Fecha;Nombre;Número;Extensión;Número propio;Duración',
      '4;25.12.12 17:45;;0123456789;Fon 1;12345;0:07',
      'outbound',
    ],
    [
      'Typ;Datum;Name;Rufnummer;Nebenstelle;Eigene Rufnummer;Dauer',
      '3;25.12.12 17:45;;0123456789;Fon 1;12345;0:00',
      'inbound',
    ],
  ])('knows the rows in any language and of any age: %s', async (header, row, direction) => {
    const { calls } = await read(`sep=;\n${header}\n${row}\n`);
    expect(calls).toEqual([[`${direction} 0123456789`, '2012-12-25 17:45', row.endsWith('0:07') ? 420 : 0]]);
  });

  it('reads the list that programs get', async () => {
    const call = (type: number, more: string, duration: string) =>
      `<Call><Id>1</Id><Type>${type}</Type>${more}<Name>Müller</Name><Numbertype /><Date>23.09.26 08:13</Date><Duration>${duration}</Duration><Count /><Path /></Call>`;
    const { calls, problems } = await read(
      `<?xml version="1.0" encoding="UTF-8"?><root><timestamp>1</timestamp>
      ${call(1, '<Caller>0351 1</Caller><Called>SIP: 99</Called><CalledNumber>99</CalledNumber><Port>10</Port>', '0:02')}
      ${call(1, '<Caller>0351 2</Caller><Called>SIP: 99</Called><Port>40</Port>', '0:01')}
      ${call(2, '<Caller>0351 3</Caller><Called>99</Called><Port>-1</Port>', '0:00')}
      ${call(3, '<Called>0351 4</Called><Caller>SIP: 99</Caller><CallerNumber>99</CallerNumber><Port>10</Port>', '0:03')}
      ${call(9, '<Caller>0351 5</Caller>', '0:03')}</root>`,
    );
    expect(calls).toEqual([
      ['inbound 0351 1', '2026-09-23 08:13', 120],
      ['inbound 0351 2', '2026-09-23 08:13', 0],
      ['inbound 0351 3', '2026-09-23 08:13', 0],
      ['outbound 0351 4', '2026-09-23 08:13', 180],
    ]);
    expect(problems).toEqual([{ line: 5, reason: 'not over yet' }]);
  });
});

describe('3CX', () => {
  it('reads version 20, a call of several telephones as one', async () => {
    const text = [
      'Call Time,Call ID,From,To,Direction,Status,Ringing,Talking,Cost,Call Activity Details',
      '2026-11-03T09:12:33,c1,Ann Bold (101),+493511234567,Outbound,Answered,00:00:10,00:04:05,,"a, b"',
      '2026-11-03T10:00:00,c2,Finch (03511234567),Ann Bold (101),Inbound,Unanswered,00:00:20,00:00:00,,x',
      '2026-11-03T10:00:20,c2,Finch (03511234567),Cy Lee (102),Inbound,Answered,00:00:05,00:01:00,,x',
      '2026-11-03T11:00:00,c3,03511234567,Voice Mail (999),Inbound,Answered,00:00:05,00:01:00,,x',
      '2026-11-03T12:00:00,c4,Ann Bold (101),Cy Lee (102),Internal,Answered,00:00:05,00:01:00,,x',
      'Totals,,,,,,,,,',
    ].join('\n');
    expect(await read(`\ufeff${text}`)).toMatchObject({
      format: '3cx',
      calls: [
        ['outbound +493511234567', '2026-11-03 09:12', 245, 'Ann Bold'],
        ['inbound 03511234567', '2026-11-03 10:00', 60, 'Cy Lee'],
        ['inbound 03511234567', '2026-11-03 11:00', 0, 'Voice Mail'],
      ],
      internal: 1,
      problems: [],
    });
  });

  it.each([
    ['13/11/2026 09:12:33', null, '2026-11-13 09:12'],
    ['11/13/2026 9:12:33 PM', null, '2026-11-13 21:12'],
    ['03/11/2026 09:12:33', true, '2026-11-03 09:12'],
  ])('reads version 18, and the order of its dates: %s', async (written, dayFirst, when) => {
    const text = `Call Time,Caller ID,Destination,Status,Ringing,Talking,Totals,Cost\n${written},Ann Bold (101),07700900123,Answered,00:00:10,00:04:05,00:04:15,\n`;
    expect((await read(text, dayFirst)).calls).toEqual([['outbound 07700900123', when, 245, 'Ann Bold']]);
  });

  it.each([
    ['US', '2026-03-11 09:12'],
    ['GB', '2026-11-03 09:12'],
    [null, '2026-03-11 09:12'],
  ])('reads dates that no row tells as %s writes them', async (country, when) => {
    const text =
      'Call Time,Caller ID,Destination,Status,Ringing,Talking,Totals,Cost\n03/11/2026 09:12:33,Ann (101),07700900123,Answered,00:00:10,00:04:05,00:04:15,\n';
    expect((await read(text, null, country)).calls[0]?.[1]).toBe(when);
  });

  it.each([
    [
      'German, version 20',
      'Anrufzeit,Anruf-ID,Von,Nach,Richtung,Status,Klingeln,Gespräch,Kosten',
      [
        '2026-11-03T09:12:33,c1,"Höhne, Info (830)",021155501,Ausgehend,Angenommen,00:00:10,00:01:12,0.00',
        '2026-11-03T10:00:00,c2,021155501,Anrufbeantworter (999),Eingehend,Angenommen,00:00:05,00:01:00,0.00',
        '2026-11-03T11:00:00,c3,Info (830),021155502,Ausgehend,Besetzt,00:00:05,00:00:00,0.00',
        '2026-11-03T12:00:00,c4,Info (830),Lee (831),Intern,Angenommen,00:00:05,00:01:00,0.00',
      ],
    ],
    [
      'French, version 18',
      "Heure d'appel;Appelant;Destination;État;Sonnerie;Conversation;Totaux;Coût",
      [
        '03.11.2026 09:12:33;Höhne, Info (830);021155501;Répondu;00:00:10;00:01:12;00:01:22;',
        '03.11.2026 10:00:00;021155501;Messagerie vocale (999);Répondu;00:00:05;00:01:00;00:01:05;',
        '03.11.2026 11:00:00;Info (830);021155502;Occupé;00:00:05;00:00:00;00:00:05;',
        '03.11.2026 12:00:00;Info (830);Lee (831);Répondu;00:00:05;00:01:00;00:01:05;',
      ],
    ],
  ])('knows its rows under headers in any language: %s', async (_, header, rows) => {
    expect(await read([header, ...rows, ''].join('\n'))).toMatchObject({
      format: '3cx',
      calls: [
        ['outbound 021155501', '2026-11-03 09:12', 72, 'Höhne, Info'],
        ['inbound 021155501', '2026-11-03 10:00', 0, expect.any(String)],
        ['outbound 021155502', '2026-11-03 11:00', 0, 'busy', 'Info'],
      ],
      internal: 1,
      problems: [],
    });
  });
});

describe('Asterisk', () => {
  const row = (
    src: string,
    dst: string,
    rest: { app?: string; talked?: number; state?: string; id?: string; context?: string },
  ) => {
    const { app = 'Dial', talked = 0, state = 'ANSWERED', id = '1', context = 'default' } = rest;
    return `"","${src}","${dst}","${context}","""Ann"" <${src}>","SIP/a","SIP/b","${app}","x,30","2026-11-03 09:12:33",,"2026-11-03 09:20:00",${talked + 5},${talked},"${state}","DOCUMENTATION","17.${id}",""`;
  };
  it('reads Master.csv, rows of one call together', async () => {
    const text = [
      row('101', '03511234567', { talked: 90, id: '1' }),
      row('101', '03511234567', { state: 'BUSY', id: '2' }),
      row('03511234567', '101', { state: 'NO ANSWER', id: '3' }),
      row('03511234567', '102', { talked: 40, id: '3' }),
      row('03511234567', 's', { talked: 40, id: '4', app: 'VoiceMail' }),
      row('101', '102', { talked: 40, id: '5' }),
      row('03019999999', '03511234567', { talked: 40, id: '6' }),
      row('03019999999', '03511234567', { talked: 40, id: '7', context: 'from-internal' }),
      row('101', '03511234567', { state: 'FAILED', id: '8' }),
    ].join('\n');
    expect(await read(text)).toEqual({
      format: 'asterisk',
      calls: [
        ['outbound 03511234567', '2026-11-03 09:12', 90],
        ['outbound 03511234567', '2026-11-03 09:12', 0, 'busy'],
        ['inbound 03511234567', '2026-11-03 09:12', 40],
        ['inbound 03511234567', '2026-11-03 09:12', 0],
        ['outbound 03511234567 or inbound 03019999999', '2026-11-03 09:12', 40],
        ['outbound 03511234567', '2026-11-03 09:12', 40],
      ],
      internal: 1,
      problems: [{ line: 9, reason: 'it did not get through to a telephone' }],
    });
  });

  it('reads a table with a header', async () => {
    const text =
      'calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid\n' +
      '2026-11-03 09:12:33,Ann,101,03511234567,from-internal,a,b,Dial,x,95,90,ANSWERED,3,,17.1\n';
    expect((await read(text)).calls).toEqual([['outbound 03511234567', '2026-11-03 09:12', 90]]);
  });
});

it.each([
  ['name,email,phone\nAda,ada@finch.example,0351 1234567\n'],
  ['Typ;Datum;Betrag\nRechnung;01.02.2026;12,50\n'],
  ['Order,Date,Total,Status\n1,2026-11-03 09:12:33,12,answered\n'],
  [
    'Datum,Mitarbeiter,Projekt,Ort,Pause,Arbeit,Summe\n2026-11-03 09:12:33,Ann Bold,Finch 12,Bonn,00:30:00,08:00:00,08:30:00\n',
  ],
  ['<html><body>no</body></html>'],
  [''],
])('leaves other files alone: %s', async (text) => {
  expect(await isCallLog(source(text), null)).toBe(false);
});
