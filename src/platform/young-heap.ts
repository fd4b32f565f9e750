import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's heap for young objects at the size it begins with, from now on. Work that goes through millions of short-lived rows lets it
 * grow to three times 16 MB, and what is promoted from there makes the old heap grow with it: 1,000,000 order lines then take
 * 450 MB instead of 340. It costs nothing where the work is long, and a few hundredths where it is short.
 */
export function keepYoungHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
