/** Text that is HTML already; made by the `html` tag, which escapes whatever is put into it. */
import { plain } from './text.ts';

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | null | readonly Part[];

/** What is put in is text and is escaped; only what this tag made goes in as it is. Null is nothing, a list is joined. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, i) => text + (i < parts.length ? toHtml(parts[i] ?? null) : '')).join(''));
}

function toHtml(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(toHtml).join('');
  return escapeHtml(String(part));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** One line of text, harmless inside an element and inside a quoted attribute. */
function escapeHtml(text: string): string {
  return plain(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
