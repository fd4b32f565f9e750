import { Cancelled } from '../errors.ts';

/** Lets time pass; Ctrl-C meanwhile throws `Cancelled`. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new Cancelled());
    };
    const timer = setTimeout(() => {
      process.removeListener('SIGINT', stop);
      resolve();
    }, milliseconds);
    process.once('SIGINT', stop);
  });
}
