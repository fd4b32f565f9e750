// Builds dist/, which bin/cadence.js runs: aside, then moved in file by file, so that whoever starts or runs cadence meanwhile
// has all of the old program or all of the new one. The pieces have their content in their names; main.cjs, which names
// them, comes last.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { writeProgram } from './program.mjs';
import { root } from './root.mjs';

const dist = `${root}dist/`;
const day = 24 * 60 * 60_000;

mkdirSync(dist, { recursive: true });
clearDrafts();
const draft = mkdtempSync(`${dist}.draft-`);
try {
  await writeProgram(draft);
  const made = readdirSync(draft).sort((a, b) => Number(a === 'main.cjs') - Number(b === 'main.cjs'));
  for (const name of made) renameSync(`${draft}/${name}`, dist + name);
  retire(new Set(made));
} finally {
  rmSync(draft, { recursive: true, force: true });
}

/** What is no longer part of the program stays for a day, for those who run it now; `npm pack` leaves it out. */
function retire(made) {
  const list = `${dist}.npmignore`;
  const retired = existsSync(list) ? readFileSync(list, 'utf8').split('\n') : [];
  const now = Date.now();
  const old = readdirSync(dist).filter((name) => name.endsWith('.cjs') && !made.has(name));
  const kept = old.filter((name) => {
    const recent = !retired.includes(name);
    if (recent) utimesSync(dist + name, now / 1000, now / 1000);
    else if (now - statSync(dist + name).mtimeMs > day) rmSync(dist + name, { force: true });
    return existsSync(dist + name);
  });
  writeFileSync(`${draft}/.npmignore`, ['.draft-*', ...kept, ''].join('\n'));
  renameSync(`${draft}/.npmignore`, list);
}

/** What builds left that were killed. */
function clearDrafts() {
  for (const name of readdirSync(dist)) {
    if (!name.startsWith('.draft-')) continue;
    const { mtimeMs } = statSync(dist + name, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (Date.now() - mtimeMs > day) rmSync(dist + name, { recursive: true, force: true });
  }
}
