/** Colours that can be read: 4.5 to 1 against the background, as WCAG asks of text. */
import { expect, it } from 'vitest';
import { type Paint, paintAtOnce, paintFor } from '../../src/render/paint.ts';

/** The usual palette of terminals (xterm's); from 16 on it is the same everywhere. */
const usual: Readonly<Record<number, readonly number[]>> = { 32: [0, 205, 0], 33: [205, 205, 0], 91: [255, 0, 0] };
const steps = [0, 95, 135, 175, 215, 255];
const cube = (index: number) => [36, 6, 1].map((size) => steps[Math.floor((index - 16) / size) % 6] ?? 0);

function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(painted: string, background: number): number {
  const [, code = '', index] = /\u001b\[(?:38;5;(\d+)|(\d+))m/.exec(painted) ?? [];
  const text = luminance(code === '' ? (usual[Number(index)] ?? []) : cube(Number(code)));
  return (Math.max(text, background) + 0.05) / (Math.min(text, background) + 0.05);
}

it.each([
  ['dark', 0],
  ['light', 1],
] as const)('on a %s background', async (theme, background) => {
  const { good, warn, bad } = await paintFor(theme);
  for (const paint of [good, warn, bad]) expect(contrast(paint('text'), background)).toBeGreaterThan(4.5);
});

it('is left alone where no colour is wanted', async () => {
  for (const paint of Object.values(await paintFor(false))) expect(paint('text')).toBe('text');
});

const texts = (paint: Paint) => [
  '',
  'text',
  'two\nlines\r\nand one',
  `a ${paint.dim('quiet')} word`,
  `a ${paint.bad('loud')} word`,
  `\n${paint.strong(`in ${paint.warn('two')}`)}\n`,
];

it.each(['dark', 'light', false] as const)('at once as chalk does it (%s)', async (color) => {
  const slowly = await paintFor(color);
  const atOnce = paintAtOnce(color);
  for (const how of ['strong', 'dim', 'good', 'warn', 'bad'] as const)
    expect(texts(atOnce).map(atOnce[how])).toEqual(texts(slowly).map(slowly[how]));
});
