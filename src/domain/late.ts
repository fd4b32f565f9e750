/**
 * An expression with classes of Unicode (`\p{L}`), made when it is first asked for. V8 lays out the letters of all scripts for
 * each of them when a file is loaded, up to 3 ms a file, and no code cache keeps that.
 */
export function late(make: () => RegExp): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
