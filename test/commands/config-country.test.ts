/** The country of a book and its regions, by whose calendar there are public holidays. */
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';

let database: string;
beforeEach(() => {
  database = join(ownFolder(), 'book.db');
});

const cadence = (command: string) => runCadence(command, { database });

it('knows a region by its code or its name, and keeps the code', async () => {
  await cadence('config set country DE');
  for (const region of ['BY', 'by', 'Bayern', 'bayern']) {
    expect((await cadence(`config set region ${region}`)).err).toBe('region is now BY\n');
    expect((await cadence('config get region')).out).toBe('BY\n');
  }
  const { code, err } = await cadence('config set region Bavaria');
  expect(code).toBe(1);
  expect(err).toContain('no public holidays are known for the region "Bavaria" of DE');
  expect(err).toContain('BW Baden-Württemberg, BY Bayern,');
  expect((await cadence('config get region')).out).toBe('BY\n');
});

it('is asked for by the list of settings until there is one', async () => {
  const hint = 'Set it: cadence config set country CODE';
  expect((await cadence('config')).err).toContain(hint);
  expect((await cadence('config --json')).err).toBe('');
  await cadence('config set country DE');
  expect((await cadence('config')).err).toBe('');
});

it('lets go of the region that another country has not', async () => {
  for (const [country, region] of [
    ['DE', 'BY'],
    ['US', ''],
    ['DE', ''],
  ]) {
    await cadence(`config set country ${country}`);
    if (region !== '') await cadence(`config set region ${region}`);
    expect((await cadence('config get region')).out).toBe(`${region}\n`);
  }
});

it('takes a country without known holidays, and says so', async () => {
  expect((await cadence('config set country AQ')).err).toBe(
    'no public holidays are known for Antarctica: add them to days-off\ncountry is now AQ\n',
  );
  expect((await cadence('config get country')).out).toBe('AQ\n');
});

it('says when calls are planned on the weekend of the country, until the working days are its own', async () => {
  const hint = 'Calls are planned on days that are the weekend in EG. Change it: cadence config set workdays sun-thu\n';
  expect((await cadence('config set country EG')).err).toContain(hint);
  expect((await cadence('config set workdays sun-thu')).err).not.toContain('weekend');
  expect((await cadence('config set country IL')).err).not.toContain('weekend');
  expect((await cadence('config set country DE')).err).toContain(
    'the weekend in DE. Change it: cadence config set workdays mon-fri',
  );
});
