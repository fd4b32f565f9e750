/** On which line of a file each customer was told of first, 4 bytes each. */
export class LineNumbers {
  #lines = new Uint32Array(1024);

  get(id: number): number {
    return this.#lines[id] ?? 0;
  }

  set(id: number, line: number): void {
    if (id >= this.#lines.length) {
      const larger = new Uint32Array(Math.max(this.#lines.length * 2, id + 1));
      larger.set(this.#lines);
      this.#lines = larger;
    }
    this.#lines[id] = line;
  }
}
