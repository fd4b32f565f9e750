import { describe, expect, it } from 'vitest';
import { builtinScript, builtinTexts } from '../../../src/call/scripts/builtin.ts';
import { parseScript, readTerm } from '../../../src/domain/script/parse-script.ts';
import { fieldsIn, type Script, type Step } from '../../../src/domain/script/script.ts';
import { fc } from '../../support/properties.ts';

const file = `---
title: "The bakery round"
purpose: event
---

Before the summer break.

## Ovens
id: ovens
answer: choice
choices: fine, needs care
when: tier:A or tag:bakery, not first call

How are the ovens,
{{customer.first_name|my friend}}?

> Write down
> the number of the oven.

- Which one?
* Since when?

## Out of ten
answer: 0-10

How happy are you, out of ten?
<!-- a remark of mine
over two lines -->

## Gone
retired: yes

Nobody asks this any more.
`;

function problemsOf(text: string): string[] {
  const read = parseScript(text, 'mine');
  return read.ok ? [] : read.problems.map(({ line, reason }) => `${line}: ${reason}`);
}

function scriptIn(text: string): Script {
  const read = parseScript(text, 'mine');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.script;
}

const firstStep = (text: string) => scriptIn(text).steps[0];

describe('the front of a script file', () => {
  it.each<[string, Partial<Script>]>([
    ['# A\n\nHi', { name: 'mine', title: 'mine', purpose: 'courtesy', about: '' }],
    ['---\n---\n# A\n\nHi', { title: 'mine' }],
    ['---\n\n  \n# a remark\ntitle:  x: y  \n---\n# A\n\nHi', { title: 'x: y' }],
    ["---\ntitle: 'x'\npurpose: 'event'\n---\n# A\n\nHi", { title: 'x', purpose: 'event' }],
    ['---\ntitle: "x" and y\n---\n# A\n\nHi', { title: '"x" and y' }],
    ['---\ntitle: a "x"\n---\n# A\n\nHi', { title: 'a "x"' }],
    ['One\n  two.\n\nThree.\n\n# A\n\nHi', { about: 'One two. Three.' }],
    ['#1\n####### Hi\nan # A\n\n# A\n\nHi', { about: '#1 ####### Hi an # A' }], // no headings
    ['---\n---\nAbout.\n# A\n\nHi', { about: 'About.' }],
    ['\n \n---\ntitle: x\n---\n# A\n\nHi', { title: 'x', about: '' }],
    [' ---\ntitle: x\n ---\n# A\n\nHi', { title: 'x' }],
    ['----\n# A\n\nHi', { about: '' }], // a line across the page
    ['Title\n\n---\n\nAbout.\n\n***\n# A\n\nHi', { about: 'Title About.' }],
  ])('%j', (text, script) => {
    expect(scriptIn(text)).toMatchObject(script);
  });

  it('ends lines as any system does', () => {
    expect(scriptIn('# A\r\rHi\rthere')).toEqual(scriptIn('# A\n\nHi\nthere'));
  });

  it.each([
    ['---\ntitle: x\ntitle: y\n---\n# A\n\nHi', ['3: "title" appears twice']],
    ['---\n title: x\n---\n# A\n\nHi', ['2: " title: x" is not "name: value"']],
    ['---\nTitle: x\n---\n# A\n\nHi', ['2: there is no "Title" here; there are title, purpose']],
    ['About\nthis', ['2: there is no step: begin one with a heading such as "## Business"']],
    ['\n---\ntitle: x\n# A\n\nHi', ['2: the block that begins with --- has no second ---']],
    ['title: x\n\n# A\n\nHi', ['1: "title:" belongs between two lines of --- at the top']],
    ['Bakery\n======\n\n# A\n\nHi', ['2: a heading begins with #; a line of = makes none']],
    ['#Hi\n\n# A\n\nHi', ['1: a heading has a space behind its #']],
    ['---\nfor: x\n---\n\nAbout', [/^2: there is no "for"/, /^5: there is no step/]],
  ])('is refused: %j', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems.map((problem) => expect.stringMatching(problem)));
  });
});

describe('a comment', () => {
  it.each([
    ['# A\n\nHi<!-- a --> you<!-- b -->, there', ['Hi you, there']],
    ['<!-- a -->\n# A\n\nHi', ['Hi']],
    ['# A\n\nHi\n<!--\n\n-->\nyou', ['Hi', 'you']],
    ['# A\n\nHi <!--> a --> you', ['Hi  you']],
    ['# A\n\nHi <!-- you', ['Hi <!-- you']], // it has no end, so it is none
    ['# A\n\nHi --> you', ['Hi --> you']],
    ['# A\n\n<!-- # B\n-->Hi', ['Hi']],
  ])('says nothing: %j', (text, say) => {
    expect(scriptIn(text).steps.map((step) => step.say)).toEqual([say]);
  });

  it('takes no line away from those that are counted', () => {
    expect(problemsOf('# A\n<!-- one\ntwo -->\n\nHi {{')).toEqual([
      '5: a merge field is not closed: {{ and }} belong together',
    ]);
  });
});

