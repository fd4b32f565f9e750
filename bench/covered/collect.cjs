// Writes down which statements of src/ a process ran: one of the tests, or one that the tests started. It is loaded before
// anything of src/, where counters.ts has put a counter at each statement.
const { createHash } = require('node:crypto');
const { existsSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * A function that writes what this process has run so far. Of the thousands of processes of a run most do what another did
 * before: what is the same has the same name, and is there once.
 */
module.exports = function collect(folder) {
  return () => {
    const files = Object.entries(globalThis.__coverage__ ?? {});
    const text = JSON.stringify(Object.fromEntries(files.map(([file, { s }]) => [file, marks(s)])));
    const path = join(folder, createHash('sha1').update(text).digest('hex'));
    const draft = `${path}.${process.pid}`;
    try {
      if (files.length === 0 || existsSync(`${path}.json`)) return;
      writeFileSync(draft, text);
      renameSync(draft, `${path}.json`);
    } catch {
      // A process that may write nowhere does what it does, and only its marks are missing.
    }
  };
};

/** `1101`: the third statement never ran. */
function marks(counts) {
  return Object.values(counts)
    .map((count) => Math.min(count, 1))
    .join('');
}
