import { render } from '@inquirer/testing';
import { describe, expect, it } from 'vitest';
import { confirmPrompt } from '../../src/platform/confirm-prompt.ts';
import { keyPrompt } from '../../src/platform/key-prompt.ts';
import { endOfInput, linePrompt } from '../../src/platform/line-prompt.ts';
import { lookOf } from '../../src/platform/look.ts';
import { PromptScreen } from '../../src/platform/prompt-screen.ts';

function look(columns = 80, rows = 24) {
  const sent: string[] = [];
  return {
    ...lookOf({
      color: false,
      columns: () => columns,
      rows: () => rows,
      onResize: () => () => {},
      onReturn: () => () => {},
      terminal: (sequence) => void sent.push(sequence),
    }),
    sent,
  };
}

describe('a question for text', () => {
  const ask = (config: Partial<Parameters<typeof linePrompt>[0]> = {}) =>
    render(linePrompt, { message: 'How is business?', look: look(), ...config });

  it('is answered by a line and Enter', async () => {
    const { answer, input, getScreen, nextRender } = await ask();
    input.write('two new vans');
    await nextRender();
    expect(getScreen()).toBe('How is business?\n› two new vans');
    input.write('\r');
    await expect(answer).resolves.toBe('two new vans');
  });

  it.each([
    ['with the marks that terminals send', '\u001b[200~one\ntwo\r\n\nthree\u001b[201~'],
    ['without them', 'one\ntwo\r\n\nthree'],
  ])('takes a paste of several lines %s', async (_, paste) => {
    const { answer, input, nextRender } = await ask();
    input.write(paste);
    await nextRender();
    input.write('\r');
    expect((await answer).toString().split(/\n+/)).toEqual(['one', 'two', 'three']);
  });

  it('shows a long paste by its beginning and keeps all of it', async () => {
    const { answer, input, getScreen, nextRender } = await ask();
    const paste = 'vans '.repeat(400);
    input.write(paste);
    await nextRender();
    expect(getScreen()).toContain('… (1999 characters)');
    expect(getScreen().length).toBeLessThan(300);
    input.write('and more\r');
    await expect(answer).resolves.toBe(`${paste}and more`);
  });

  it('begins a new line with Alt-Enter, and Backspace takes it back', async () => {
    const { answer, input, nextRender } = await ask();
    for (const keys of ['one', '\u001b\r', 'two', '\u001b\r', '\u007f', '!']) {
      input.write(keys);
      await nextRender();
    }
    input.write('\r');
    await expect(answer).resolves.toBe('one\ntwo!');
  });

  it('offers what Enter alone means', async () => {
    const { answer, input, getScreen } = await ask({ byDefault: 'friday' });
    expect(getScreen()).toContain('How is business? (friday)');
    input.write('\r');
    await expect(answer).resolves.toBe('friday');
  });

  it('offers nothing in brackets where Enter alone means no answer', async () => {
    const { getScreen } = await ask({ byDefault: '' });
    expect(getScreen()).toBe('How is business?\n›');
  });

  it('asks again, with the text to be mended, until it is right', async () => {
    const check = (text: string) => (text === 'fine' ? null : 'No.');
    const { answer, input, getScreen, nextRender } = await ask({ check, prefill: 'fin' });
    input.write('\r');
    await nextRender();
    expect(getScreen()).toBe('How is business?\n› fin\nNo.');
    input.write('e\r');
    await expect(answer).resolves.toBe('fine');
  });

  it('has a quiet line below', async () => {
    const { getScreen, input } = await ask({ aside: () => '12 min' });
    expect(getScreen()).toBe('How is business?\n›\n12 min');
    input.write('\r');
  });

  it('switches the marks of a paste on and off again', async () => {
    const its = look();
    const { answer, input } = await ask({ look: its });
    input.write('\r');
    await answer;
    expect(its.sent).toEqual(['\u001b[?2004h', '\u001b[?2004l']);
  });

  it('goes a step back with Esc, once what is typed is taken away', async () => {
    const { answer, input, events, getScreen, nextRender } = await ask({ escape: '/back' });
    input.write('half a line');
    await nextRender();
    events.keypress('escape');
    await nextRender();
    expect(getScreen()).toBe('How is business?\n›');
    events.keypress('escape');
    await expect(answer).resolves.toBe('/back');
  });

  it('tells the end of input apart from an answer', async () => {
    const { answer, input } = await ask();
    input.write('\u0004');
    await expect(answer).resolves.toBe(endOfInput);
  });

  it('ends in an error of its own on Ctrl-C', async () => {
    const { answer, input } = await ask();
    input.write('\u0003');
    await expect(answer).rejects.toMatchObject({ name: 'ExitPromptError' });
  });
});

