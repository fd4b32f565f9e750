import { expect, it } from 'vitest';
import { callClock } from '../../src/call/call-screen.ts';
import { terminalCallScreen } from '../../src/command-line/terminal-call-screen.ts';
import type { Context } from '../../src/context.ts';
import { legible } from '../../src/screen.ts';
import { scripted } from '../support/prompter.ts';

it.each([
  [0, '0 min · /help'],
  [12, '12 min · /help'],
  [29, '29 min · /help'],
  [31, '31 min · half an hour: enough for today? · /help'],
])('after %i minutes the quiet clock says %j', (minutes, words) => {
  const began = new Date('2026-11-23T09:00:00Z');
  const now = () => new Date(began.getTime() + minutes * 60_000);
  expect(callClock({ now }, began)()).toBe(words);
});

it('folds a question once, to the width that a prompt has for it', async () => {
  const asked: string[] = [];
  const text = async (question: string) => {
    asked.push(question);
    return '';
  };
  const prompter = legible({ ...scripted(), text }, () => 80);
  const io = { width: 80, color: false, out: () => {} };
  const { prompter: called } = await terminalCallScreen({ io, prompter, now: () => new Date() } as unknown as Context);
  await called.text("I'll look after it myself. When may I call you about it – would tomorrow be all right?");
  expect(asked).toEqual(["I'll look after it myself. When may I call you about it – would tomorrow be\nall right?"]);
});
