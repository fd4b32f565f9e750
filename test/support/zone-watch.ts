/** Notices what asks this process for its time zone: days and hours of a `Date`, and formatters that name no zone. */

const local = [
  ...['FullYear', 'Month', 'Date', 'Hours', 'Minutes'].flatMap((part) => [`get${part}`, `set${part}`]),
  ...['getDay', 'getYear', 'setYear', 'getTimezoneOffset', 'toString', 'toDateString', 'toTimeString'],
  ...['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', Symbol.toPrimitive],
];
const saysItsZone = /(?:Z|GMT|UTC|[+-]\d\d:?\d\d)\s*$|^\d{4}(?:-\d\d(?:-\d\d)?)?$/;
const isLocal = (args: readonly unknown[]) =>
  args.length > 1 || (typeof args[0] === 'string' && !saysItsZone.test(args[0]));

const namesZone = (options: unknown) => (options as Intl.DateTimeFormatOptions | undefined)?.timeZone !== undefined;

type Methods = Record<string | symbol, (...args: unknown[]) => unknown>;

/** Calls `onAsk` with who tells the place that asks (a stack is dear), until the returned function is called. */
export function watchZone(onAsk: (where: () => string) => void): () => void {
  const ask = (what: string) => onAsk(() => new Error(`${what} asks for the time zone`).stack ?? what);
  const [RealDate, RealFormat] = [Date, Intl.DateTimeFormat];
  const prototype = RealDate.prototype as unknown as Methods;
  const kept = Object.getOwnPropertyDescriptors(prototype);
  for (const name of local) {
    const real = prototype[name] as (...args: unknown[]) => unknown;
    const asking = function (this: Date, ...args: unknown[]) {
      // A date as a number is the same everywhere, and so is a text of a zone that is named.
      if (args[0] !== 'number' && !namesZone(args[1])) ask(String(name));
      return real.apply(this, args);
    };
    Object.defineProperty(prototype, name, { ...kept[name as 'getDate'], value: asking });
  }
  const { parse } = RealDate;
  RealDate.parse = (text) => {
    if (isLocal([text])) ask('Date.parse');
    return parse(text);
  };
  globalThis.Date = new Proxy(RealDate, {
    construct(target, args, newTarget) {
      if (isLocal(args)) ask('new Date');
      return Reflect.construct(target, args, newTarget);
    },
    apply(target, self, args) {
      ask('Date()');
      return Reflect.apply(target, self, args);
    },
  });
  prototype['constructor'] = globalThis.Date as never;
  const asksFormat = (args: unknown[]) => {
    if (!namesZone(args[1])) ask('Intl.DateTimeFormat');
  };
  Intl.DateTimeFormat = new Proxy(RealFormat, {
    construct(target, args, newTarget) {
      asksFormat(args);
      return Reflect.construct(target, args, newTarget);
    },
    apply(target, self, args) {
      asksFormat(args);
      return Reflect.apply(target, self, args);
    },
  });
  return () => {
    globalThis.Date = RealDate;
    RealDate.parse = parse;
    Intl.DateTimeFormat = RealFormat;
    Object.defineProperties(prototype, kept);
  };
}
