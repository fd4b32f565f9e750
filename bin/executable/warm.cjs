// Runs one command as the executable will, but on files in a folder, and keeps the code that V8 made of each file on the way,
// unless an earlier command left some: `node warm.cjs FILES CODE COMMAND…`.
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const sea = require('node:sea');
const { setFlagsFromString } = require('node:v8');
const vm = require('node:vm');

const [files, code] = process.argv.splice(1, 3, process.execPath).slice(1);

const made = new Map();
vm.Script = class extends vm.Script {
  constructor(source, { filename }) {
    super(source, { filename });
    made.set(basename(filename), this);
  }
};
sea.getAssetKeys = () => [];
sea.getRawAsset = (name) => {
  const { buffer, byteOffset, byteLength } = readFileSync(join(files, name));
  return buffer.slice(byteOffset, byteOffset + byteLength);
};
process.on('exit', () => {
  // The flags of make.mjs are for the build alone: V8 takes back code only where the flags are those it was made with.
  const usual = ['--hash-seed=0', '--sparkplug', '--maglev', '--turbofan', '--flush-bytecode'];
  for (const flag of usual) setFlagsFromString(flag);
  for (const [name, script] of made)
    if (!existsSync(join(code, name))) writeFileSync(join(code, name), script.createCachedData());
});

require('./boot.cjs');
