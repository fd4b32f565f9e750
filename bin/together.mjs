// `node bin/together.mjs types,lint vitest run`: the command, and beside it scripts of package.json that say something only
// where they fail. Tests wait now and then (for npm, for a program to end): there is room for the others.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [names = '', ...command] = process.argv.slice(2);
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Whether it ended well. */
function ended(child) {
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0)); // not exit: what it said last may still be in the pipe
  });
}

/** What it says is told at once when it has failed, and in one piece. */
async function beside(name) {
  const child = spawn(scripts[name], { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(data));
  const isWell = await ended(child);
  if (!isWell) process.stderr.write(Buffer.concat(said));
  return isWell ? [] : [name];
}

async function aloud() {
  const line = command.map((word) => JSON.stringify(word)).join(' ');
  return (await ended(spawn(line, { shell: true, stdio: 'inherit' }))) ? [] : [command[0]];
}

const failed = (await Promise.all([...names.split(',').map(beside), aloud()])).flat();
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
