/** Where a row says that its customer is. */
import type { CellContext, CellReader } from './cells.ts';
import type { CustomerDraft } from './draft.ts';
import type { RawRecord } from './raw-record.ts';
import { isMangledByExcel } from './text.ts';
import { countryWritten } from './values/countries.ts';

export type DraftPlace = Pick<CustomerDraft, 'address' | 'city' | 'region' | 'postalCode' | 'country'>;

const fiveDigits = new Set(['US', 'DE', 'FR', 'IT', 'ES', 'FI', 'MX', 'TR', 'UA', 'HR']);

export class PlaceReader {
  readonly #cells: CellReader;
  readonly #context: CellContext;

  constructor(cells: CellReader, context: CellContext) {
    this.#cells = cells;
    this.#context = context;
  }

  whereabouts(record: RawRecord): DraftPlace {
    const country = this.#country(record);
    return {
      address: this.#cells.lines(record, 'address', ', '),
      city: this.#cells.text(record, 'city'),
      region: this.#cells.text(record, 'region'),
      postalCode: this.#postalCode(record, country ?? this.#context.country),
      country,
    };
  }

  #country(record: RawRecord): string | null {
    const written = this.#cells.text(record, 'country');
    if (written === null) return null;
    const country = countryWritten(written);
    if (country !== null) return country;
    this.#context.problems.value(record.line, this.#header('country'), written, 'is not a country');
    return null;
  }

  /** A postal code of four digits where the country has five lost its zero in a spreadsheet. */
  #postalCode(record: RawRecord, country: string | null): string | null {
    const code = this.#cells.text(record, 'postalCode');
    if (code === null) return null;
    const short = country !== null && fiveDigits.has(country) && /^\d{3,4}$/.test(code);
    if (!short && !isMangledByExcel(code)) return code;
    this.#context.problems.value(
      record.line,
      this.#header('postalCode'),
      code,
      'has lost its leading zero in a spreadsheet',
    );
    return null;
  }

  timeZone(record: RawRecord): string | null {
    const zone = this.#cells.text(record, 'timeZone');
    return zone !== null && /^[A-Z][A-Za-z]+\/[A-Za-z_+\-/0-9]+$/.test(zone) ? zone : null;
  }

  website(record: RawRecord): string | null {
    const site = this.#cells.text(record, 'website');
    return site?.includes('.') ? site : null;
  }

  #header(field: 'postalCode' | 'country'): string {
    return this.#cells.columns(field)[0]?.header ?? field;
  }
}
