/** What not every server with PostgreSQL's language has is not used: nothing of it stands in the source. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const forbidden: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    'triggers and functions of the server',
    /\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:CONSTRAINT\s+)?(?:TRIGGER|FUNCTION|PROCEDURE|RULE)\b/i,
  ],
  [
    'sequences',
    /\b(?:CREATE\s+SEQUENCE|nextval|setval|currval|(?:BIG|SMALL)?SERIAL\b|GENERATED\s+(?:ALWAYS|BY\s+DEFAULT)\s+AS\s+IDENTITY)/,
  ],
  ['locks of a session or by advice', /pg_(?:try_)?advisory|\bLOCK\s+TABLE\b/i],
  ['LISTEN and NOTIFY', /\b(?:LISTEN|UNLISTEN|NOTIFY|pg_notify)\b/],
  ['temporary tables', /\bCREATE\s+(?:GLOBAL\s+|LOCAL\s+)?(?:TEMP|TEMPORARY|UNLOGGED)\b/i],
  ['deferred constraints', /\b(?:DEFERRABLE|INITIALLY\s+DEFERRED|SET\s+CONSTRAINTS)\b/i],
  ['settings of a session', /\bSET\s+(?:SESSION|search_path|lock_timeout)\b|set_config\([^)]*,\s*false\)/i],
  ['named statements', /\bPREPARE\s+\w+\s+AS\b|\bparse\(\{\s*name\b/],
];

/** All that a server is sent comes from these. */
const files = globSync(['src/store/*.ts', 'src/store/postgres/*.ts']);
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^\s*--.*$/gm, '');

it.each(forbidden)('uses no %s', (_, pattern) => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => pattern.test(withoutComments(readFileSync(file, 'utf8'))))).toEqual([]);
});
