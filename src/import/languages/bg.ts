import type { Language } from './language.ts';

export const bg: Language = {
  givenName: 'име',
};
