#!/usr/bin/env node
// Chooses the Node that runs the program; loads nothing else. better-sqlite3 crashes the whole process on a Node
// older than 22.14, so this is decided before anything of the program is loaded.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major > 22 || (major === 22 && minor >= 14)) {
  start();
} else {
  handOver(['../node_modules/node/bin/node', '../node_modules/node/bin/node.exe']);
}

/** A checkout has no dist/ when npm was told to run no scripts, or when the build failed. */
function start() {
  try {
    const { codeFolder, start: startFrom } = require('../dist/code-cache.cjs');
    const folder = codeFolder(process.env, process.platform);
    const program = require('node:path').join(__dirname, '../dist');
    if (folder === null || !isBuilt(program)) require('../dist/main.cjs');
    else startFrom({ program, folder, args: process.argv.slice(2) });
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND' || error.requireStack?.[0] !== __filename) throw error;
    const root = require('node:path').join(__dirname, '..');
    console.error(`cadence is not built yet: npm install --include=dev in ${root} does that, or says why it cannot`);
    process.exitCode = 1;
  }
}

function isBuilt(program) {
  return require('node:fs').existsSync(`${program}/main.cjs`);
}

/** Runs this file again on the Node pinned in a checkout, as if that had been typed. */
function handOver(candidates) {
  const { spawn } = require('node:child_process');
  const { existsSync } = require('node:fs');
  const { constants } = require('node:os');
  const { join } = require('node:path');
  const pinned = candidates.map((path) => join(__dirname, path)).find(existsSync);
  if (pinned === undefined) {
    console.error(
      `cadence needs Node 22.14 or newer (this is ${process.versions.node}): install it, or ${remedy(existsSync, join)}`,
    );
    process.exitCode = 1;
    return;
  }
  const child = spawn(pinned, [__filename, ...process.argv.slice(2)], { stdio: 'inherit' });
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

/** A checkout brings its own Node, unless npm was told to leave it out; npm before 10 copies a checkout without it. */
function remedy(existsSync, join) {
  return existsSync(join(__dirname, '../src'))
    ? `run npm install --include=dev and npm rebuild node in ${join(__dirname, '..')}`
    : 'run npm install -g --install-links=false . in a checkout, which brings its own';
}