describe('a question for one key', () => {
  const choices = [
    { key: 'c', label: 'Talked', hint: 'the clock restarts' },
    { key: 'v', label: 'Voicemail', hint: 'try again on Wednesday' },
    { key: '+', label: '電話' },
  ];
  const ask = (columns?: number, rows?: number) =>
    render(keyPrompt, { message: 'How did it go?', look: look(columns, rows), choices, byDefault: 0 });

  it('shows what each key does', async () => {
    const { getScreen, input } = await ask();
    expect(getScreen()).toBe(
      'How did it go?\n› c  Talked     the clock restarts\n  v  Voicemail  try again on Wednesday\n  +  電話',
    );
    input.write('c');
  });

  it.each([
    ['v', 1],
    ['V', 1],
    ['+', 2],
    ['\r', 0],
    ['\u001b[B\r', 1],
    ['\u001b[A\r', 2],
    ['qz v', 1],
  ])('%j answers %i', async (keys, index) => {
    const { answer, input } = await ask();
    input.write(keys);
    await expect(answer).resolves.toBe(index);
  });

  it.each([
    ['\rv', 1],
    ['\u001b[B\r', 0],
    ['\u001b[A\r', 2],
  ])('with nothing chosen beforehand %j answers %i: Enter alone answers nothing', async (keys, index) => {
    const config = { message: 'How did it go?', look: look(), choices, byDefault: -1 };
    const { answer, input, getScreen } = await render(keyPrompt, config);
    expect(getScreen()).toContain('\n  c  Talked');
    input.write(keys);
    await expect(answer).resolves.toBe(index);
  });

  it('takes Esc for the choice that goes a step back, and where there is none leaves the question', async () => {
    const config = { message: 'How did it go?', look: look(), choices, byDefault: 0, onEscape: 2 };
    const { answer, events } = await render(keyPrompt, config);
    events.keypress('escape');
    await expect(answer).resolves.toBe(2);
    const without = await ask();
    without.events.keypress('escape');
    await expect(without.answer).resolves.toBe(endOfInput);
  });

  it('puts what a choice does below it where it finds no room behind it', async () => {
    const { getScreen, input } = await ask(36);
    expect(getScreen()).toBe(
      'How did it go?\n› c  Talked     the clock restarts\n  v  Voicemail\n       try again on Wednesday\n  +  電話',
    );
    input.write('c');
  });

  it('shortens it between words where there are no lines for that, so that every choice keeps its line', async () => {
    const { getScreen, input } = await ask(33, 6);
    expect(getScreen()).toBe('How did it go?\n› c  Talked     the clock…\n  v  Voicemail  try again on…\n  +  電話');
    input.write('c');
  });

  it('begins a line for an answer that would be parted', async () => {
    const { answer, getScreen, input } = await ask(20);
    input.write('v');
    await answer;
    expect(getScreen()).toBe('How did it go?\nVoicemail');
  });

  it('shows as many choices as a small terminal has room for, around the chosen one; all keys work', async () => {
    const { answer, getScreen, input, nextRender } = await ask(60, 4);
    expect(getScreen()).toBe('How did it go?\n› c  Talked     the clock restarts\n  ↑↓ 2 more');
    input.write('\u001b[B');
    await nextRender();
    expect(getScreen()).toBe('How did it go?\n› v  Voicemail  try again on Wednesday\n  ↑↓ 2 more');
    input.write('+');
    await expect(answer).resolves.toBe(2);
  });
});

