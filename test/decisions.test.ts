/** DECISIONS.md begins with an index: a reader finds a choice by its section and its first words. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const [head = '', ...sections] = readFileSync('DECISIONS.md', 'utf8').split(/^## /m);

/** The first words of each paragraph, in bold: `Readers never wait`. */
function named(section: string): string[] {
  return [...section.matchAll(/^\*\*([\s\S]+?)\*\*/gm)].map(([, words = '']) =>
    words.replace(/\s+/g, ' ').replace(/\.$/, ''),
  );
}

it('names every section and paragraph in its index, in their order', () => {
  const index = sections.map((section) => {
    const title = section.split('\n', 1)[0] ?? '';
    const place = title
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-');
    return `- [${title}](#${place}): ${named(section).join('; ')}.`;
  });
  expect(head.split('\n').filter((line) => line.startsWith('- ['))).toEqual(index);
});
