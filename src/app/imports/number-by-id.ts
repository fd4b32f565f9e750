/** A number for each row of a table, 4 bytes each; 0 when not set. */
export class NumberById {
  #numbers = new Uint32Array(1024);

  get(id: number): number {
    return this.#numbers[id] ?? 0;
  }

  set(id: number, value: number): void {
    if (id >= this.#numbers.length) {
      const larger = new Uint32Array(Math.max(this.#numbers.length * 2, id + 1));
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[id] = value;
  }
}