describe('a question for a secret', () => {
  const ask = () => render(linePrompt, { message: 'The new key?', look: look(), secret: true });

  it('shows a sign for each character, or at Ctrl-T what is typed, and keeps blanks', async () => {
    const { answer, input, getScreen, nextRender } = await ask();
    input.write(' né👩‍👩‍👧');
    await nextRender();
    expect(getScreen()).toBe('The new key?\n› ****\nCtrl-T shows what is typed');
    input.write('\u0014');
    await nextRender();
    expect(getScreen()).toBe('The new key?\n›  né👩‍👩‍👧\nCtrl-T hides what is typed');
    input.write('\u007f \r');
    await expect(answer).resolves.toBe(' né ');
    expect(getScreen()).not.toContain('né');
  });
});

describe('a question for yes or no', () => {
  const ask = (byDefault = false) => render(confirmPrompt, { message: 'Join them?', look: look(), byDefault });

  it.each([
    ['\r', false, false],
    ['\r', true, true],
    ['y\r', false, true],
    ['YES\r', false, true],
    ['n\r', true, false],
    ['yx\u007f\r', false, true],
    ['what?\r\u0015no\r', true, false],
  ])('%j with %j offered is %j', async (keys, byDefault, expected) => {
    const { answer, input } = await ask(byDefault);
    input.write(keys);
    await expect(answer).resolves.toBe(expected);
  });

  it('takes Esc for no, whatever is offered or typed', async () => {
    const { answer, events, input } = await ask(true);
    input.write('y');
    events.keypress('escape');
    await expect(answer).resolves.toBe(false);
  });

  it('shows what is offered, and asks again for what is neither', async () => {
    const { answer, input, getScreen, nextRender } = await ask();
    expect(getScreen()).toBe('› Join them? (y/N)');
    input.write('perhaps\r');
    await nextRender();
    expect(getScreen()).toBe('› Join them? (y/N) perhaps\nAnswer yes or no');
    input.write('\u0004\u0015\u0004');
    await expect(answer).resolves.toBe(endOfInput);
  });
});

describe('the screen of a prompt that is stopped', () => {
  function screen() {
    const written: string[] = [];
    const size = () => ({ columns: 80, rows: 24 });
    const made = new PromptScreen({ write: (text) => void written.push(text), size });
    return { made, taken: () => written.splice(0) };
  }
  const frame = 'Which?\n› two\nbelow\u001b[1A\u001b[6G';
  const erase = '\u001b[1B\u001b[2K\u001b[1A\u001b[2K\u001b[1A\u001b[2K\u001b[G';

  it('leaves the cursor below it, and is drawn below what others wrote', () => {
    const { made, taken } = screen();
    made.send('\u001b[?2004h');
    made.write(frame);
    taken();
    made.leave();
    expect(taken()).toEqual(['\u001b[1B\r\n\u001b[?25h\u001b[?2004l']);
    made.comeBack({ wasAway: true });
    expect(taken()).toEqual(['\u001b[?2004h', frame]);
    made.write(`${erase}${frame}`);
    expect(taken()).toEqual([`${erase}${frame}`]);
  });

  it('draws nothing meanwhile, and what changed when it is back', () => {
    const { made, taken } = screen();
    made.write(frame);
    made.leave();
    taken();
    made.write(`${erase}${frame.replace('two', 'three')}`);
    expect(taken()).toEqual([]);
    made.comeBack({ wasAway: true });
    expect(taken()).toEqual([frame.replace('two', 'three')]);
  });

  it('is drawn by the prompt itself where that can, without what it would erase', () => {
    const { made, taken } = screen();
    made.write(frame);
    made.leave();
    const ignore = made.onReturn(() => made.write(`${erase}new\u001b[3G`));
    taken();
    made.comeBack({ wasAway: true });
    expect(taken()).toEqual(['new\u001b[3G']);
    ignore();
  });

  it('is drawn in its place where nobody took the terminal', () => {
    const { made, taken } = screen();
    made.write(`${erase}${frame}`);
    made.leave();
    taken();
    made.comeBack({ wasAway: false });
    expect(taken()).toEqual(['\u001b[2A', `${erase}${frame}`]);
  });
});
