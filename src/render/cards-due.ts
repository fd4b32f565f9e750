import type { CardDue } from '../domain/card-due.ts';
import { formatDay } from '../domain/day.ts';
import { placeInForm } from '../domain/place-form.ts';
import { isPostable } from '../domain/postal-address.ts';
import { customerColumn } from './customer-column.ts';
import type { TableColumn } from './table-layout.ts';
import { plain } from './text.ts';

export const cardColumns: Readonly<Record<string, TableColumn<CardDue>>> = {
  by: { title: 'Post by', cell: ({ by }) => formatDay(by, 'short'), order: ({ by }) => by },
  customer: customerColumn,
  why: { title: 'Why', cell: (card) => plain(whyWords(card)), flexible: true, least: 12 },
  address: {
    title: 'Address',
    cell: ({ customer }) => (isPostable(customer) ? plain(placeInForm(customer).replaceAll('\n', ', ')) : 'not known'),
    flexible: true,
    least: 12,
  },
};

function whyWords({ why, occasion }: CardDue): string {
  if (occasion === null)
    return why === 'promised' ? 'promised after tries without an answer' : 'three tries reached nobody';
  const { day, years, text } = occasion;
  const about = `${years === null || years === 0 ? '' : ` (${years})`}${text === null ? '' : `, ${text}`}`;
  return `${why}${about} on ${formatDay(day, 'short')}`;
}

export function cardJson({ customer, why, by, occasion }: CardDue) {
  const { id, name, company, address, postalCode, city, region, country } = customer;
  return {
    ...{ id, name, company, why, by, day: occasion?.day ?? null, years: occasion?.years ?? null },
    ...{ text: occasion?.text ?? null, address, postalCode, city, region, country },
  };
}
