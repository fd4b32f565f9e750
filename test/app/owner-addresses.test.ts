import { expect, it } from 'vitest';
import { ownerAddresses } from '../../src/app/settings/owner-addresses.ts';
import type { Workspace } from '../../src/context.ts';

const of = (setting: string | null) =>
  ownerAddresses({ config: { own: () => setting } } as unknown as Pick<Workspace, 'config'>);

it('of the owners there are those of the setting, and what is wrong in it is named', () => {
  expect(of(null)).toEqual([]);
  expect(of('Ann=ann@shop.example')).toEqual([{ owner: 'Ann', address: 'ann@shop.example' }]);
  expect(() => of('Ann=nowhere')).toThrow(/^mail\.owners: .*nowhere/);
});
