/** An inquirer prompt for yes or no; Enter alone takes the default, and Esc is no. */
import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import { type EditorKey, isEnter, LineEditor } from './line-editor.ts';
import { endOfInput, hold } from './line-prompt.ts';
import type { Look } from './look.ts';

interface ConfirmConfig {
  readonly message: string;
  readonly look: Look;
  readonly byDefault: boolean;
}

export const confirmPrompt = createPrompt<boolean | typeof endOfInput, ConfirmConfig>((config, done) => {
  const { message, look, byDefault } = config;
  const [shown, show] = useState({ text: '', problem: '', answer: null as boolean | null });
  const editor = useRef(new LineEditor());

  useEffect((rl) => {
    const ended = () => done(endOfInput);
    rl.on('close', ended);
    const ignore = look.onReturn(() => show({ text: editor.current.line.text, problem: '', answer: null }));
    return () => {
      ignore();
      rl.removeListener('close', ended);
    };
  }, []);

  useKeypress((key: EditorKey, rl) => {
    if (key.name === 'escape') {
      show({ text: '', problem: '', answer: false });
      return done(false);
    }
    if (!isEnter(key)) editor.current.press(key);
    editor.current.settle();
    const { text, cursor } = editor.current.line;
    hold(rl, text, cursor);
    if (!isEnter(key)) return show({ text, problem: '', answer: null });
    const answer = answerIn(text, byDefault);
    if (answer === null) return show({ text, problem: 'Answer yes or no', answer: null });
    show({ text, problem: '', answer });
    done(answer);
  });

  const question = `${look.mark} ${look.strong(message)}`;
  if (shown.answer !== null) return [`${question} ${look.answer(shown.answer ? 'Yes' : 'No')}`, ''];
  const offered = look.dim(`(${byDefault ? 'Y/n' : 'y/N'})`);
  return [`${question} ${offered} ${shown.text}`, shown.problem === '' ? '' : look.bad(shown.problem)];
});

/** Null for other texts. */
function answerIn(typed: string, byDefault: boolean): boolean | null {
  const text = typed.trim().toLowerCase();
  if (text === '') return byDefault;
  if ('yes'.startsWith(text)) return true;
  return 'no'.startsWith(text) ? false : null;
}
