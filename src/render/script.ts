/** A script as it was understood: the questions, their kinds of answers, and which customers they are for. */
import type { Language } from '../domain/script/language.ts';
import type { ScriptProblem } from '../domain/script/parse-script.ts';
import { partNames, partTitles } from '../domain/script/part-names.ts';
import { answerWords, formatTerm, type Script, type Step } from '../domain/script/script.ts';
import type { Labelled } from './labelled.ts';
import { plain } from './text.ts';

/** A row for each step, with everything read below its heading. */
export function scriptRows({ steps }: Script): Labelled[] {
  return steps.map((step, index) => ({
    label: `${index + 1}. ${plain(step.title)}`,
    texts: [
      factsOf(step),
      ...step.say.map((text) => `"${plain(text)}"`),
      ...step.guidance.map((text) => `> ${plain(text)}`),
      ...step.probes.map((text) => `- ${plain(text)}`),
    ],
  }));
}

/** The script's own words around the questions; the rest is named in one line. */
export function partRows({ parts }: Script): Labelled[] {
  const own = partNames.map((part) => {
    const words = parts[part];
    return { label: partTitles[part], texts: words === undefined ? [] : [`"${plain(words)}"`] };
  });
  const others = partNames.filter((part) => parts[part] === undefined);
  return [...own, { label: 'As courtesy', texts: others.length === 0 ? [] : [others.join(', ')] }];
}

function factsOf({ id, answer, choices, when, retired }: Step): string {
  const answers = choices.length > 0 ? choices.map((choice) => `"${plain(choice)}"`).join(' or ') : answerWords[answer];
  const whom = when.map((terms) => terms.map((term) => plain(formatTerm(term))).join(' or ')).join(', ');
  return [
    `id ${plain(id)}`,
    answer === 'none' ? 'only said' : `answer: ${answers}`,
    ...(whom === '' ? [] : [`when ${whom}`]),
    ...(retired ? ['retired'] : []),
  ].join('; ');
}

function stepJson({ id, title, say, guidance, probes, answer, choices, when, retired }: Step) {
  const whom = when.map((terms) => terms.map(formatTerm));
  return { id, title, say, guidance, probes, answer, choices, when: whom, retired };
}

/** A script as it was read from its file. */
interface ReadScript {
  readonly name: string;
  readonly path: string | null;
  readonly script: Script | null;
  readonly problems: readonly ScriptProblem[];
}

/** A script in the list of all. */
export function scriptUseJson({
  entry,
  uses,
  languages,
}: {
  readonly entry: ReadScript;
  readonly uses: readonly string[];
  readonly languages: readonly Language[];
}) {
  const { name, path, script, problems } = entry;
  const questions = script?.steps.map(({ id }) => id) ?? [];
  return {
    name,
    title: script?.title ?? null,
    purpose: script?.purpose ?? null,
    path,
    uses,
    languages,
    questions,
    problems,
  };
}

/** All that was understood of one. */
export function checkedJson({ name, path, script, problems }: ReadScript) {
  const { title = null, purpose = null, about = null, language = null, parts = {}, steps = [] } = script ?? {};
  return { name, path, title, purpose, about, language, parts, steps: steps.map(stepJson), problems };
}
