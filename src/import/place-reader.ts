/** Where a row says that its customer is. */
import { timeZone } from '../domain/option-types.ts';
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
  readonly #zones = new Map<string, string | null>();

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
    const written = this.#cells.text(record, 'timeZone');
    if (written === null) return null;
    const zone = this.#zoneCalled(written);
    if (zone === null)
      this.#context.problems.value(
        record.line,
        this.#header('timeZone'),
        written,
        'is not a time zone such as America/Chicago',
      );
    return zone;
  }

  /** Asking the system takes time, and a file has few zones. */
  #zoneCalled(written: string): string | null {
    let zone = this.#zones.get(written);
    if (zone === undefined) {
      const parsed = timeZone.parse(written);
      // The system may have a newer or an older name: what is a zone stays as the file has it.
      zone = 'problem' in parsed ? null : /^[A-Z]\w+\//.test(written) ? written : parsed.value;
      this.#zones.set(written, zone);
    }
    return zone;
  }

  website(record: RawRecord): string | null {
    const site = this.#cells.text(record, 'website');
    return site?.includes('.') ? site : null;
  }

  #header(field: 'postalCode' | 'country' | 'timeZone'): string {
    return this.#cells.columns(field)[0]?.header ?? field;
  }
}
