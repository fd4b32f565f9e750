/** The part of the library that we use; it comes without types. */
declare module 'vcf' {
  interface Property {
    readonly _data: string | readonly string[];
    readonly [parameter: string]: unknown;
    valueOf(): string;
  }
  interface Card {
    readonly data: Readonly<Record<string, Property | readonly Property[]>>;
  }
  const vCard: { parse(text: string): Card[] };
  export = vCard;
}
