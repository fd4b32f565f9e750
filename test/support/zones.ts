import { whole } from './thorough.ts';

/**
 * The suite runs in two zones, one on either side of Greenwich and both with summer time. In the second run the files that
 * ask for the time zone (`zoned`); it would tell the others nothing new, and they fail as soon as anything in them asks. A short
 * run tries each of the files in one of the two (in-short.ts).
 */
export const zones = ['America/Los_Angeles', 'Pacific/Auckland'] as const;

/** They ask where their cases are tried in full, and seldom otherwise. */
export const askingInFull: readonly string[] = ['test/commands/unsound-rows.test.ts', 'test/store/same-output.test.ts'];

/** They ask: of all others zone-watch.ts checks that they do not. */
export const zoned: readonly string[] = [
  'test/suite.test.ts',
  'test/json-document.test.ts',
  'test/app/claim.test.ts',
  'test/commands/{book-zone,calendar,call-around,clocks,config-country,cron,dates,demo,holidays-kept,import-calls,import-country,mailing,named-files,people-everywhere,plan-calendar,read-replies,team,today-done,week,week-answered}.test.ts',
  ...(whole ? askingInFull : []),
  'test/domain/{day,due}.test.ts',
  'test/import/{call-log,cases}.test.ts',
  'test/platform/{holidays,wall-clock}.test.ts',
  'test/render/{ics,week-formats}.test.ts',
];

/**
 * They run the program as a process, or wait for servers: the longest of all, so they come first, and in one zone only. What
 * a process has of the zone is one line of main.ts, and test/bin/zones.test.ts tries that in zones a day apart.
 */
export const processes: readonly string[] = [
  'test/acceptance/documents.test.ts',
  'test/readme.test.ts',
  'test/bench/torture.test.ts',
  'test/bin/{build,code-cache,encryption,engines,executable,hooks,launcher,mail,main,mcp,output,package,plaintext,odd-places,power-cut,read-only,release,secrets,settings-of-others,zones}.test.ts',
  'test/commands/{config-encrypt,import-no-book,logins}.test.ts',
  'test/mail/{imap,open,patient,server,smtp}.test.ts',
  'test/render/pages.test.ts',
  'test/call/lost-connection.test.ts',
  'test/store/{many-callers,migrations,open,pooler,round-trips,server-away,server-migrations}.test.ts',
  'test/terminal/{call,call-people,completion,desk,import,killed-on-server,narrow-questions,pager,screens,stopping,ten-days,together,typed-ahead}.test.ts',
];
