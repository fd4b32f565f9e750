import { expect, it } from 'vitest';
import { dialCommand } from '../../../src/domain/script/dial.ts';

it.each([
  ['open tel:{number}', '+49 351 / 123-456', ['open', 'tel:+49351123456']],
  ['adb shell am start -d "tel:{number}"', '(212) 555-0100', ['adb', 'shell', 'am', 'start', '-d', 'tel:2125550100']],
  ["'my phone' {number} {number}", '*100#', ['my phone', '*100#', '*100#']],
  ['echo {number}', '1; rm -rf ~ $(x)', ['echo', '1']],
])('%s dials %s', (template, number, command) => {
  expect(dialCommand(template, number)).toEqual({ command });
});

it.each([
  ['', '1', 'it names no program'],
  ['open tel:', '1', '{number} is missing: open tel:{number}'],
  ['open {number}', 'unknown', '"unknown" holds nothing to dial'],
])('%j on %j is refused', (template, number, problem) => {
  expect(dialCommand(template, number)).toEqual({ problem });
});