describe('a code block', () => {
  it.each([
    ['```\n# B\n\n> no quote\n- no list\nid: x\n```\nHi', ['# B', '> no quote - no list id: x', 'Hi']],
    ['~~~text\n```\n## B\n~~~\n> aside', ['``` ## B']],
    ['````\n```\n---\n````', ['``` ---']],
  ])('holds words and nothing else: %j', (text, say) => {
    expect(scriptIn(`# A\n\n${text}`).steps.map((step) => step.say)).toEqual([say]);
  });

  it('must end', () => {
    expect(problemsOf('# A\n\nHi\n\n```\n# B\n\nyou')).toEqual(['5: the block that begins with this fence has no end']);
  });
});

describe('a step', () => {
  it.each<[string, Partial<Step>]>([
    ['### A ###', { title: 'A', id: 'a' }],
    ['#  A##', { title: 'A' }],
    ['# A #1 in town', { title: 'A #1 in town', id: 'a-1-in-town' }],
    ['# A ', { title: 'A' }],
    ["# How's business?", { id: 'how-s-business' }],
    ['# Gro\u0308ße', { id: 'größe' }],
    ['# ???', { title: '???', id: 'step' }],
    ['# A\nid: b2-c', { id: 'b2-c' }],
    ['# A\n\nid: "b"\n\nretired: no', { id: 'b', retired: false }],
    ['# A\nretired: yes', { retired: true }],
    ['# A\nanswer: YES / NO', { answer: 'yesno' }],
    ['# A\nanswer: yes or no', { answer: 'yesno' }],
    ['# A\nanswer: 0 to 10', { answer: 'scale' }],
    ['# A\nanswer: 0  –  10', { answer: 'scale' }],
    ['# A\nanswer: Text', { answer: 'text' }],
    ['# A\nanswer: date', { answer: 'date' }],
    ['# A\nanswer: none', { answer: 'none' }],
    ['# A\nchoices: one , , two,', { answer: 'choice', choices: ['one', 'two'] }],
    ['# A\nchoices: groß, gross', { choices: ['groß', 'gross'] }],
    ['# A\nchoices: "yes, please", no', { choices: ['yes, please', 'no'] }],
    [
      `# A\nchoices: one, 'two, "three"' , “four, five”,„six, seven“`,
      { choices: ['one', 'two, "three"', 'four, five', 'six, seven'] },
    ],
    ["# A\nchoices: [it's fine, don't know]", { choices: ["it's fine", "don't know"] }],
    [`# A\nchoices: 'tis fine, 5" pipe`, { choices: ["'tis fine", '5" pipe'] }],
    ['# A\nAnswer:0-10', { answer: 'scale' }],
    ['##A', { title: 'A' }],
    ['  ## A', { title: 'A' }],
    ['# A\nanswer : date', { answer: 'date' }],
    ['# A', { answer: 'text', choices: [], when: [], guidance: [], probes: [], retired: false }],
    ['# A\nwhen: tier:A OR first call', { when: [[expect.anything(), expect.anything()]] }],
    ['# A\n\n  >  write\n>it\n>\n> down\n', { guidance: ['write it', 'down'] }],
    ['# A\n\n  -  One?\n* Two?\n+ Three - or four?', { probes: ['One?', 'Two?', 'Three - or four?'] }],
  ])('%j', (text, step) => {
    const whole = `${text}\n\nHi`;
    expect(firstStep(whole)).toMatchObject({ say: ['Hi'], ...step });
  });

  it.each([
    ['a > b\nc - d * e', ['a > b c - d * e']],
    ['-x\n*y', ['-x *y']],
    ['One\n two\n \nthree', ['One two', 'three']],
    ['One\n> aside\ntwo', ['One', 'two']],
    ['Note: this\nWhen: now', ['Note: this When: now']],
    ['One\n\n---\n\ntwo', ['One', 'two']],
    ['see https://x.example', ['see https://x.example']],
    ['https://x.example', ['https://x.example']],
  ])('says %j as %j', (text, say) => {
    expect(firstStep(`# A\n\n${text}`)?.say).toEqual(say);
  });

  it.each<[string, string]>([
    ['# A\nid: a\nid: b\n\nHi', '3: "id" appears twice'],
    ['# A\nnote: b\n\nHi', '2: there is no "note" here; there are id, answer, choices, when, retired'],
    ['# A\n\nHi\nid: x', '4: "id:" belongs right below the heading, before the words'],
    ['# A\n\nHi\n---', '4: a heading begins with #; a line of - makes none'],
    ['# A\n\nHi\n#Next', '4: a heading has a space behind its #'],
    ['# A\nchoices: "one, two\n\nHi', '2: a quotation mark around a choice is not closed'],
    ['# A\nanswer:\n\nHi', '2: there is no answer ""; there are '],
    ...['0-100', 'from 0-10', 'yes/no/perhaps', 'oh yes/no', '10'].map(
      (answer) => [`# A\nanswer: ${answer}\n\nHi`, `2: there is no answer "${answer}"; there are`] as [string, string],
    ),
    ['# A\nchoices: one\n\nHi', '2: an answer by choice needs "choices: one, another, …" with two or more'],
    ['# A\nchoices: one,\n\nHi', '2: an answer by choice needs "choices: one, another, …" with two or more'],
    ...['big-one!', 'a--b', '-a', 'a-', ''].map(
      (id) =>
        [`# A\nid: ${id}\n\nHi`, `2: the id "${id}" may have small letters, digits and single hyphens only`] as [
          string,
          string,
        ],
    ),
    ['# A\n\nHi {{a}}', '3: there is no {{a}}; there are {{customer.first_name}}, {{customer.name}}, '],
    ['# A\n\nHi product}}', '3: a merge field is not closed: {{ and }} belong together'],
    ['# A\nwhen: purpose:sale\n\nHi', '2: there is no purpose "sale"; there are courtesy, post_purchase, '],
    [
      '# A\nwhen: tier:A,\n\nHi',
      '2: "" is not a condition; write tier:A, tag:WORD, purpose:event, event:recall, first',
    ],
  ])('is refused: %j', (text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(problem)]);
  });
});

