/** A shop that has been at it for a while: its book, its files, its settings; and the programs around it. */
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { textSheet, xlsx } from '../../support/workbook.ts';
import type { Shell } from './process.ts';

const preparations = [
  'cadence import customers.csv orders.csv --quiet',
  'cadence add "Ada Finch" --company "Finch Bakery" --city Toledo --region WI --phone "+1 312 555 0199"',
  'cadence tag 12 +seasonal +wholesale +vip',
  'cadence tag 61 +bakery',
  'cadence log 12 --outcome connected --note "a second shop" --promise "send the price" --promise "send the manual" --promise "call the driver" --answer product=fine --answer business=good',
  'cadence log 61 --outcome connected --answer business=good --promise "send the list"',
  'cadence edit 12 --owner Robin --phone "+1 916 555 0111" --phone "+1 555 0100"',
  'cadence note 12 "two vans"',
  'cadence note 12 --ask "how is the oven?"',
  'cadence edit 61 --owner Sasha',
  'cadence note 61 "two daughters"',
  'cadence note 1 "an oven"',
  'cadence config me Robin',
  'cadence config view.mine "--tier A"',
  'cadence config mail.to ann@shop.example',
  'cadence script new bakery --from courtesy',
  'cadence event "Fair" --tier A',
];

/** Makes it in an empty folder, its home. */
export async function makeShop(shell: Shell, home: string): Promise<void> {
  putFiles(home);
  writeFiles(home);
  for (const folder of ['.config/fish/completions', '.zfunc']) mkdirSync(join(home, folder), { recursive: true });
  for (const line of preparations) {
    const { code, err } = await shell(line, home);
    if (code !== 0) throw new Error(`the shop could not be made: ${line}\n${err}`);
  }
}

/** Its two files, as the demo has them. */
export function putFiles(home: string): void {
  for (const name of ['customers.csv', 'orders.csv'])
    copyFileSync(fileURLToPath(new URL(`../../../fixtures/demo/${name}`, import.meta.url)), join(home, name));
}

const programs: Readonly<Record<string, string>> = {
  crontab:
    'case "$1" in -l) cat "$HOME/tab" 2>/dev/null || { echo "no crontab for you" >&2; exit 1; };; *) cat > "$HOME/tab";; esac',
  'xdg-open': 'echo "$1" > "$HOME/opened"',
  sendmail: 'cat > "$HOME/mailed"',
  pass: 'echo correct horse battery staple',
  editor: 'test -f "$1"',
};

function writeFiles(home: string): void {
  // The documents speak of one Finch.
  const customers = readFileSync(join(home, 'customers.csv'), 'utf8');
  writeFileSync(join(home, 'customers.csv'), customers.replaceAll('Finch', 'Fink').replaceAll('finch', 'fink'));
  writeFileSync(join(home, 'list.csv'), 'Kunde,"Umsatz 2025",Fax\nEva Roth,1200,1\n');
  const [header = '', order = ''] = readFileSync(join(home, 'orders.csv'), 'utf8').split('\n');
  writeFileSync(join(home, 'payments.csv'), `${header}\n${order.replace(/^[^,]*/, 'PAY-1')}\n`);
  const rows = [header, order].map((line) => line.split(','));
  writeFileSync(join(home, 'orders.xlsx'), xlsx({ sheets: ['2025', '2026'].map((name) => textSheet(name, rows)) }));
  writeFileSync(join(home, 'no-header.csv'), 'Eva Roth,x,eva@roth.example\nJan Quell,y,jan@quell.example\n');
  writeFileSync(join(home, 'export.csv.gz'), gzipSync('Name,Email\nEva Roth,eva@roth.example\n'));
  const bin = join(home, 'bin');
  mkdirSync(bin);
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
}
