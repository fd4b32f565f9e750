/**
 * Reads XML, such as that of a workbook, piece by piece. Nothing of it is kept: the texts of a large workbook, as a tree, take ten times
 * their size. Entities that a document declares are not expanded, so none can grow.
 */

export interface XmlEvents {
  /** A tag's name without its prefix, and its attributes as written, for `attributeOf`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

/** A cell holds 32,767 characters at most; a longer text was made to fill the memory. */
const longestPiece = 1_000_000;

export async function readXml(pieces: AsyncIterable<Buffer>, events: XmlEvents): Promise<void> {
  for await (const _ of xmlPieces(pieces, events));
}

/** The same, with a pause after each piece so that the reader can take what the events produced. */
export async function* xmlPieces(pieces: AsyncIterable<Buffer>, events: XmlEvents): AsyncGenerator<void> {
  const decoder = new TextDecoder();
  const reader = new XmlReader(events);
  for await (const piece of pieces) {
    reader.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  reader.write(decoder.decode());
  reader.end();
}

class XmlReader {
  readonly #events: XmlEvents;
  /** The beginning of a tag or a text that goes on in the next piece. */
  #rest = '';

  constructor(events: XmlEvents) {
    this.#events = events;
  }

  write(piece: string): void {
    const text = this.#rest + piece;
    let at = 0;
    for (let next = 0; next >= 0; next = this.#take(text, at)) at = next;
    this.#rest = text.slice(at);
    if (this.#rest.length > longestPiece) throw new Error('a text in the XML is too long');
  }

  end(): void {
    if (this.#rest.trim() !== '') throw new Error('the XML is cut off');
  }

  /** Takes one tag or text; returns where it ends, or -1 when that is not there yet. */
  #take(text: string, at: number): number {
    if (at >= text.length) return -1;
    if (text.charCodeAt(at) !== lessThan) return this.#takeText(text, at);
    const second = text[at + 1];
    if (second === undefined) return -1;
    if (second === '!') return this.#takeSpecial(text, at);
    if (second === '?') return behind(text, '?>', at);
    return second === '/' ? this.#takeClosing(text, at) : this.#takeOpening(text, at);
  }

  #takeText(text: string, at: number): number {
    const end = text.indexOf('<', at);
    if (end > at) this.#events.text(decoded(text.slice(at, end)));
    return end;
  }

  #takeSpecial(text: string, at: number): number {
    if (text.length < at + 9) return -1;
    if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4);
    if (!text.startsWith('<![CDATA[', at)) return behind(text, '>', at);
    const end = text.indexOf(']]>', at);
    if (end >= 0) this.#events.text(text.slice(at + 9, end));
    return end < 0 ? -1 : end + 3;
  }

  #takeClosing(text: string, at: number): number {
    const end = text.indexOf('>', at);
    if (end >= 0) this.#events.close(localName(text.slice(at + 2, end).trimEnd()));
    return end < 0 ? -1 : end + 1;
  }

  #takeOpening(text: string, at: number): number {
    const end = endOfTag(text, at + 1);
    if (end < 0) return -1;
    const isEmpty = text.charCodeAt(end - 1) === slash;
    const tag = text.slice(at + 1, isEmpty ? end - 1 : end);
    const space = tag.search(/\s/);
    const name = localName(space < 0 ? tag : tag.slice(0, space));
    this.#events.open(name, space < 0 ? '' : tag.slice(space));
    if (isEmpty) this.#events.close(name);
    return end + 1;
  }
}

const [lessThan, greaterThan, slash, doubleQuote, singleQuote] = [...'<>/"\''].map((sign) => sign.charCodeAt(0));

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** An attribute may hold a `>`. */
function endOfTag(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === greaterThan) return at;
    at = code === doubleQuote || code === singleQuote ? behind(text, text.charAt(at), at + 1) : at + 1;
    if (at < 0) break;
  }
  return -1;
}

function localName(name: string): string {
  const at = name.indexOf(':');
  return at < 0 ? name : name.slice(at + 1);
}

/** The value of an attribute, `id` also as `r:id`; null where the tag has none. */
export function attributeOf(attributes: string, name: string): string | null {
  const mark = `${name}=`;
  for (let at = attributes.indexOf(mark); at >= 0; at = attributes.indexOf(mark, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    const quote = attributes[at + mark.length] ?? '';
    if ((before > space && before !== colon) || (quote !== '"' && quote !== "'")) continue;
    const from = at + mark.length + 1;
    return decoded(attributes.slice(from, attributes.indexOf(quote, from)));
  }
  return null;
}

const [space, colon] = [' '.charCodeAt(0), ':'.charCodeAt(0)];

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** `_x000D_`: a character that XML cannot hold, as spreadsheet programs write it. */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
