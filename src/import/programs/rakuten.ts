import type { Program } from './program.ts';

/** The orders of a shop at Rakuten: their statuses are numbers. */
export const rakuten: Program = {
  name: 'Rakuten',
  marks: ['注文番号', 'ステータス', 'サブステータス', '注文者姓|注文者名字'],
  statuses: {
    100: 'unpaid',
    200: 'unpaid',
    300: 'unpaid',
    400: 'unpaid',
    500: 'paid',
    600: 'unpaid',
    700: 'paid',
    800: 'cancelled',
    900: 'cancelled',
  },
};
