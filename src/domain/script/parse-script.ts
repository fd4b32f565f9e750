/** Reads a script file: Markdown with front matter, one heading a step. Every mistake is told with its line. */
import {
  type AnswerKind,
  answerWords,
  type Condition,
  fieldsIn,
  isMergeField,
  mergeFields,
  type Purpose,
  purposes,
  type Script,
  type Step,
  type Term,
} from './script.ts';

export interface ScriptProblem {
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

type ReadScript =
  | { readonly ok: true; readonly script: Script }
  | { readonly ok: false; readonly problems: readonly ScriptProblem[] };

interface Line {
  readonly number: number;
  readonly text: string;
}

interface Reading {
  readonly problems: ScriptProblem[];
  report(line: number, reason: string): void;
}

/** `name: value`, as both; nothing when a line is no setting. */
function settingIn(text: string): readonly [key: string, value: string] {
  const [, key = '', value = ''] = /^([a-z][a-z_-]*):(.*)$/i.exec(text) ?? [];
  return [key, value.trim()];
}

const scriptKeys = ['title', 'purpose'];
const stepKeys = ['id', 'answer', 'choices', 'when', 'retired'];

/** `name` is how the script will be called: the file's name without its ending. */
export function parseScript(text: string, name: string): ReadScript {
  const problems: ScriptProblem[] = [];
  const reading: Reading = { problems, report: (line, reason) => void problems.push({ line, reason }) };
  const lines = withoutComments(text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)).map((line, index) => ({
    number: index + 1,
    text: line.trimEnd(),
  }));
  const front = readFront(lines, reading);
  if (front === null) return { ok: false, problems };
  const body = lines.slice(front.lines);
  const firstHeading = body.findIndex((line) => isHeading(line.text));
  const about = body.slice(0, firstHeading < 0 ? body.length : firstHeading);
  const steps = firstHeading < 0 ? [] : readSteps(body.slice(firstHeading), reading);
  if (firstHeading < 0)
    reading.report(lines.length, 'there is no step: begin one with a heading such as "## Business"');
  if (problems.length > 0) return { ok: false, problems: problems.toSorted((a, b) => a.line - b.line) };
  const purpose = (front.values.get('purpose') ?? 'courtesy') as Purpose;
  const title = front.values.get('title') ?? name;
  return { ok: true, script: { name, title, purpose, about: paragraphs(about).join(' '), steps } };
}

/** Comments become empty, so that the numbers of the lines stay. */
function withoutComments(lines: readonly string[]): string[] {
  const text = lines.join('\n');
  let kept = '';
  for (let at = 0; ; ) {
    const begin = text.indexOf('<!--', at);
    const end = begin < 0 ? -1 : text.indexOf('-->', begin + 4);
    if (end < 0) return (kept + text.slice(at)).split('\n');
    kept += text.slice(at, begin) + text.slice(begin, end).replaceAll(/[^\n]/g, '');
    at = end + 3;
  }
}

interface Front {
  readonly values: ReadonlyMap<string, string>;
  /** How many lines it takes. */
  readonly lines: number;
}

function readFront(lines: readonly Line[], { report }: Reading): Front | null {
  const values = new Map<string, string>();
  if (lines[0]?.text !== '---') return { values, lines: 0 };
  const end = lines.findIndex((line, index) => index > 0 && line.text === '---');
  if (end < 0) {
    report(1, 'the block that begins with --- has no second ---');
    return null;
  }
  for (const line of lines.slice(1, end)) {
    if (line.text.trim() === '' || line.text.startsWith('#')) continue;
    const [key, value] = settingIn(line.text);
    if (key === '') report(line.number, `"${line.text}" is not "name: value"`);
    else if (!scriptKeys.includes(key))
      report(line.number, `there is no "${key}" here; there are ${scriptKeys.join(', ')}`);
    else if (values.has(key)) report(line.number, `"${key}" is said twice`);
    else values.set(key, unquoted(value));
  }
  const purpose = values.get('purpose');
  if (purpose !== undefined && !(purposes as readonly string[]).includes(purpose)) {
    const line = lines.find((candidate) => candidate.text.startsWith('purpose:'));
    report(line?.number ?? 1, `there is no purpose "${purpose}"; there are ${purposes.join(', ')}`);
  }
  return { values, lines: end + 1 };
}

