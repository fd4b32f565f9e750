import { expect, it } from 'vitest';
import { refusableKinds } from '../../src/domain/refusal.ts';
import { touchKinds } from '../../src/domain/touch.ts';

it('a customer may refuse what we do to them, not what we write down', () => {
  const others = touchKinds.filter((kind) => !(refusableKinds as readonly string[]).includes(kind));
  expect(refusableKinds).toEqual(['call', 'visit', 'email', 'text', 'card', 'gift']);
  expect(others).toEqual(['meeting', 'article', 'event', 'note']);
});
