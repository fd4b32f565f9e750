// The terms of the libraries whose code is in a bundle: most of them ask that their text goes along with the code.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One text: each library's name, version, and licence in its own words. `files` are paths inside node_modules. */
export function licences(files) {
  const texts = librariesOf(files)
    .map(licenceOf)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const head = 'cadence holds code of these libraries, each under its own terms.\n';
  return [head, ...texts.map(({ name, text }) => `${'-'.repeat(80)}\n${name}\n\n${text}`)].join('\n');
}

/** The folders of the libraries that these files are of, each once. */
export function librariesOf(files) {
  return [...new Set(files.map(packageFolder).filter((folder) => folder !== null))];
}

/** `…/node_modules/d3-array/src/max.js` is of `…/node_modules/d3-array`, a scoped one of two folders. */
function packageFolder(file) {
  return /^\0?(.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file)?.[1] ?? null;
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const papers = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const texts = papers.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const text = texts.length > 0 ? texts.join('\n\n') : inReadme(folder);
  if (text === null) throw new Error(`${name} has no licence text beside it: may its code be given away?`);
  return { name: `${name} ${version} (${license})`, text: `${text}\n` };
}

/** Some have the text at the end of their README; null where there is none. */
function inReadme(folder) {
  const file = readdirSync(folder).find((name) => /^readme\.md$/i.test(name));
  const [, text = ''] =
    file === undefined ? [] : readFileSync(join(folder, file), 'utf8').split(/^#+ *licen[cs]e *$/im);
  return text.includes('Permission is hereby granted') ? text.trim() : null;
}