function unquoted(value: string): string {
  const match = /^(["'])(.*)\1$/.exec(value.trim());
  return match?.[2] ?? value.trim();
}

function isHeading(text: string): boolean {
  return /^#{1,6}(\s|$)/.test(text);
}

function readSteps(lines: readonly Line[], reading: Reading): Step[] {
  const starts = lines.flatMap((line, index) => (isHeading(line.text) ? [index] : []));
  const steps: Step[] = [];
  for (const [index, start] of starts.entries()) {
    const heading = lines[start] as Line;
    const step = readStep(heading, lines.slice(start + 1, starts[index + 1]), reading);
    if (steps.some((earlier) => earlier.id === step.id)) {
      reading.report(heading.number, `the id "${step.id}" is taken by another step; say "id: …" below the heading`);
    }
    steps.push(step);
  }
  return steps;
}

function readStep(heading: Line, block: readonly Line[], reading: Reading): Step {
  const title = heading.text
    .replace(/^#+\s*/, '')
    .replace(/(?<!#)#+$/, '')
    .trimEnd();
  if (title === '') reading.report(heading.number, 'the heading is empty');
  const { settings, lines } = readSettings(block, reading);
  const text = block.slice(lines);
  const quoted = text.filter((line) => /^\s*>/.test(line.text)).map((line) => without(/^\s*>\s?/, line));
  const listed = text.filter((line) => /^\s*[-*+]\s/.test(line.text)).map((line) => without(/^\s*[-*+]\s+/, line));
  const spoken = text.map((line) => (/^\s*(>|[-*+]\s)/.test(line.text) ? { ...line, text: '' } : line));
  const say = paragraphs(spoken);
  if (say.length === 0)
    reading.report(heading.number, `the step "${title}" says nothing: write the words below its heading`);
  for (const line of text) checkFields(line, reading);
  return {
    id: readId(settings.get('id'), title, reading),
    title,
    say,
    guidance: paragraphs(quoted),
    probes: listed.map((line) => line.text),
    ...readAnswer(settings, reading),
    when: readWhen(settings.get('when'), reading),
    retired: readYes(settings.get('retired'), reading),
  };
}

/** The settings below a heading; empty lines between them, as formatters put them in, do not matter. */
function readSettings(
  block: readonly Line[],
  { report }: Reading,
): { readonly settings: ReadonlyMap<string, Line>; readonly lines: number } {
  const settings = new Map<string, Line>();
  let lines = 0;
  for (const [index, line] of block.entries()) {
    if (line.text === '') continue;
    const [key, value] = /^[a-z]+:(\s|$)/.test(line.text) ? settingIn(line.text) : ['', ''];
    if (key === '') break;
    lines = index + 1;
    if (!stepKeys.includes(key)) report(line.number, `there is no "${key}" here; there are ${stepKeys.join(', ')}`);
    else if (settings.has(key)) report(line.number, `"${key}" is said twice`);
    else settings.set(key, { number: line.number, text: unquoted(value) });
  }
  return { settings, lines };
}

function without(mark: RegExp, line: Line): Line {
  return { number: line.number, text: line.text.replace(mark, '') };
}

/** Lines that follow each other are one paragraph; an empty line ends it. */
function paragraphs(lines: readonly Line[]): string[] {
  const found: string[] = [];
  let open = '';
  for (const { text } of [...lines, { text: '' }]) {
    if (text.trim() !== '') open = open === '' ? text.trim() : `${open} ${text.trim()}`;
    else if (open !== '') {
      found.push(open);
      open = '';
    }
  }
  return found;
}

function checkFields({ number, text }: Line, { report }: Reading): void {
  for (const { name } of fieldsIn(text)) {
    if (isMergeField(name)) continue;
    const known = Object.keys(mergeFields).map((field) => `{{${field}}}`);
    report(number, `there is no {{${name}}}; there are ${known.join(', ')}`);
  }
  const loose = text.replaceAll(/\{\{[^{}]*\}\}/g, '');
  if (loose.includes('{{') || loose.includes('}}'))
    report(number, 'a merge field is not closed: {{ and }} belong together');
}

function readId(line: Line | undefined, title: string, { report }: Reading): string {
  if (line === undefined) return slug(title);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(line.text)) {
    report(line.number, `the id "${line.text}" may have small letters, digits and single hyphens only`);
  }
  return line.text;
}

/** `How's business?` becomes `how-s-business`. Letters of every script stay. */
function slug(title: string): string {
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join('-') || 'step';
}

function readAnswer(
  settings: ReadonlyMap<string, Line>,
  { report }: Reading,
): { answer: AnswerKind; choices: string[] } {
  const said = settings.get('answer');
  const listed = settings.get('choices');
  const choices = (listed?.text ?? '')
    .split(',')
    .map((choice) => choice.trim())
    .filter((choice) => choice !== '');
  const word = said?.text.toLowerCase().replace(/\s+/g, ' ') ?? (listed === undefined ? 'text' : 'choice');
  const kind = answerKindOf(word);
  if (kind === null) {
    report(said?.number ?? 0, `there is no answer "${said?.text}"; there are ${Object.values(answerWords).join(', ')}`);
  }
  if (kind === 'choice' && choices.length < 2) {
    report((listed ?? said)?.number ?? 0, 'an answer by choice needs "choices: one, another, …" with two or more');
  }
  if (kind !== null && kind !== 'choice' && listed !== undefined) {
    report(listed.number, `choices belong to "answer: choice", not to "answer: ${word}"`);
  }
  if (new Set(choices.map((choice) => choice.toLowerCase())).size < choices.length) {
    report(listed?.number ?? 0, 'two of the choices are the same');
  }
  return { answer: kind ?? 'text', choices };
}

function answerKindOf(word: string): AnswerKind | null {
  if (/^0 ?(-|–|to) ?10$/.test(word)) return 'scale';
  if (/^yes ?(\/|or) ?no$/.test(word)) return 'yesno';
  return word === 'text' || word === 'choice' || word === 'date' || word === 'none' ? word : null;
}

function readYes(line: Line | undefined, { report }: Reading): boolean {
  if (line === undefined || line.text === 'no') return false;
  if (line.text !== 'yes') report(line.number, `"${line.text}" is neither yes nor no`);
  return true;
}

/** `tier:A or tier:B, not first call`: what commas part must all hold, of what `or` parts one. */
function readWhen(line: Line | undefined, reading: Reading): Condition {
  if (line === undefined) return [];
  return line.text.split(',').map((group) =>
    group.split(/\sor\s/i).flatMap((words) => {
      const term = readTerm(words.trim().toLowerCase());
      if (typeof term !== 'string') return [term];
      reading.report(line.number, term);
      return [];
    }),
  );
}

/** A condition's term, lower case; or in words what is wrong with it. */
export function readTerm(words: string): Term | string {
  const not = words.startsWith('not ');
  const term = not ? words.slice(4).trim() : words;
  if (/^first[ -]call$/.test(term)) return { fact: 'first call', value: '', not };
  const [, fact, value = ''] = /^(tier|tag|purpose)\s*:\s*(\S.*)$/.exec(term) ?? [];
  if (fact === 'tier' && !['a', 'b', 'c'].includes(value)) return `there is no tier "${value}"; there are A, B, C`;
  if (fact === 'purpose' && !(purposes as readonly string[]).includes(value)) {
    return `there is no purpose "${value}"; there are ${purposes.join(', ')}`;
  }
  if (fact === 'tier' || fact === 'tag' || fact === 'purpose') return { fact, value, not };
  return `"${words}" is no condition; write tier:A, tag:WORD, purpose:event, first call, or not in front of one`;
}
