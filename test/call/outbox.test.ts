import { expect, it } from 'vitest';
import { unlessLost } from '../../src/call/outbox.ts';
import { ConnectionLost, UserError } from '../../src/errors.ts';

const failing = (error: Error) => async () => {
  throw error;
};

it('what the book says is taken; something else only where its server is out of reach', async () => {
  expect(await unlessLost(async () => 'from the book', 'instead')).toBe('from the book');
  expect(await unlessLost(failing(new ConnectionLost('gone')), 'instead')).toBe('instead');
  await expect(unlessLost(failing(new UserError('locked')), 'instead')).rejects.toThrow('locked');
});
