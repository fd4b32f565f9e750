import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';

describe('add', () => {
  it('adds a customer with all that is said, and undo takes it away', async () => {
    const store = await emptyBook();
    const words = [
      'add',
      "Ada O'Finch",
      '--company',
      'Finch & Co',
      '--email',
      'Ada@Example.com',
      '--phone',
      '+1 312 555 0101',
    ];
    expect(await runCadence([...words, '--birthday', '--05-17'], { store })).toEqual({
      code: 0,
      out: "added 1: Ada O'Finch, Finch & Co\n",
      err: '',
    });
    expect(await store.customers.get(1)).toMatchObject({
      name: "Ada O'Finch",
      emails: ['ada@example.com'],
      phones: ['+1 312 555 0101'],
      birthday: '--05-17',
      createdOn: '2026-11-23',
    });
    await runCadence('undo --yes', { store });
    expect(await store.customers.count()).toBe(0);
  });

  it('names who has that number already, however it is written', async () => {
    const store = await bookWith({ name: 'Ada Finch', phones: ['+1 312 555 0101'] });
    const { code, err } = await runCadence(['add', 'Ada', '--phone', '+1 (312) 555-0101'], { store });
    expect({ code, err: err.split('\n')[0] }).toEqual({
      code: 1,
      err: 'cadence: 1 Ada Finch has +1 (312) 555-0101 already',
    });
    expect((await runCadence(['add', 'Ada', '--phone', '+1 (312) 555-0101', '--yes'], { store })).code).toBe(0);
  });

  it('stops at a name that is known, unless it is somebody of another company', async () => {
    const store = await bookWith({ name: 'Ada Finch', company: 'Finch & Co' });
    expect(await runCadence(['add', 'ada finch', '--company', 'FINCH & CO'], { store })).toMatchObject({
      code: 1,
      err: expect.stringContaining('1 Ada Finch, Finch & Co has this name already'),
    });
    expect((await runCadence(['add', 'Ada Finch', '--company', 'Elsewhere Ltd'], { store })).code).toBe(0);
  });
});

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
    await runCadence('edit 1 --archive', { store });
    expect(
      JSON.parse((await runCadence('list --json', { store })).out).map(({ name }: { name: string }) => name),
    ).toEqual(['Bo']);
  });

  it.each([
    ['nothing to change', 'edit 1', 'say what to change'],
    ['a zone that does not exist', 'edit 1 --time-zone Mars/Olympus', 'there is no zone "Mars/Olympus"'],
    ['a wrong address', 'edit 1 --email nobody', '--email'],
    ['a number that is none', 'edit 1 --phone abc', '--phone: "abc" has no digits'],
    ['a date that does not exist', 'edit 1 --birthday 1980-02-30', '--birthday: "1980-02-30" is not a date'],
    ['an empty name', ['edit', '1', '--name', ' '], 'a customer needs a name'],
  ])('refuses %s and changes nothing', async (_what, command, words) => {
    const store = await bookWith({ name: 'Ada Finch' });
    const { code, err } = await runCadence(command, { store });
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(await store.operations.latest(9)).toHaveLength(1);
  });
});

describe('tag', () => {
  it('puts tags on and takes them off, and says whom it changed', async () => {
    const store = await bookWith({ name: 'Ada', tags: ['retail'] }, { name: 'Bo', tags: ['vip'] });
    expect((await runCadence('tag 1 2 +vip', { store })).out).toBe('Ada: +vip\n');
    expect((await runCadence('tag 1 -- -retail', { store })).out).toBe('Ada: -retail\n');
    expect((await store.customers.get(1))?.tags).toEqual(['vip']);
    expect((await runCadence('tag 1 +vip', { store })).out).toBe('nothing to change\n');
  });

  it('asks before it changes many', async () => {
    const store = await bookWith({ region: 'WI' }, { region: 'WI' }, { region: 'WI' });
    expect(await runCadence('tag --region WI +flood', { store })).toMatchObject({ code: 2, out: '' });
    expect((await runCadence('tag --region WI +flood --yes', { store })).out).toBe('3 customers: +flood\n');
  });
});
