/**
 * The year that is laid out for a book, against the best there could be (a linear programme, solved by HiGHS): `node bench/best-year.ts`, or with
 * `--customers 50,200 --load 0.8,1.2 --seeds 3`.
 */
import { parseArgs } from 'node:util';
import { shareOfBest } from '../test/support/yearly-books.ts';

const { values: asked } = parseArgs({
  options: {
    customers: { type: 'string', default: '50,100,200' },
    load: { type: 'string', default: '0.5,0.8,1,1.2,1.5' },
    seeds: { type: 'string', default: '3' },
  },
});

const numbers = (list: string) => list.split(',').map(Number);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8);

console.log('customers  load      mean    least');
for (const customers of numbers(asked.customers))
  for (const load of numbers(asked.load)) {
    const shares: number[] = [];
    for (let seed = 1; seed <= Number(asked.seeds); seed++) shares.push(await shareOfBest({ customers, load, seed }));
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    console.log(
      `${String(customers).padStart(9)}  ${String(load).padEnd(4)}  ${percent(mean)} ${percent(Math.min(...shares))}`,
    );
  }
