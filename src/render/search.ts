import { displayName } from '../domain/customer.ts';
import { dayText } from '../domain/day.ts';
import type { FoundCustomer } from '../domain/found-customer.ts';
import { firstPhone, phoneInForm } from '../domain/phone-form.ts';
import type { ExcerptPart } from '../domain/spelling.ts';
import type { Paint } from './paint.ts';
import type { TableColumn } from './table-layout.ts';
import { plain, shorten } from './text.ts';

const mostExcerpts = 3;

/** Each customer on a line, with the matching words below. */
export function searchText(found: readonly FoundCustomer[], paint: Paint, width?: number): string {
  const pad = Math.max(...found.map(({ customer }) => String(customer.id).length));
  const lines = found.flatMap(({ customer, matches }) => {
    const phone = customer.phones[0] ?? null;
    const head = [plain(displayName(customer)), phone && phoneInForm(phone), customer.city].filter(
      (part) => part != null,
    );
    const said = matches.filter(({ excerpt }) => excerpt.length > 0);
    const more = said.length - mostExcerpts;
    return [
      `${paint.dim(String(customer.id).padStart(pad))}  ${paint.strong(head[0] ?? '')}${head
        .slice(1)
        .map((part) => `  ${plain(part ?? '')}`)
        .join('')}`,
      ...said
        .slice(0, mostExcerpts)
        .map(
          ({ foundIn, day, excerpt }) =>
            `${' '.repeat(pad + 2)}${paint.dim(`${day === null ? '' : `${dayText(day)} `}${foundIn}:`)} ${marked(excerpt, paint, width)}`,
        ),
      ...(more > 0 ? [paint.dim(`${' '.repeat(pad + 2)}and ${more} more`)] : []),
    ];
  });
  return `${lines.join('\n')}\n`;
}

function marked(excerpt: readonly ExcerptPart[], paint: Paint, width: number | undefined): string {
  let room = width === undefined ? Number.POSITIVE_INFINITY : Math.max(20, width - 30);
  return excerpt
    .map(({ text, match }) => {
      const shown = shorten(plain(text), Math.max(0, room));
      room -= shown.length;
      return match ? paint.warn(shown) : shown;
    })
    .join('');
}

export function foundJson({ customer, matches }: FoundCustomer) {
  return {
    id: customer.id,
    name: customer.name,
    company: customer.company,
    displayName: displayName(customer),
    matches: matches.map(({ foundIn, day, excerpt }) => ({
      in: foundIn,
      day,
      text: excerpt.length === 0 ? null : excerpt.map((part) => part.text).join(''),
    })),
  };
}

const best = ({ matches }: FoundCustomer) => matches[0];

export const searchColumns: Readonly<Record<string, TableColumn<FoundCustomer>>> = {
  id: { title: '#', cell: ({ customer }) => String(customer.id), align: 'right' },
  name: { title: 'Customer', cell: ({ customer }) => plain(displayName(customer)), flexible: true },
  phone: { title: 'Phone', cell: ({ customer }) => firstPhone(customer) },
  city: { title: 'City', cell: ({ customer }) => plain(customer.city ?? ''), flexible: true },
  in: { title: 'In', cell: (found) => best(found)?.foundIn ?? '' },
  day: { title: 'Day', cell: (found) => dayText(best(found)?.day ?? null) },
  words: {
    title: 'Words',
    cell: (found) =>
      plain(
        best(found)
          ?.excerpt.map(({ text }) => text)
          .join('') ?? '',
      ),
    flexible: true,
  },
};
