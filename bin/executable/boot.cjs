// What the single executable runs first: loads the files of the bundle, which it carries, as `require` would load them from
// a folder. Beside each lies the code that V8 made of it when the executable was built (warm.cjs); where that does not fit,
// V8 says so and makes it anew.
const { getAssetKeys, getRawAsset } = require('node:sea');
const { Script } = require('node:vm');

const carried = new Set(getAssetKeys());
const loaded = new Map();

function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  loaded.set(name, module);
  const source = Buffer.from(getRawAsset(name)).toString();
  const code = `code/${name}`;
  const script = new Script(`(function (exports, require, module, __filename) {${source}\n})`, {
    filename: `cadence/${name}`,
    cachedData: carried.has(code) ? Buffer.from(getRawAsset(code)) : undefined,
  });
  const find = (wanted) => (wanted.startsWith('./') ? load(wanted.slice(2)) : require(wanted));
  script.runInThisContext()(module.exports, find, module, process.execPath);
  return module.exports;
}

load('main.cjs');
