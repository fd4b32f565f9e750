/** The texts of a workbook's cells, which are in a separate part: a cell has only the number of its text. */
import { readXml, withoutEscapes, type XmlEvents } from '../xml.ts';

/** In characters: far more than the lists of customers have. */
const mostText = 300_000_000;

export async function sharedTexts(pieces: AsyncIterable<Buffer>): Promise<readonly string[]> {
  const texts = new Texts();
  await readXml(pieces, texts);
  return texts.all;
}

class Texts implements XmlEvents {
  readonly all: string[] = [];
  #text = '';
  #length = 0;
  #isText = false;
  /** Leaves out the phonetic reading of a Japanese text. */
  #isReading = false;

  open(name: string): void {
    if (name === 'si') this.#text = '';
    else if (name === 't') this.#isText = !this.#isReading;
    else if (name === 'rPh') this.#isReading = true;
  }

  close(name: string): void {
    if (name === 'si') this.#end();
    else if (name === 't') this.#isText = false;
    else if (name === 'rPh') this.#isReading = false;
  }

  text(text: string): void {
    if (this.#isText) this.#text += text;
  }

  #end(): void {
    this.#length += this.#text.length;
    if (this.#length > mostText) throw new Error('the texts of the workbook are too long');
    this.all.push(withoutEscapes(this.#text));
  }
}
