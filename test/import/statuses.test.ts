/** Statuses as programs write them in the languages of the import, and what each says of "was something bought". */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { meaningOfStatus } from '../../src/import/statuses.ts';

const listed: { language: string; program: string; status: string; meaning: string }[] = parse(
  readFileSync('fixtures/statuses.csv'),
  { columns: true },
);

it.each(listed)('$language, $program: $status is $meaning', ({ status, meaning }) => {
  const found = meaningOfStatus(status.toLowerCase(), 'orders');
  expect(typeof found === 'string' ? found : found.leftOut).toBe(meaning);
});
