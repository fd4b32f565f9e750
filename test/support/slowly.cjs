/**
 * Loaded into the program (terminal.ts): it stands still for SLOWLY ms after all it writes, so that whoever types as soon as
 * a text is seen is quicker than the question. On a busy machine that happens by itself, seldom.
 */
const fs = require('node:fs');
const { Socket } = require('node:net');

/** It is busy meanwhile: a test that waits until the program rests goes on waiting. */
function pause() {
  for (const end = performance.now() + Number(process.env.SLOWLY); performance.now() < end; );
}

for (const [owner, name] of [
  [Socket.prototype, 'write'],
  [fs, 'writeSync'],
]) {
  const real = owner[name];
  owner[name] = function (...args) {
    const done = real.apply(this, args);
    if (this?.isTTY || args[0] === 1 || args[0] === 2) pause();
    return done;
  };
}
