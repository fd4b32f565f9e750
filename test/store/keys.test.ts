import { expect, it } from 'vitest';
import { onlyKey } from '../../src/store/keys.ts';

const file = { path: '/home/ann/cadence.db', salt: '00' };

it('the one key that is known opens its file, or the file is named', async () => {
  const attempt = (key: string) => (key === 'right' ? 'opened' : null);
  expect(await onlyKey('right').open(file, attempt)).toBe('opened');
  await expect(onlyKey('wrong').open(file, attempt)).rejects.toThrow('the key does not open /home/ann/cadence.db');
});
