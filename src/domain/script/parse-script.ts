/** Reads a script file: Markdown with front matter, one heading a step. Every mistake is reported with its line. */
import { eventKinds, isEventKind } from '../plan/event.ts';
import { isLanguage, languages } from './language.ts';
import { isPart, type PartName, type Parts, partNames } from './part-names.ts';
import {
  type AnswerKind,
  answerWords,
  type Condition,
  fieldsIn,
  isMergeField,
  isPartField,
  mergeFields,
  type Purpose,
  partFields,
  purposes,
  type Script,
  type Step,
  type Term,
} from './script.ts';
import { isHeading, type ScriptLine, scriptLines, withoutRules } from './script-lines.ts';

export interface ScriptProblem {
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

type ReadScript =
  | { readonly ok: true; readonly script: Script }
  | { readonly ok: false; readonly problems: readonly ScriptProblem[] };

interface Reading {
  readonly problems: ScriptProblem[];
  report(line: number, reason: string): void;
}

/** `name: value` as a pair; undefined when the line is not a setting. */
function settingIn(text: string): readonly [key: string, value: string] {
  const [, key = '', value = ''] = /^([a-z][a-z_-]*)[ \t]*:(.*)$/i.exec(text) ?? [];
  return [key, value.trim()];
}

const scriptKeys: readonly string[] = ['title', 'purpose', 'language', ...partNames];
/** Settings of the front matter that are found below it; a sentence may well begin with "Promise:". */
const misplacedKeys = ['title', 'purpose', 'language'];
const stepKeys = ['id', 'answer', 'choices', 'when', 'retired'];

/**
 * The setting of a step, also written as `Answer:text`. An unknown one must have the form of a setting, because it may
 * be words to say.
 */
function stepSettingIn({ text, literal }: ScriptLine): readonly [key: string, value: string] {
  if (literal) return ['', ''];
  const [key, value] = settingIn(text);
  if (stepKeys.includes(key.toLowerCase())) return [key.toLowerCase(), value];
  return /^[a-z]+:(\s|$)/.test(text) ? [key, value] : ['', ''];
}

/** `name`: the script's name, which is the file's name without its extension. */
export function parseScript(text: string, name: string): ReadScript {
  const problems: ScriptProblem[] = [];
  const reading: Reading = { problems, report: (line, reason) => void problems.push({ line, reason }) };
  const { lines, openFence } = scriptLines(text);
  const front = readFront(lines, reading);
  if (front === null) return { ok: false, problems };
  if (openFence !== null) reading.report(openFence, 'the block that begins with this fence has no end');
  const body = withoutRules(lines.slice(front.lines));
  const firstHeading = body.findIndex(isHeading);
  const about = body.slice(0, firstHeading < 0 ? body.length : firstHeading);
  for (const line of about) checkForm(line, misplacedKeys, 'between two lines of --- at the top', reading);
  const steps = firstHeading < 0 ? [] : readSteps(body.slice(firstHeading), reading);
  if (firstHeading < 0)
    reading.report(lines.length, 'there is no step: begin one with a heading such as "## Business"');
  if (problems.length > 0) return { ok: false, problems: problems.toSorted((a, b) => a.line - b.line) };
  const purpose = (front.values.get('purpose') ?? 'courtesy') as Purpose;
  const title = front.values.get('title') ?? name;
  const said = front.values.get('language') ?? '';
  const language = isLanguage(said) ? said : null;
  const script = { name, title, purpose, about: paragraphs(about).join(' '), language, parts: partsIn(front), steps };
  return { ok: true, script };
}

function partsIn({ values }: Front): Parts {
  return Object.fromEntries([...values].filter((entry): entry is [PartName, string] => isPart(entry[0])));
}

interface Front {
  readonly values: ReadonlyMap<string, string>;
  /** How many lines the front matter takes. */
  readonly lines: number;
}

function readFront(lines: readonly ScriptLine[], reading: Reading): Front | null {
  const { report } = reading;
  const values = new Map<string, string>();
  const begin = lines.findIndex(({ text }) => text !== '');
  if (lines[begin]?.text.trim() !== '---') return { values, lines: 0 };
  const end = lines.findIndex((line, index) => index > begin && line.text.trim() === '---');
  if (end < 0) {
    report(begin + 1, 'the block that begins with --- has no second ---');
    return null;
  }
  for (const line of lines.slice(begin + 1, end)) {
    if (line.text.trim() === '' || line.text.startsWith('#')) continue;
    const [key, value] = settingIn(line.text);
    if (key === '') report(line.number, `"${line.text}" is not "name: value"`);
    else if (!scriptKeys.includes(key))
      report(line.number, `there is no "${key}" here; there are ${scriptKeys.join(', ')}`);
    else if (values.has(key)) report(line.number, `"${key}" appears twice`);
    else values.set(key, unquoted(value));
    if (isPart(key)) checkPart(key, line, reading);
  }
  const language = values.get('language');
  if (language !== undefined && !isLanguage(language)) {
    const line = lines.find((candidate) => candidate.text.startsWith('language:'));
    report(line?.number ?? 1, `there is no language "${language}"; there are ${languages.join(', ')}`);
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

function readSteps(lines: readonly ScriptLine[], reading: Reading): Step[] {
  const starts = lines.flatMap((line, index) => (isHeading(line) ? [index] : []));
  const steps: Step[] = [];
  for (const [index, start] of starts.entries()) {
    const heading = lines[start] as ScriptLine;
    const step = readStep(heading, lines.slice(start + 1, starts[index + 1]), reading);
    if (steps.some((earlier) => earlier.id === step.id)) {
      reading.report(heading.number, `the id "${step.id}" is taken by another step; say "id: …" below the heading`);
    }
    steps.push(step);
  }
  return steps;
}

function readStep(heading: ScriptLine, block: readonly ScriptLine[], reading: Reading): Step {
  const title = heading.text
    .replace(/^\s*#+\s*/, '')
    .replace(/(?<!#)#+$/, '')
    .trimEnd();
  if (title === '') reading.report(heading.number, 'the heading is empty');
  const { settings, lines } = readSettings(block, reading);
  const text = block.slice(lines);
  const [quoted, listed] = [marked(/^\s*>\s?/, text), marked(/^\s*[-*+]\s+/, text)];
  const spoken = text.map((line) =>
    line.literal || !/^\s*(>|[-*+]\s)/.test(line.text) ? line : { ...line, text: '' },
  );
  const say = paragraphs(spoken);
  if (say.length === 0)
    reading.report(heading.number, `the step "${title}" says nothing: write the words below its heading`);
  for (const line of text) {
    checkForm(line, stepKeys, 'right below the heading, before the words', reading);
    checkFields(line, reading);
  }
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

/** The settings below a heading; formatters may have put empty lines between them. */
function readSettings(
  block: readonly ScriptLine[],
  { report }: Reading,
): { readonly settings: ReadonlyMap<string, ScriptLine>; readonly lines: number } {
  const settings = new Map<string, ScriptLine>();
  let lines = 0;
  for (const [index, line] of block.entries()) {
    if (line.text === '') continue;
    const [key, value] = stepSettingIn(line);
    if (key === '') break;
    lines = index + 1;
    if (!stepKeys.includes(key)) report(line.number, `there is no "${key}" here; there are ${stepKeys.join(', ')}`);
    else if (settings.has(key)) report(line.number, `"${key}" appears twice`);
    else settings.set(key, { ...line, text: key === 'choices' ? value : unquoted(value) });
  }
  return { settings, lines };
}

/** The lines that begin with a mark, without the mark. */
function marked(mark: RegExp, lines: readonly ScriptLine[]): ScriptLine[] {
  return lines.flatMap((line) =>
    !line.literal && mark.test(line.text) ? [{ ...line, text: line.text.replace(mark, '') }] : [],
  );
}

/** Consecutive lines are one paragraph; an empty line ends it. */
function paragraphs(lines: readonly Pick<ScriptLine, 'text'>[]): string[] {
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

/** Refuses lines that do not look like words to read aloud: a misplaced setting, a broken heading. */
function checkForm(
  { number, text, literal }: ScriptLine,
  keys: readonly string[],
  place: string,
  { report }: Reading,
): void {
  if (literal) return;
  const [key] = settingIn(text);
  if (keys.includes(key)) report(number, `"${key}:" belongs ${place}`);
  if (/^#\p{L}/u.test(text)) report(number, 'a heading has a space behind its #');
  if (/^(={2,}|-{2,})$/.test(text)) report(number, `a heading begins with #; a line of ${text.charAt(0)} makes none`);
}

function checkPart(key: PartName, line: ScriptLine, reading: Reading): void {
  if (settingIn(line.text)[1] === '') reading.report(line.number, `"${key}:" says nothing: write the words after it`);
  checkFields(line, reading, { isField: isPartField, fields: { ...mergeFields, ...partFields } });
}

const stepFields = { isField: isMergeField as (name: string) => boolean, fields: mergeFields as object };

function checkFields({ number, text }: ScriptLine, { report }: Reading, { isField, fields } = stepFields): void {
  for (const { name } of fieldsIn(text)) {
    if (isField(name)) continue;
    const known = Object.keys(fields).map((field) => `{{${field}}}`);
    report(number, `there is no {{${name}}}; there are ${known.join(', ')}`);
  }
  const loose = text.replaceAll(/\{\{[^{}]*\}\}/g, '');
  if (loose.includes('{{') || loose.includes('}}'))
    report(number, 'a merge field is not closed: {{ and }} belong together');
}

function readId(line: ScriptLine | undefined, title: string, { report }: Reading): string {
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
  settings: ReadonlyMap<string, ScriptLine>,
  { report }: Reading,
): { answer: AnswerKind; choices: string[] } {
  const said = settings.get('answer');
  const listed = settings.get('choices');
  const choices = choicesIn(listed?.text ?? '');
  const word = said?.text.toLowerCase().replace(/\s+/g, ' ') ?? (listed === undefined ? 'text' : 'choice');
  const kind = answerKindOf(word);
  if (kind === null) {
    report(said?.number ?? 0, `there is no answer "${said?.text}"; there are ${Object.values(answerWords).join(', ')}`);
  }
  if (choices.some((choice) => /^["“„]/.test(choice))) {
    report(listed?.number ?? 0, 'a quotation mark around a choice is not closed');
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

const quotes = /^(?:"([^"]*)"|'([^']*)'|[“„]([^“”]*)[“”])\s*(?:,|$)/;

/**
 * Splits at commas, outside of quotation marks: `"yes, please", no`. Brackets around the list, as in YAML, are ignored.
 */
function choicesIn(list: string): string[] {
  const found: string[] = [];
  let rest = list.replace(/^\[(.*)\]$/, '$1').trimStart();
  while (rest !== '') {
    const quoted = quotes.exec(rest);
    const length = quoted?.[0].length ?? indexOrEnd(rest, ',') + 1;
    found.push((quoted?.slice(1).find((text) => text !== undefined) ?? rest.slice(0, length).replace(/,$/, '')).trim());
    rest = rest.slice(length).trimStart();
  }
  return found.filter((choice) => choice !== '');
}

function indexOrEnd(text: string, part: string): number {
  const at = text.indexOf(part);
  return at < 0 ? text.length : at;
}

function answerKindOf(word: string): AnswerKind | null {
  if (/^0 ?(-|–|to) ?10$/.test(word)) return 'scale';
  if (/^yes ?(\/|or) ?no$/.test(word)) return 'yesno';
  return word === 'text' || word === 'choice' || word === 'date' || word === 'none' ? word : null;
}

function readYes(line: ScriptLine | undefined, { report }: Reading): boolean {
  if (line === undefined || line.text === 'no') return false;
  if (line.text !== 'yes') report(line.number, `"${line.text}" is neither yes nor no`);
  return true;
}

/** `tier:A or tier:B, not first call`: all parts between commas must hold, and one of the parts between `or`. */
function readWhen(line: ScriptLine | undefined, reading: Reading): Condition {
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

/** A condition's term, lower case; or in words why it is refused. */
export function readTerm(words: string): Term | string {
  const not = words.startsWith('not ');
  const term = not ? words.slice(4).trim() : words;
  if (/^first[ -]call$/.test(term)) return { fact: 'first call', value: '', not };
  if (/^never[ -]talked$/.test(term)) return { fact: 'never talked', value: '', not };
  const [, fact, value = ''] = /^(tier|tag|purpose|event)\s*:\s*(\S.*)$/.exec(term) ?? [];
  if (fact === 'event') {
    const kind = value.replaceAll(' ', '-');
    if (!isEventKind(kind)) return `there is no event "${value}"; there are ${eventKinds.join(', ')}`;
    return { fact, value: kind, not };
  }
  if (fact === 'tier' && !['a', 'b', 'c'].includes(value)) return `there is no tier "${value}"; there are A, B, C`;
  if (fact === 'purpose' && !(purposes as readonly string[]).includes(value)) {
    return `there is no purpose "${value}"; there are ${purposes.join(', ')}`;
  }
  if (fact === 'tier' || fact === 'tag' || fact === 'purpose') return { fact, value, not };
  return `"${words}" is not a condition; write tier:A, tag:WORD, purpose:event, event:recall, first call, never talked, or not in front of one`;
}
