#!/usr/bin/env node
// Chooses the Node that runs the program; loads nothing else. better-sqlite3 crashes the whole process on a Node
// older than 22.14, so this is decided before anything of the program is loaded.
import * as nodeModule from 'node:module';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major > 22 || (major === 22 && minor >= 14)) {
  nodeModule.enableCompileCache?.();
  nodeModule.createRequire(import.meta.url)('../dist/main.cjs');
} else {
  await handOver(['../node_modules/node/bin/node', '../node_modules/node/bin/node.exe']);
}

/** Runs this file again on the Node pinned in a checkout, as if that had been typed. */
async function handOver(candidates) {
  const { spawn } = await import('node:child_process');
  const { existsSync } = await import('node:fs');
  const { constants } = await import('node:os');
  const { fileURLToPath } = await import('node:url');
  const pinned = candidates.map((path) => fileURLToPath(new URL(path, import.meta.url))).find(existsSync);
  if (pinned === undefined) {
    console.error(
      `cadence needs Node 22.14 or newer (this is ${process.versions.node}): install it, or run npm install in the checkout`,
    );
    process.exitCode = 1;
    return;
  }
  const child = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal sends Ctrl-C to both processes: the child decides what it means, this one waits for the answer.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`cadence: could not start ${pinned}: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}
