import type { Report } from '../domain/report.ts';

export interface ThemeShown {
  readonly text: string;
  readonly customers: number;
  /** Somebody's words about it. */
  readonly example: { readonly text: string; readonly name: string } | null;
  /** What is shown when one holds the pointer over it. */
  readonly title: string;
}

const mostThemes = 12;

/** The themes of all questions together, by the number of customers. */
export function mostSaid({ insights }: Report): ThemeShown[] {
  const all = insights.questions.flatMap(({ question, themes }) =>
    themes.map(({ text, customers, examples }) => ({
      ...{ text, customers, example: examples[0] ?? null },
      title: [`${question}: ${text}`, ...examples.map((one) => `“${one.text}” ${one.name}`)].join('\n'),
    })),
  );
  const sorted = all.sort((a, b) => b.customers - a.customers || (a.text < b.text ? -1 : 1));
  const first = new Map(sorted.toReversed().map((theme) => [theme.text, theme]));
  return sorted.filter((theme) => first.get(theme.text) === theme).slice(0, mostThemes);
}
