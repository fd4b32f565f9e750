/** SQLite's errors as a user reads them: what, where, and what next. */
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { CannotWrite, InUse, UndoneElsewhere, UserError } from '../../src/errors.ts';
import { explain, explainOpening } from '../../src/store/sqlite/errors.ts';

const book = '/home/ann/cadence.db';
const said = (code: string) => new Database.SqliteError('what SQLite says', code);

describe('an error of SQLite', () => {
  it.each([
    ['SQLITE_NOTADB', UserError, `${book} is not a cadence database`, 'cadence import FILE'],
    ['SQLITE_BUSY', InUse, `${book} is in use by `, 'wait until the other command has finished'],
    ['SQLITE_BUSY_SNAPSHOT', InUse, `${book} is in use by `, 'nothing was changed'],
    ['SQLITE_LOCKED', InUse, `${book} is in use by `, 'nothing was changed'],
    ['SQLITE_READONLY', CannotWrite, `${book} cannot be opened for writing`, 'change their permissions'],
    ['SQLITE_READONLY_DBMOVED', CannotWrite, `${book} cannot be opened for writing`, 'change their permissions'],
    ['SQLITE_CANTOPEN', CannotWrite, `${book} cannot be opened for writing`, '--db FILE'],
    ['SQLITE_FULL', CannotWrite, `no space left for ${book}`, 'free some space'],
    ['SQLITE_IOERR_WRITE', CannotWrite, `${book} could not be read or written: what SQLite says`, 'check the disk'],
    ['SQLITE_CORRUPT_INDEX', UserError, `${book} is damaged`, 'cadence restore'],
    ['SQLITE_NOMEM', UserError, `${book} has more in one place than fits into memory`, 'cadence doctor'],
    ['SQLITE_TOOBIG', UserError, `${book} has more in one place than fits into memory`, 'cadence doctor'],
    [
      'SQLITE_CONSTRAINT_FOREIGNKEY',
      UndoneElsewhere,
      'another command has just removed what this belongs to',
      'nothing was changed',
    ],
  ])('%s names the book and what to do', (code, kind, message, hint) => {
    const explained = explain(said(code), book);
    expect(explained).toBeInstanceOf(kind);
    expect(explained).toMatchObject({
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
      cause: { code },
    });
  });

  it.each(['SQLITE_ERROR', 'SQLITE_CONSTRAINT_NOTNULL', 'SQLITE_MISUSE'])('%s is a defect, and stays one', (code) => {
    const error = said(code);
    expect(explain(error, book)).toBe(error);
  });

  it('of another kind says while a book is opened that this is damaged: nothing else is asked of it then', () => {
    expect(explainOpening(said('SQLITE_ERROR'), book)).toMatchObject({
      message: expect.stringContaining(`${book} is damaged`),
    });
    expect(explainOpening(said('SQLITE_BUSY'), book)).toBeInstanceOf(InUse);
  });
});

it('an error of anything else is left as it is', () => {
  const error = new TypeError('undefined is not a function');
  expect([explain(error, book), explainOpening(error, book)]).toEqual([error, error]);
});
