/**
 * A map from text to a number that stores 12 bytes an entry instead of the text: two hashes of 32 bits identify it.
 * Among three million entries the probability that any two are confused is about one in four million.
 */
export class HashIndex {
  #low = new Uint32Array(1024);
  #high = new Uint32Array(1024);
  /** 0 marks a free slot. */
  #numbers = new Uint32Array(1024);
  #size = 0;
  readonly #last: Hash[] = [];

  /** The text's number, 0 when it has none. `kind` separates texts of different kinds. */
  get(kind: number, text: string): number {
    const { low, high } = this.#hashOf(kind, text);
    const number = this.#numbers[this.#placeOf(low, high)] ?? 0;
    return number === forgotten ? 0 : number;
  }

  /** Removes the text with this number; does nothing when it has another one. */
  remove(kind: number, text: string, number: number): void {
    const { low, high } = this.#hashOf(kind, text);
    const place = this.#placeOf(low, high);
    if (this.#numbers[place] === number) this.#numbers[place] = forgotten;
  }

  /** Gives the text a number (1 or more), unless it has one already; returns whether it did. */
  add(kind: number, text: string, number: number): boolean {
    if (this.#size * 2 >= this.#numbers.length) this.#grow();
    const { low, high } = this.#hashOf(kind, text);
    const place = this.#placeOf(low, high);
    const before = this.#numbers[place];
    if (before !== 0 && before !== forgotten) return false;
    this.#low[place] = low;
    this.#high[place] = high;
    this.#numbers[place] = number;
    if (before === 0) this.#size++;
    return true;
  }

  /** A missing text is usually added next: the last hash of each kind is cached. */
  #hashOf(kind: number, text: string): Hash {
    const last = this.#last[kind & 7];
    if (last !== undefined && last.kind === kind && last.text === text) return last;
    const fresh = hash(kind, text);
    this.#last[kind & 7] = fresh;
    return fresh;
  }

  #placeOf(low: number, high: number): number {
    const mask = this.#numbers.length - 1;
    let place = low & mask;
    while (this.#numbers[place] !== 0 && (this.#low[place] !== low || this.#high[place] !== high))
      place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const [low, high, numbers] = [this.#low, this.#high, this.#numbers];
    // Each growth enters everything again, which by twos is more work than the entries themselves.
    const length = numbers.length * (numbers.length < large ? 4 : 2);
    this.#low = new Uint32Array(length);
    this.#high = new Uint32Array(length);
    this.#numbers = new Uint32Array(length);
    for (let i = 0; i < numbers.length; i++) {
      const number = numbers[i] ?? 0;
      if (number === 0) continue;
      const place = this.#placeOf(low[i] ?? 0, high[i] ?? 0);
      this.#low[place] = low[i] ?? 0;
      this.#high[place] = high[i] ?? 0;
      this.#numbers[place] = number;
    }
  }
}

/** From here on memory counts for more. */
const large = 2 ** 19;

/** In the slot of a removed text: entries behind it must still be found. */
const forgotten = 0xffffffff;

interface Hash {
  readonly kind: number;
  readonly text: string;
  readonly low: number;
  readonly high: number;
}

/**
 * Two independent FNV-1a style hashes with a final mix, as unsigned numbers. The kind is hashed as a letter of its own:
 * if it were only combined with the first one, "jim" of one kind would be "kim" of the next.
 */
function hash(kind: number, text: string): Hash {
  let low = Math.imul(0x811c9dc5 ^ kind, 0x01000193);
  let high = Math.imul(0x9747b28c ^ kind, 0x85ebca6b);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
    high = (high << 13) | (high >>> 19);
  }
  low = Math.imul(low ^ (low >>> 16), 0x45d9f3b);
  high = Math.imul(high ^ (high >>> 15), 0xc2b2ae35);
  return { kind, text, low: (low ^ (low >>> 16)) >>> 0, high: (high ^ (high >>> 13)) >>> 0 };
}
