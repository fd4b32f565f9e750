/** Finished HTML; made by the `html` tag, which escapes everything inserted. */
import { plain } from './text.ts';

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | null | readonly Part[];

/** Inserted values are escaped as text, except results of this tag. Null is nothing, a list is joined. */
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

/** A line of text, safe inside an element and inside a quoted attribute. */
function escapeHtml(text: string): string {
  return plain(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