describe('the term of a condition', () => {
  it.each([
    ['first call', { fact: 'first call', value: '', not: false }],
    ['not first-call', { fact: 'first call', value: '', not: true }],
    ['tier:a', { fact: 'tier', value: 'a', not: false }],
    ['tier : b', { fact: 'tier', value: 'b', not: false }],
    ['not  tier:c', { fact: 'tier', value: 'c', not: true }],
    ['tag:two words', { fact: 'tag', value: 'two words', not: false }],
    ['purpose:win_back', { fact: 'purpose', value: 'win_back', not: false }],
  ])('%j', (words, term) => {
    expect(readTerm(words)).toEqual(term);
  });

  it.each(['tag:', 'my tag:vip', 'first call ever', 'a first call', 'nottier:a', 'owner:ann', ''])(
    'is not %j',
    (words) => {
      expect(readTerm(words)).toBe(
        `"${words}" is not a condition; write tier:A, tag:WORD, purpose:event, event:recall, first call, never talked, or not in front of one`,
      );
    },
  );
});

describe('a script file', () => {
  it('is read into steps', () => {
    const read = parseScript(file, 'bakery');
    expect(read).toMatchObject({ ok: true, script: { name: 'bakery', title: 'The bakery round', purpose: 'event' } });
    if (!read.ok) return;
    expect(read.script.about).toBe('Before the summer break.');
    expect(read.script.steps[0]).toEqual({
      id: 'ovens',
      title: 'Ovens',
      say: ['How are the ovens, {{customer.first_name|my friend}}?'],
      guidance: ['Write down the number of the oven.'],
      probes: ['Which one?', 'Since when?'],
      answer: 'choice',
      choices: ['fine', 'needs care'],
      when: [
        [
          { fact: 'tier', value: 'a', not: false },
          { fact: 'tag', value: 'bakery', not: false },
        ],
        [{ fact: 'first call', value: '', not: true }],
      ],
      retired: false,
    });
    expect(read.script.steps.map(({ id, answer, retired }) => ({ id, answer, retired }))).toEqual([
      { id: 'ovens', answer: 'choice', retired: false },
      { id: 'out-of-ten', answer: 'scale', retired: false },
      { id: 'gone', answer: 'text', retired: true },
    ]);
  });

  it('may come from Windows, without front matter', () => {
    const read = parseScript('\uFEFF# Hello\r\n\r\nHow are you?\r\n', 'short');
    expect(read).toMatchObject({ ok: true, script: { title: 'short', purpose: 'courtesy', steps: [{ id: 'hello' }] } });
  });

  it('means the same when a formatter has put empty lines behind headings', () => {
    const spaced = file.replaceAll(/^(#+ .*)$/gm, '$1\n').replace('---\n', '---\n\n');
    expect(parseScript(spaced, 'bakery')).toEqual(parseScript(file, 'bakery'));
  });

  it.each([
    ['', '1: there is no step: begin one with a heading such as "## Business"'],
    ['---\ntitle: x\n## A\n\nHi', '1: the block that begins with --- has no second ---'],
    ['---\nfor: x\n---\n# A\n\nHi', '2: there is no "for" here; there are title, purpose'],
    ['---\nhello\n---\n# A\n\nHi', '2: "hello" is not "name: value"'],
    ['---\ntitle: x\npurpose: sell\n---\n# A\n\nHi', /^3: there is no purpose "sell"; there are courtesy,/],
    ['# A\n\n> only guidance', '1: the step "A" says nothing: write the words below its heading'],
    ['# A\nanwser: text\n\nHi', '2: there is no "anwser" here; there are id, answer, choices, when, retired'],
    ['# A\nanswer: mood\n\nHi', '2: there is no answer "mood"; there are text, choice, 0 to 10, yes/no, date, none'],
    ['# A\nanswer: choice\n\nHi', '2: an answer by choice needs "choices: one, another, …" with two or more'],
    ['# A\nanswer: text\nchoices: a, b\n\nHi', '3: choices belong to "answer: choice", not to "answer: text"'],
    ['# A\nchoices: a, A\n\nHi', '2: two of the choices are the same'],
    ['# A\nid: Big One\n\nHi', '2: the id "Big One" may have small letters, digits and single hyphens only'],
    ['# A\n\nHi\n\n# A\n\nHi', '5: the id "a" is taken by another step; say "id: …" below the heading'],
    ['# A\nwhen: tier:D\n\nHi', '2: there is no tier "d"; there are A, B, C'],
    ['# A\nwhen: full moon\n\nHi', /^2: "full moon" is not a condition/],
    ['# A\nretired: maybe\n\nHi', '2: "maybe" is neither yes nor no'],
    [
      '# A\n\nHi {{customer.shoe_size}}',
      /^3: there is no \{\{customer.shoe_size\}\}; there are \{\{customer.first_name\}\}/,
    ],
    ['# A\n\nHi {{product', '3: a merge field is not closed: {{ and }} belong together'],
    ['#\n\nHi', '1: the heading is empty'],
  ])('that is broken is refused with line and reason: %j', (text, problem) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  it('of any text is read or refused with lines that exist, and never breaks the reader', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '---',
        '# A',
        '## B',
        'id: a',
        'answer: choice',
        'choices: a, b',
        'when: tier:A or',
        '> x',
        '- y',
        '{{',
        '<!--',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n');
        const read = parseScript(text, 'any');
        if (read.ok) expect(read.script.steps.length).toBeGreaterThan(0);
        else for (const { line: at } of read.problems) expect(text.split(/\r\n?|\n/)[at - 1]).toBeDefined();
      }),
    );
  });

  it('is told all its mistakes at once, in order', () => {
    expect(problemsOf('# A\nid: ?\n\n{{x}}\n\n# B\n').map((problem) => problem.split(':')[0])).toEqual(['2', '4', '6']);
  });
});

