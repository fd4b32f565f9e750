import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

describe('edit', () => {
  it('changes facts, takes away what is given empty, and keeps both from the next import', async () => {
    const store = await bookWith({
      name: 'Ada Finch',
      emails: ['ada@example.com'],
      city: 'Elko',
      website: 'old.example',
    });
    const { out } = await runCadence(['edit', '1', '--city', 'Reno', '--website', ''], { store });
    expect(out).toBe('Ada Finch: changed\n');
    const file = { store, input: 'Name,Email,City,Website\nAda Finch,ada@example.com,Elko,old.example\n' };
    await runCadence('import -', file);
    expect(await store.customers.get(1)).toMatchObject({ city: 'Reno', website: null, handSet: ['city', 'website'] });
  });

  it('archives a customer, who is then in no list', async () => {
    const store = await bookWith({ name: 'Ada Finch' }, { name: 'Bo' });
    expect((await runCadence('edit 1 --archive', { store })).out).toBe('Ada Finch: archived\n');
    expect(
      JSON.parse((await runCadence('list --json', { store })).out).map(({ name }: { name: string }) => name),
    ).toEqual(['Bo']);
    expect((await runCadence('edit 1 --unarchive --city Reno', { store })).out).toBe(
      'Ada Finch: changed, a customer again\n',
    );
  });

  it.each([
    ['nothing to change', 'edit 1', 'say what to change'],
    ['a zone that does not exist', 'edit 1 --time-zone Mars/Olympus', 'there is no zone "Mars/Olympus"'],
    ['a wrong address', 'edit 1 --email nobody', '--email'],
    ['a number that is none', 'edit 1 --phone abc', '--phone: "abc" has no digits'],
    ['a date that does not exist', 'edit 1 --birthday 1980-02-30', '--birthday: "1980-02-30" is not a day'],
    ['a birthday to come', 'edit 1 --birthday 2099-01-01', '--birthday: 2099-01-01 is still to come'],
    ['a country that is none', 'edit 1 --country __proto__', '--country: "__proto__" is not a country'],
    ['a name of nothing to be seen', ['edit', '1', '--name', '\u001b[31m'], 'a customer needs a name'],
    [
      'hours that end first',
      ['edit', '1', '--hours', 'mon 9-5'],
      '--hours: "9-5" ends before it begins (5 in the afternoon is 17)',
    ],
    ['hours on no day', ['edit', '1', '--hours', 'someday 7-10'], '--hours: "someday" is not a weekday'],
    ['an empty name', ['edit', '1', '--name', ' '], 'a customer needs a name'],
  ])('refuses %s and changes nothing', async (_what, command, words) => {
    const store = await bookWith({ name: 'Ada Finch' });
    const { code, err } = await runCadence(command, { store });
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(await store.operations.latest(9)).toHaveLength(1);
  });
});
