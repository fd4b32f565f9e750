import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's heap for young objects at its initial size from now on. Work on millions of short-lived rows lets it grow
 * to three times 16 MB, and promoted objects make the old heap grow with it: 1,000,000 order lines then take 450 MB
 * instead of 340. It costs nothing for long work, and a few hundredths for short work.
 */
export function keepYoungHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