describe('the built-in scripts', () => {
  it.each([...builtinTexts.keys()])('%s is whole, and thanks or promises at the end', (name) => {
    const script = builtinScript(name);
    expect(script?.steps.length).toBeGreaterThan(3);
    expect(script?.steps.at(-1)?.id).toBe(name === 'complaint' ? 'complaint-when' : 'thanks');
    expect(script?.about).not.toBe('');
  });

  it('sell nothing', () => {
    for (const text of builtinTexts.values()) {
      expect(text).not.toMatch(/\b(offer|discount|upgrade|deal|sale|special|order now|interested in buying)\b/i);
    }
  });

  it('fill in only what is known', () => {
    const names = [...builtinTexts.values()].flatMap((text) => fieldsIn(text).map((field) => field.name));
    expect([...new Set(names)].toSorted()).toEqual([
      ...['caller', 'customer.first_name', 'customer.name', 'day', 'event', 'event.sentence', 'goal'],
      ...['last_purchase.product', 'product', 'promise', 'shop'],
    ]);
  });

  it('the courtesy call asks its four questions of somebody we have talked to', () => {
    const asked = builtinScript('courtesy')?.steps.filter((step) => step.answer !== 'none');
    expect(asked?.map((step) => step.say.join(' '))).toEqual([
      'How are things going for you these days?',
      'How are you getting on with {{product}}?',
      "Do you have any questions about it? Anything you've been meaning to ask?",
      'Is there anything else we can do for you?',
    ]);
  });
});
