// Backups while people work: a server with many deals, on which clients edit deals, without backups and with one every few
// seconds, in turns. What a change takes at p95 in both, how long a backup takes, how large the log gets. Each backup is
// opened again by `penstock check`-like means of its own (it counts only when it is whole), and the newest is restored.
//
//   backups.mjs PENSTOCK DATA [SECONDS] [TURNS] [OPTIONS of serve for the turns with backups…]     DATA is changed: give a copy

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { command, quantile } from '../security/server.mjs';

const [penstock, data, seconds = '20', turns = '3', ...more] = process.argv.slice(2);
const clients = 4;
const pauseMs = 8; // of a client between two changes
const folder = mkdtempSync(join(data, '..', 'backups-'));
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const email = spawnSync('sqlite3', [join(data, 'penstock.db'), "select email from users where role='admin' limit 1"], { encoding: 'utf8' }).stdout.trim();
const token = command(penstock, 'token', 'create', '--data', data, '--email', email, '--scopes', 'admin');

function ask(port, agent, method, path, body) {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, agent, method, path: `/api/v1${path}`, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } },
      (answer) => {
        let text = '';
        answer.on('data', (chunk) => (text += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode, text }));
      },
    );
    sent.on('error', reject);
    sent.end(body && JSON.stringify(body));
  });
}

async function turn(options) {
  const child = spawn(penstock, ['serve', '--data', data, '--listen', '127.0.0.1:0', '--api-requests-per-minute', '0', ...options]);
  let log = '';
  child.stderr.on('data', (chunk) => (log += chunk));
  const port = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => /:(\d+)\n/.test(chunk) && resolve(Number(/:(\d+)\n/.exec(chunk)[1])));
    child.once('exit', () => reject(new Error(log)));
  });
  const agent = new Agent({ keepAlive: true });
  const deals = JSON.parse((await ask(port, agent, 'GET', '/deals?limit=200')).text).items;
  await sleep(1_000);
  const took = [];
  let log_bytes = 0;
  const until = performance.now() + Number(seconds) * 1_000;
  const client = async (c) => {
    for (let i = c; performance.now() < until; i += clients) {
      const began = performance.now();
      const answer = await ask(port, agent, 'PATCH', `/deals/${deals[i % deals.length].id}`, { title: `renamed ${i} ${Math.random()}` });
      took.push(performance.now() - began);
      if (answer.status !== 200) throw new Error(answer.text);
      if (i % 50 < clients) log_bytes = Math.max(log_bytes, statSync(join(data, 'penstock.db-wal')).size);
      await sleep(pauseMs);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, c) => client(c)));
  agent.destroy();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  const made = [...log.matchAll(/copied in (\d+) ms, checked in (\d+) ms/g)].map(([, copy, check]) => [Number(copy), Number(check)]);
  if (/error/.test(log)) console.error(log);
  return { took, log_bytes, made };
}

const without = [];
const beside = [];
let made = [];
let log_bytes = 0;
const options = more.length ? more : ['--backup-to', folder, '--backup-every', '0.0005', '--backup-keep', '2'];
for (let i = 0; i < Number(turns); ++i) {
  const a = await turn([]);
  const b = await turn(options);
  without.push(...a.took);
  beside.push(...b.took);
  made.push(...b.made);
  log_bytes = Math.max(log_bytes, b.log_bytes);
  const show = (took) => `p50 ${quantile(took, 0.5).toFixed(1)}, p95 ${quantile(took, 0.95).toFixed(1)}, p99 ${quantile(took, 0.99).toFixed(1)} ms of ${took.length}`;
  console.log(`turn ${i}: without ${show(a.took)}; with ${options.join(' ')}: ${show(b.took)}; log at most ${(b.log_bytes / 1e6).toFixed(1)} MB`);
}
const p95 = [quantile(without, 0.95), quantile(beside, 0.95)];
console.log(`p95 of changes: ${p95[0].toFixed(1)} ms without, ${p95[1].toFixed(1)} ms with; log at most ${(log_bytes / 1e6).toFixed(1)} MB`);
if (made.length) console.log(`${made.length} backups: copy ${quantile(made.map((m) => m[0]), 0.5)} ms, check ${quantile(made.map((m) => m[1]), 0.5)} ms (medians)`);
const newest = readdirSync(folder).filter((name) => name.endsWith('.db')).sort().pop();
if (newest) {
  const began = performance.now();
  const restored = command(penstock, 'restore', '--from', join(folder, newest), '--data', join(folder, 'restored'));
  const report = JSON.parse(readFileSync(join(folder, newest + '.json')));
  console.log(`${restored} ${(report.bytes / 1e6).toFixed(0)} MB in ${((performance.now() - began) / 1e3).toFixed(1)} s`);
}
rmSync(folder, { recursive: true });
if (p95[1] > p95[0] + 5) {
  console.error('backups add more than 5 ms to the p95 of changes');
  process.exit(1);
}
