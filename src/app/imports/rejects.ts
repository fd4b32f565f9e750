/** Rejected rows, as a file to correct and import again. */
import { stringify } from 'csv-stringify/sync';
import type { FileDraft } from '../../context.ts';
import { formulaSafe } from '../../domain/formula-cell.ts';
import { UserError } from '../../errors.ts';
import type { Reject } from '../../import/problems.ts';
import type { NamedFile } from '../files/named-file.ts';

/** The last column: the reason. It is not a known header, so that it is ignored when the file comes back. */
const reasonColumn = 'why it was not imported';

export class RejectsFile {
  /** Chosen at the first rejected row: a file that somebody is editing is not overwritten. */
  readonly #place: () => Promise<NamedFile>;
  readonly #headers: readonly string[];
  readonly #delimiter: string | null;
  readonly #elsewhere: (problem: UserError) => Promise<FileDraft>;
  #file: NamedFile | null = null;
  #draft: FileDraft | null = null;

  /** `elsewhere` provides another place for the rows when the file cannot be created. */
  constructor(
    place: () => Promise<NamedFile>,
    options: {
      readonly headers: readonly string[];
      readonly delimiter: string | null;
      readonly elsewhere: (problem: UserError) => Promise<FileDraft>;
    },
  ) {
    this.#place = place;
    this.#elsewhere = options.elsewhere;
    this.#headers = options.headers;
    this.#delimiter = options.delimiter;
  }

  async add(rejects: readonly Reject[]): Promise<void> {
    if (rejects.length === 0) return;
    this.#draft ??= await this.#begin();
    // A card is returned unchanged; its reason is in the report.
    const text = this.#delimiter === null ? rejects.map(({ cells }) => cells.join('')).join('') : this.#lines(rejects);
    await this.#draft.append(text);
  }

  /** Puts the file in its place; null when no row was rejected, or they are elsewhere. */
  async keep(): Promise<string | null> {
    if (this.#draft === null) return null;
    await this.#draft.keep();
    return this.#file?.path ?? null;
  }

  async drop(): Promise<void> {
    await this.#draft?.drop();
    this.#draft = null;
  }

  async #begin(): Promise<FileDraft> {
    const draft = await this.#beginAnywhere();
    const header =
      this.#delimiter !== null && this.#headers.length > 0
        ? row([...this.#headers, reasonColumn], this.#delimiter)
        : '';
    // The mark tells a spreadsheet that this is UTF-8.
    if (this.#delimiter !== null) await draft.append(`\ufeff${header}`);
    return draft;
  }

  async #beginAnywhere(): Promise<FileDraft> {
    try {
      const file = await this.#place();
      const draft = await file.begin();
      this.#file = file;
      return draft;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return await this.#elsewhere(error);
    }
  }

  #lines(rejects: readonly Reject[]): string {
    const width = this.#headers.length;
    return rejects
      .map(({ cells, reason }) => {
        const padding = Array.from({ length: Math.max(0, width - cells.length) }, () => '');
        return row([...cells, ...padding, reason], this.#delimiter ?? ',');
      })
      .join('');
  }
}

function row(cells: readonly string[], delimiter: string): string {
  return stringify([cells.map(formulaSafe)], { delimiter });
}
