// Writes dist/cadence.1, the manual page, from the commands themselves; `node bin/man.mjs FOLDER` writes it there instead.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manual } from '../src/manual.ts';
import { manPage } from '../src/render/man.ts';
import { moment } from './moment.mjs';

const [folder = fileURLToPath(new URL('../dist', import.meta.url))] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const date = new Date(moment() * 1000).toISOString().slice(0, 10);
const draft = join(folder, `.draft-${process.pid}.1`);
writeFileSync(draft, manPage(await manual(version, date)));
renameSync(draft, join(folder, 'cadence.1'));
