// A full disk: a server on a disk of 64 MB, which is filled to its last byte while people work. Reads go on, a change is
// answered 507 within a second, nothing is half there, the server ends in order, and once there is space again it takes
// changes by itself.
//
//   disk-full.mjs PENSTOCK [ROUNDS]      needs the right to mount (tests/faults/run makes a name space)

import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { command, start } from '../security/server.mjs';

const [penstock, rounds = '3'] = process.argv.slice(2);
const limits = { refusalMs: 1_000, recoveryMs: 5_000 };
const disk = '/tmp/penstock-small-disk-' + process.pid;
mkdirSync(disk);
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk]);
if (mounted.status !== 0) throw new Error(`cannot mount a small disk: ${mounted.stderr}`);
process.env.TMPDIR = disk;

const faults = [];
const worst = { refusalMs: 0, recoveryMs: 0, readMs: 0 };
let refused = 0;

const server = await start(penstock, ['--api-requests-per-minute', '0']);
const headers = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' };
const ballast = join(disk, 'ballast');

async function timed(method, path, body, type = headers['content-type']) {
  const began = performance.now();
  const answer = await fetch(server.url + path, { method, headers: { ...headers, 'content-type': type }, body });
  const text = await answer.text();
  return { status: answer.status, text, ms: performance.now() - began };
}
const makeCompany = (n) => timed('POST', '/companies', JSON.stringify({ name: `company ${n} ${"x".repeat(150)}` }));

// To the last byte: large pieces first, then small ones.
function fill() {
  const file = openSync(ballast, 'a');
  for (let size = 1 << 20; size >= 1; size = size >> 1)
    try {
      for (;;) writeSync(file, Buffer.alloc(size));
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error;
    }
  try {
    fsyncSync(file);
  } catch {}
  closeSync(file);
  const left = statfsSync(disk);
  if (left.bavail > 0) throw new Error('the disk is not full');
}

async function count() {
  const answer = await timed('GET', '/companies?limit=1&count=true');
  worst.readMs = Math.max(worst.readMs, answer.ms);
  if (answer.status !== 200) faults.push(`a read on a full disk answered ${answer.status}: ${answer.text}`);
  return JSON.parse(answer.text).count;
}

async function expectUp(value, when) {
  const figures = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  if (!figures.includes(`\npenstock_up ${value}\n`)) faults.push(`penstock_up is not ${value} ${when}`);
}

let made = 0;
for (; made < 20; ++made) if ((await makeCompany(made)).status !== 201) faults.push('the first companies were not made');

for (let round = 0; round < Number(rounds); ++round) {
  fill();
  // What is in the log's file already may be written over; then the disk is needed.
  for (let tries = 0, first = true; tries < 400; ++tries) {
    const answer = await makeCompany(made);
    if (answer.status === 201) {
      ++made;
      continue;
    }
    refused++;
    if (first) first = false;
    worst.refusalMs = Math.max(worst.refusalMs, answer.ms);
    if (answer.status !== 507 || JSON.parse(answer.text).slug !== 'disk_full')
      faults.push(`a change on a full disk answered ${answer.status}: ${answer.text}`);
    if (refused % 20 === 0) break;
  }
  if ((await count()) !== made) faults.push(`${await count()} companies are there, ${made} were acknowledged`);
  const upload = await timed('POST', '/uploads?name=a.csv', Buffer.alloc(1 << 20, 'Name\n'), 'application/octet-stream');
  if (upload.status !== 507) faults.push(`an upload on a full disk answered ${upload.status}: ${upload.text}`);
  const backup = spawnSync(penstock, ['backup', '--data', server.data, '--to', join(disk, 'backup.db')], { encoding: 'utf8' });
  if (backup.status !== 1 || !backup.stderr.includes('full'))
    faults.push(`a backup on a full disk ended with ${backup.status}: ${backup.stderr}`);
  const ready = await fetch(`http://127.0.0.1:${server.port}/readyz`);
  if (ready.status !== 200) faults.push(`a full disk is no reason not to be ready: ${await ready.text()}`);
  await expectUp(0, 'on a full disk');
  rmSync(ballast);
  const began = performance.now();
  for (;;) {
    const answer = await makeCompany(made);
    if (answer.status === 201) {
      ++made;
      break;
    }
    if (performance.now() - began > limits.recoveryMs) {
      faults.push(`no change is taken ${limits.recoveryMs} ms after there is space: ${answer.text}`);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  worst.recoveryMs = Math.max(worst.recoveryMs, performance.now() - began);
  await expectUp(1, 'when there is space again');
}
if (refused === 0) faults.push('the disk was never full for a change');
if (worst.refusalMs > limits.refusalMs) faults.push(`a refusal took ${worst.refusalMs} ms`);

// The end of the server needs no space.
fill();
const ended = new Promise((resolve) => server.child.once('exit', resolve));
server.child.kill('SIGTERM');
const code = await ended;
if (code !== 0) faults.push(`on a full disk the server ended with ${code}: ${server.log.text.slice(-500)}`);
rmSync(ballast);
if (!command(penstock, 'check', '--data', server.data).includes('whole')) faults.push('the store is not whole');
rmSync(server.folder, { recursive: true });
spawnSync('umount', [disk]);

const ms = (value) => value.toFixed(0);
console.log(
  `${refused} changes refused, at most ${ms(worst.refusalMs)} ms each; reads went on, at most ${ms(worst.readMs)} ms; ` +
    `changes again ${ms(worst.recoveryMs)} ms after there was space; ${made} companies made and there`,
);
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
