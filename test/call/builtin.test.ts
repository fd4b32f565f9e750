import { expect, it } from 'vitest';
import { builtinScript, builtinTexts } from '../../src/call/scripts/builtin.ts';

it.each([...builtinTexts.keys()])('the script %s that comes with the program can be read', (name) => {
  expect(builtinScript(name)).toMatchObject({ name });
});

it('there is none of another name', () => {
  expect(builtinScript('small-talk')).toBe(null);
});
