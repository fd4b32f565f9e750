/** The program as an assistant starts it: two pipes, and nothing else on standard output. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newFolder } from '../support/folder.ts';
import { launcher, startsWarm } from '../support/program.ts';

let folder: string;
beforeAll(() => {
  folder = newFolder();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], env: Readonly<Record<string, string>>): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8', env });
  expect({ status, stderr }).toEqual({ status: 0, stderr });
  return stdout;
}

it('answers until the pipe is closed, and writes what it may', async () => {
  const env = { PATH: process.env['PATH'] ?? '', ...startsWarm, HOME: folder, CADENCE_DB: join(folder, 'book.db') };
  run(['--today', '2026-11-23', 'add', 'Ada Finch'], env);
  const args = [launcher, '--today', '2026-11-23', 'mcp', '--allow-writes'];
  const client = new Client({ name: 'Robbie', version: '1.0.0' });
  await client.connect(new StdioClientTransport({ command: process.execPath, args, env, stderr: 'pipe' }));
  const { isError } = await client.callTool({ name: 'note', arguments: { customer: 'ada', text: 'two daughters' } });
  expect(isError).not.toBe(true);
  await client.close();
  expect(run(['--today', '2026-11-23', 'history', '1'], env)).toMatch(
    /two daughters[\s\S]*Robbie \(assistant\)|Robbie \(assistant\)[\s\S]*two daughters/,
  );
});
