/** What is known of a language or of a program stands in one file each, and each file is looked up. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nameColumns, noChoices, planColumns } from '../../src/import/columns.ts';
import { meaningsOf } from '../../src/import/headers.ts';
import { languageWords, listed } from '../../src/import/languages/index.ts';
import { programs, programsOf } from '../../src/import/programs/index.ts';

const filesIn = (folder: string, shape: string) =>
  readdirSync(`src/import/${folder}`)
    .map((file) => file.replace('.ts', ''))
    .filter((name) => ![shape, 'index'].includes(name))
    .sort();

describe('languages', () => {
  it('are all known by the names of their files', () => {
    expect(Object.keys(languageWords).sort()).toEqual(filesIn('languages', 'language'));
  });

  it.each(Object.entries(languageWords))(
    '%s: each header is understood as what it is listed under',
    (_, { headers = {} }) => {
      for (const [field, spellings] of Object.entries(headers))
        for (const spelling of listed(spellings))
          expect(
            meaningsOf(spelling).map((meaning) => meaning.field),
            spelling,
          ).toContain(field);
    },
  );

  it.each(Object.entries(languageWords).filter(([, { months }]) => months))('%s has twelve months', (_, { months }) => {
    expect(months?.split('|')).toHaveLength(12);
  });
});

describe('programs', () => {
  /** The header rows of fixtures/programs, a file a program. */
  const headers = (name: string) =>
    readFileSync(`fixtures/programs/${name}.csv`, 'utf8').split('\n')[0]?.split(',') ?? [];

  it('are all known, and each has a file to try it with', () => {
    expect(programs).toHaveLength(filesIn('programs', 'program').length);
    expect(readdirSync('fixtures/programs').sort()).toEqual(
      filesIn('programs', 'program')
        .map((name) => `${name}.csv`)
        .sort(),
    );
  });

  it.each(filesIn('programs', 'program'))('%s is told by its headers, which mean what it says', (name) => {
    const [program] = programsOf(headers(name));
    expect(program?.name.toLowerCase()).toContain(name);
    const plan = planColumns(nameColumns(headers(name)), noChoices);
    for (const [header, field] of Object.entries(program?.headers ?? {})) {
      const read = [...plan.columns].find(([, columns]) => columns.some((column) => column.header === header));
      expect(read?.[0] ?? null, header).toBe(field);
    }
  });
});
