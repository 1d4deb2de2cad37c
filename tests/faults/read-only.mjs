// Places that a server cannot work in, each refused with the reason and the remedy: a read-only disk, a folder of
// somebody else, a folder that another server uses, another program's file.
//
//   read-only.mjs PENSTOCK      needs the right to mount (tests/faults/run makes a name space)

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '../security/server.mjs';

const [penstock] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'penstock-places-'));
const faults = [];

function refused(what, data, says, options = {}) {
  const done = spawnSync(penstock, ['serve', '--data', data, '--listen', '127.0.0.1:0'], { encoding: 'utf8', timeout: 10_000, ...options });
  const told = done.stderr.trim();
  console.log(`${what}: ${told}`);
  if (done.status !== 1) faults.push(`${what}: ended with ${done.status}`);
  for (const one of says) if (!told.includes(one)) faults.push(`${what}: does not say "${one}"`);
}

const server = await start(penstock);
refused('a folder that another server uses', server.data, ['in use by another Penstock', 'give another folder']);

const disk = join(folder, 'disk');
mkdirSync(disk);
const mount = (...args) => {
  const done = spawnSync('mount', args);
  if (done.status !== 0) throw new Error(`mount: ${done.stderr}`);
};
mount('-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk);
cpSync(server.data, join(disk, 'data'), { recursive: true });
mount('-o', 'remount,ro', disk);
refused('a read-only disk', join(disk, 'data'), ['may only be read', 'give another folder']);
refused('a new folder on a read-only disk', join(disk, 'new'), ['cannot make the folder', 'may write to']);

writeFileSync(join(folder, 'file'), 'a file');
refused('a file in place of the folder', join(folder, 'file'), ['cannot make the folder']);
spawnSync('umount', [disk]);
await server.stop();

for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
