// What the tests of faults stand on: servers of the real binary over a store of their own (a file,
// or a database of a private PostgreSQL), and requests to them.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const patienceMs = 60_000;
const tools = join(dirname(fileURLToPath(import.meta.url)), '../../tools');

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Waits until `check` says something true, and returns it. Throws after `ms`.
export async function until(what, check, ms = patienceMs) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await sleep(20);
  }
}

// A small seeded generator (mulberry32), so that a failing run can be repeated.
export function makeRandom(seed) {
  let state = Number(seed) >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { random, below: (n) => Math.floor(random() * n) };
}

export function quantile(numbers, q) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

function runTool(program, args, env = {}) {
  const done = spawnSync(program, args, { encoding: 'utf8', timeout: patienceMs, env: { ...process.env, ...env } });
  if (done.status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${done.status}: ${done.stderr}${done.stdout}`);
  return done.stdout.trim();
}

// ---- PostgreSQL ----

// A cluster of this name, with what it writes on the disk before it says so.
export class Postgres {
  constructor(name) {
    this.name = `${name} ${process.pid}`;
    this.uri = this.tool('uri');
    this.folder = /host=([^&]+)/.exec(this.uri)[1]; // of its socket
  }
  tool(verb, ...more) {
    return runTool(join(tools, 'postgres'), [verb, this.name, ...more], {
      PENSTOCK_POSTGRES_SETTINGS: 'fsync=on full_page_writes=on wal_level=replica',
    });
  }
  start() { this.tool('start'); }
  stop() { this.tool('stop'); }
  remove() { this.tool('remove'); }
  ask(sql) { return runTool('psql', ['-XAtq', this.uri, '-c', sql]); }
  // Ends every connection of Penstock's.
  endBackends() {
    return Number(this.ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name LIKE 'penstock%'"));
  }
}

// ---- servers ----

// A folder, a store with one workspace, its admin's token, and the servers over it.
export class World {
  constructor(penstock, { database = '', name = 'test' } = {}) {
    this.penstock = penstock;
    this.database = database;
    this.folder = mkdtempSync(join(tmpdir(), `penstock-${name}-`));
    this.data = join(this.folder, 'data');
    this.faults = [];
    this.servers = new Set();
    this.env = { ...process.env };
    delete this.env.PENSTOCK_DATABASE;
  }

  fault(text) { this.faults.push(text); }

  environment(database = this.database) {
    return database ? { ...this.env, PENSTOCK_DATABASE: database } : this.env;
  }

  command(...args) {
    const done = spawnSync(this.penstock, args, { encoding: 'utf8', timeout: patienceMs, env: this.environment() });
    if (done.status !== 0) throw new Error(`penstock ${args[0]} ended with ${done.status}: ${done.stderr}${done.stdout}`);
    return done.stdout.trim();
  }

  // Makes the workspace with a pipeline P of three stages; `large`: beside so many deals of another.
  async prepare({ large = 0 } = {}) {
    const email = large ? 'eleanor.whitcombe@ferrowick.example' : 'crash@example.com';
    if (large) {
      this.command('demo', '--data', this.data, '--large', String(large));
    } else {
      const password = join(this.folder, 'password');
      writeFileSync(password, 'a password for crashes');
      this.command('init', '--data', this.data, '--workspace', 'Crash', '--email', email, '--password-file', password);
    }
    this.token = this.command('token', 'create', '--data', this.data, '--email', email);
    const server = await this.serve();
    const made = await ask(server, this.token, 'POST', '/pipelines', { name: 'P', stages: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    await this.stop(server);
    this.pipelineId = made.body.id;
    this.stages = made.body.stages.map((stage) => stage.id);
  }

  // `shell`: what a shell does before it becomes the server ("ulimit -n 256").
  async serve({ port = 0, database = this.database, more = [], shell = '' } = {}) {
    const args = ['serve', '--data', this.data, '--listen', `127.0.0.1:${port}`, '--api-requests-per-minute', '0', ...more];
    const options = { stdio: ['ignore', 'pipe', 'pipe'], env: this.environment(database) };
    const child = shell
      ? spawn('bash', ['-c', `${shell}; exec "$@"`, 'bash', this.penstock, ...args], options)
      : spawn(this.penstock, args, options);
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    const server = { child, ended, log: '' };
    child.stderr.on('data', (chunk) => (server.log = (server.log + chunk).slice(-20_000)));
    const began = performance.now();
    server.port = await new Promise((resolve, reject) => {
      let text = '';
      child.stdout.on('data', (chunk) => {
        text += chunk;
        const found = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(text);
        if (found) resolve(Number(found[1]));
      });
      ended.then(({ code }) => reject(new Error(`the server ended with ${code}: ${server.log}`)));
      setTimeout(() => reject(new Error('the server did not start')), patienceMs).unref();
    });
    server.startMs = performance.now() - began;
    server.agent = new Agent({ keepAlive: true, maxSockets: 64 });
    this.servers.add(server);
    return server;
  }

  // Asked politely, the server finishes what it does and ends with 0. Returns milliseconds.
  async stop(server) {
    const began = performance.now();
    server.child.kill('SIGTERM');
    const { code, signal } = await server.ended;
    if (code !== 0) this.fault(`SIGTERM ended the server with ${code ?? signal}: ${server.log}`);
    this.forget(server);
    return performance.now() - began;
  }

  async kill(server) {
    server.child.kill('SIGKILL');
    await server.ended;
    this.forget(server);
  }

  forget(server) {
    server.agent.destroy();
    this.servers.delete(server);
  }

  // The store is whole and its journal has no gap.
  check() {
    const done = spawnSync(this.penstock, ['check', '--data', this.data, '--json'], {
      encoding: 'utf8', timeout: patienceMs, env: this.environment(),
    });
    if (done.status === 0) return;
    if (/journal/.test(done.stdout)) this.gaps = (this.gaps ?? 0) + 1;
    this.fault(`check: ${done.stdout}${done.stderr}`);
  }

  // Ends what still runs, tells the faults, and keeps the folder where there were any.
  async finish(summary) {
    for (const server of [...this.servers]) {
      server.child.kill('SIGCONT');
      await this.kill(server);
    }
    for (const fault of this.faults.slice(0, 20)) console.log(`FAULT ${fault}`);
    console.log(`${summary}, ${this.faults.length} faults`);
    if (this.faults.length === 0) rmSync(this.folder, { recursive: true });
    else console.log(`what was kept is in ${this.folder}`);
    return this.faults.length === 0 ? 0 : 1;
  }
}

// Asks {port, agent}. Resolves to {status, body}; rejects when the answer did not come whole in time.
export function ask(server, token, method, path, body, headers = {}, timeoutMs = patienceMs) {
  const raw = body instanceof Buffer;
  const payload = body === undefined ? undefined : raw ? body : Buffer.from(JSON.stringify(body));
  const all = { authorization: `Bearer ${token}`, ...headers };
  if (payload) all['content-length'] = payload.length;
  if (method !== 'GET') all['content-type'] = raw ? 'application/octet-stream' : 'application/json';
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: server.port, agent: server.agent, method, path: `/api/v1${path}`, headers: all };
    const sent = request(options, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        if (!answer.complete) return reject(new Error('cut off'));
        const text = Buffer.concat(chunks).toString();
        let told = text;
        try {
          told = text ? JSON.parse(text) : null;
        } catch {
          // a proxy's page
        }
        resolve({ status: answer.statusCode, body: told });
      });
    });
    sent.on('error', reject);
    // Not sent.setTimeout: that counts silence, this the whole.
    const timer = setTimeout(() => sent.destroy(new Error('no answer in time')), timeoutMs);
    sent.on('close', () => clearTimeout(timer));
    sent.end(payload);
  });
}

// A page outside of the API: /readyz. The status, or 0 where nobody answers.
export function look(server, path, timeoutMs = 2_000) {
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, agent: false }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode));
      answer.on('error', () => resolve(0));
    });
    sent.setTimeout(timeoutMs, () => sent.destroy());
    sent.on('error', () => resolve(0));
    sent.end();
  });
}

// What a scenario is told on its command line: PENSTOCK [short | long] …
export function options(argv = process.argv.slice(2)) {
  const [penstock, length = 'short', ...more] = argv;
  if (!penstock) {
    console.error('usage: tests/nodes/run PENSTOCK WHAT [short | long] [MORE]');
    process.exit(2);
  }
  return { penstock, long: length === 'long', more };
}

// Runs a scenario with its own cluster where it wants one, tells what went wrong, and ends with the exit code.
export async function scenario(name, run, { postgres = true } = {}) {
  const { penstock, long, more } = options();
  const cluster = postgres ? new Postgres(name) : null;
  let world;
  let code = 1;
  try {
    cluster?.start();
    world = new World(penstock, { database: cluster?.uri ?? process.env.PENSTOCK_DATABASE ?? '', name });
    const summary = await run({ world, cluster, long, more, penstock }).catch((error) => {
      world.fault(error.stack);
      return 'broken off';
    });
    code = await world.finish(`${name}: ${summary}`);
  } finally {
    cluster?.remove();
  }
  process.exit(code);
}
