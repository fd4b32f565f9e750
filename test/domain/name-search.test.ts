import { expect, it } from 'vitest';
import { NameSearch, pageOf } from '../../src/domain/name-search.ts';
import { type Findable, findableNames, fitOf } from '../../src/domain/typed-name.ts';
import { fc } from '../support/properties.ts';

const inPages = (customers: readonly Findable[], size: number) =>
  Array.from({ length: Math.ceil(customers.length / size) }, (_, i) =>
    pageOf(customers.slice(i * size, (i + 1) * size)),
  );

function search(customers: readonly Findable[], text: string, { most = 10, size = 4 } = {}) {
  const found = new NameSearch(text, most);
  for (const page of inPages(customers, size)) found.look(page);
  return found.hits();
}

const named = (...names: readonly string[]): Findable[] =>
  names.map((name, i) => ({ id: i + 1, names: findableNames(name, null), digits: '' }));

it('finds what looking at each customer by itself finds', () => {
  const name = fc.string({ unit: fc.constantFrom(...'aab -1\n'), minLength: 1, maxLength: 6 });
  const digits = fc.constantFrom('', '112', '1121 2211', '211');
  const book = fc.array(fc.tuple(name, fc.option(name), digits), { maxLength: 12 });
  const typed = fc.string({ unit: fc.constantFrom(...'ab 1-2'), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(book, typed, fc.integer({ min: 1, max: 4 }), (rows, text, most) => {
      if (text.trim() === '') return;
      const customers = rows.map(([first, company, digits], i) => ({
        ...{ id: 2 * i + 1, digits },
        names: findableNames(first, company),
      }));
      const fit = fitOf(text);
      const hits = customers.flatMap((one) => {
        const place = fit(one);
        return place === null ? [] : [{ id: one.id, place }];
      });
      const ids = hits.toSorted((a, b) => a.place - b.place || a.id - b.id).map(({ id }) => id);
      expect(search(customers, text, { most })).toEqual({ ids: ids.slice(0, most), total: hits.length, more: false });
    }),
  );
});

it('counts no further than anybody reads, and still finds the best at the end of the book', () => {
  const many = Array.from({ length: 1_200 }, () => 'joann');
  const found = search(named(...many, 'mary ann', 'ann oak'), 'ann', { most: 3, size: 500 });
  expect(found).toEqual({ ids: [1_202, 1_201, 1], total: 1_000, more: true });
});

it('finds the customer whose number it is behind all who fit', () => {
  const many = Array.from({ length: 2_000 }, () => '1999 friends');
  expect(search(named(...many), '1999', { most: 2, size: 500 })).toEqual({ ids: [1_999, 1], total: 1_000, more: true });
});

it('is not led astray by a word that everybody has', () => {
  const many = Array.from({ length: 300 }, (_, i) => `customer ${i}`);
  expect(search(named(...many), 'customer 277', { size: 100 }).ids).toEqual([278]);
  expect(search(named(...many), '99 customer', { size: 100 }).ids).toEqual([100, 200, 300]);
});
