import { grouped } from './money.ts';

/** `1 order`, `1,240 orders`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
