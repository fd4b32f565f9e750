// Writes dist/cadence.1, the manual page, from the commands themselves.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { manual } from '../src/manual.ts';
import { manPage } from '../src/render/man.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const date = new Date().toISOString().slice(0, 10);
const draft = new URL(`../dist/.draft-${process.pid}.1`, import.meta.url);
writeFileSync(draft, manPage(await manual(version, date)));
renameSync(draft, new URL('../dist/cadence.1', import.meta.url));
