import type { ReadOptions } from '../../src/import/file.ts';

/** A user who said nothing, on the day of the tests. */
export const readOptions: ReadOptions = {
  today: '2026-11-22',
  choices: { map: new Map(), ignore: [], kind: null, statuses: new Map() },
  encoding: null,
  delimiter: null,
  dateOrder: null,
  decimal: null,
  country: null,
  currency: null,
  epoch: 1900,
  sheet: null,
  ownEmails: new Set(),
  include: new Set(),
};
