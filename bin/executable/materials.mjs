// The bill of materials of the executable, in CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/): each library whose code is in
// it, as the lock file has it. `npm sbom` would name what builds and tests it as well, and nothing of Node.
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { librariesOf } from '../licences.mjs';
import { moment } from '../moment.mjs';
import { root } from '../root.mjs';

/** The bundler says where files really are. */
const modules = realpathSync(join(root, 'node_modules'));

/** The document as text, for the files of libraries that are in the executable. */
export function materials(files) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { name, version, license } = packages[''];
  const node = packages['node_modules/node'].version;
  const components = librariesOf(files).map((folder) => libraryIn(folder, packages));
  const about = {
    timestamp: new Date(moment() * 1000).toISOString(),
    component: {
      type: 'application',
      'bom-ref': purl(name, version),
      name,
      version,
      purl: purl(name, version),
      licenses: terms(license),
    },
  };
  const all = [
    {
      type: 'platform',
      'bom-ref': `pkg:generic/node@${node}`,
      name: 'node',
      version: node,
      purl: `pkg:generic/node@${node}`,
      licenses: terms('MIT'),
    },
    ...components,
  ].sort((a, b) => (a.purl < b.purl ? -1 : 1));
  const document = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: about, components: all };
  const dependencies = [{ ref: purl(name, version), dependsOn: all.map((one) => one.purl) }];
  const content = { ...document, dependencies };
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const { bomFormat, specVersion, ...rest } = content;
  return `${JSON.stringify({ bomFormat, specVersion, serialNumber: `urn:uuid:${uuidOf(hash)}`, ...rest }, null, 2)}\n`;
}

function libraryIn(folder, packages) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const locked = packages[`node_modules/${relative(modules, folder).replaceAll('\\', '/')}`];
  if (locked?.version !== version) throw new Error(`${name} ${version} is not what package-lock.json has: npm ci`);
  const [algorithm, digest] = locked.integrity.split(/-(.*)/s);
  return {
    ...{ type: 'library', 'bom-ref': purl(name, version), name, version, purl: purl(name, version) },
    licenses: terms(license),
    hashes: [{ alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(digest, 'base64').toString('hex') }],
  };
}

/** https://github.com/package-url/purl-spec: the sign of a scope is escaped. */
const purl = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** One licence by its SPDX identifier, several as an expression. */
const terms = (license) => [/[ ()]/.test(license) ? { expression: license } : { license: { id: license } }];

/** A UUID made of a hash (RFC 9562, version 8): the same content has the same. */
function uuidOf(hash) {
  const variant = ((Number.parseInt(hash[16], 16) & 3) | 8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
