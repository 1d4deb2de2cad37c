// What was acknowledged survives kill -9: nothing lost, nothing done twice, nothing half done.
//
// Each round: start the server, let eight clients make, move and edit their own deals (every change
// with an idempotency key), in every second round beside a running import, and kill the server at a
// random moment. Then: the store is whole and its journal has no gap (`penstock check`); every
// acknowledged change is there by id and version; a change whose answer was lost is there whole or
// not at all, and asking for it again with its key does it once; the import ends with each row once.
//
//   crash.mjs PENSTOCK [ROUNDS] [SEED]      one line per round; exit code 0 when nothing was lost

import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [penstock, rounds = '10', seed = String(Date.now() % 1e9)] = process.argv.slice(2);
if (!penstock) {
  console.error('usage: crash.mjs PENSTOCK [ROUNDS] [SEED]');
  process.exit(2);
}
const clients = 8;
const importRows = 400;
const killAfterMs = { min: 50, max: 500 };
const patienceMs = 60_000;

// A small seeded generator (mulberry32), so that a failing run can be repeated.
let state = Number(seed) >>> 0;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (n) => Math.floor(random() * n);

const folder = mkdtempSync(join(tmpdir(), 'penstock-crash-'));
const data = join(folder, 'data');
const faults = [];
let gaps = 0;

function command(...args) {
  const done = spawnSync(penstock, args, { encoding: 'utf8', timeout: patienceMs });
  if (done.status !== 0) throw new Error(`penstock ${args[0]} ended with ${done.status}: ${done.stderr}${done.stdout}`);
  return done.stdout.trim();
}

// ---- the server ----

async function startServer() {
  const child = spawn(penstock, ['serve', '--data', data, '--listen', '127.0.0.1:0', '--api-requests-per-minute', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  let trouble = '';
  child.stderr.on('data', (chunk) => (trouble = (trouble + chunk).slice(-2000)));
  const began = performance.now();
  const port = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(text);
      if (found) resolve(Number(found[1]));
    });
    ended.then(({ code }) => reject(new Error(`the server ended with ${code}: ${trouble}`)));
    setTimeout(() => reject(new Error('the server did not start')), patienceMs).unref();
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 2 * clients });
  return { child, ended, port, agent, startMs: performance.now() - began };
}

// Asked politely, the server finishes what it does and ends with 0.
async function stop(server) {
  server.child.kill('SIGTERM');
  const { code, signal } = await server.ended;
  if (code !== 0) faults.push(`SIGTERM ended the server with ${code ?? signal}`);
  server.agent.destroy();
}

async function kill(server) {
  server.child.kill('SIGKILL');
  await server.ended;
  server.agent.destroy();
}

// Resolves to {status, body}; rejects when the answer did not come whole.
function ask(server, token, method, path, body, headers = {}) {
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
        resolve({ status: answer.statusCode, body: text ? JSON.parse(text) : null });
      });
    });
    sent.on('error', reject);
    sent.setTimeout(patienceMs, () => sent.destroy(new Error('no answer in time')));
    sent.end(payload);
  });
}

// ---- what the clients did ----

const deals = new Map(); // id → {id, title, stage_id, version}, as last acknowledged
const acknowledged = []; // {key, method, path, body, id, version}
let inDoubt = []; // changes whose answer was lost
let serial = 0;

const factOf = (deal) => ({ id: deal.id, title: deal.title, stage_id: deal.stage_id, version: deal.version });

function planChange(own, stages) {
  const title = `deal ${++serial}`;
  const key = randomUUID();
  if (own.length === 0 || below(4) === 0) return { key, method: 'POST', path: '/deals', body: { title }, title };
  const deal = deals.get(own[below(own.length)]);
  if (below(3) === 0)
    return { key, method: 'PATCH', path: `/deals/${deal.id}`, body: { title, expected_version: deal.version }, deal: deal.id, title };
  const others = stages.filter((stage) => stage !== deal.stage_id);
  const to = others[below(others.length)];
  return { key, method: 'POST', path: `/deals/${deal.id}/moves`, body: { to_stage_id: to }, deal: deal.id, stage: to };
}

async function work(server, token, stages, own) {
  for (;;) {
    const change = planChange(own, stages);
    let answer;
    try {
      answer = await ask(server, token, change.method, change.path, change.body, { 'idempotency-key': change.key });
    } catch {
      inDoubt.push({ ...change, own });
      return;
    }
    if (answer.status >= 500) {
      inDoubt.push({ ...change, own });
      continue;
    }
    if (answer.status >= 300) {
      faults.push(`${change.method} ${change.path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      return;
    }
    remember(change, answer.body, own);
  }
}

function remember(change, deal, own) {
  if (!deals.has(deal.id)) own.push(deal.id);
  deals.set(deal.id, factOf(deal));
  acknowledged.push({ ...change, id: deal.id, version: deal.version });
}

// ---- the import beside it ----

function importFile(round) {
  const lines = ['Name,City'];
  for (let i = 0; i < importRows; ++i) lines.push(`Round ${round} company ${i},Town ${i % 7}`);
  return Buffer.from(lines.join('\n') + '\n');
}

async function startImport(server, token, round) {
  const upload = await ask(server, token, 'POST', `/uploads?name=round-${round}.csv`, importFile(round));
  if (upload.status >= 300) throw new Error(`upload: ${JSON.stringify(upload)}`);
  const columns = [{ header: 'Name', field: 'name' }, { header: 'City', field: 'city' }];
  const files = [{ upload_id: upload.body.upload_id, record_type: 'company', columns }];
  const started = await ask(server, token, 'POST', '/imports', { files, duplicates: 'skip' });
  if (started.status >= 300) throw new Error(`import: ${JSON.stringify(started)}`);
  return { id: started.body.id, round };
}

async function expectImported(server, token, one) {
  const until = Date.now() + patienceMs;
  let report;
  do {
    await new Promise((resolve) => setTimeout(resolve, 50));
    report = (await ask(server, token, 'GET', `/imports/${one.id}`)).body;
  } while (['waiting', 'running'].includes(report.state) && Date.now() < until);
  const where = encodeURIComponent(`name starts with "Round ${one.round} company "`);
  const list = await ask(server, token, 'GET', `/companies?where=${where}&limit=1&count=true`);
  const there = list.body.count;
  if (report.state !== 'done' || there !== importRows || report.created !== importRows || report.failed !== 0)
    faults.push(`import of round ${one.round}: ${report.state}, ${there} of ${importRows} rows, report ${JSON.stringify(report)}`);
  return there;
}

// ---- what must hold after a crash ----

function expectWhole() {
  const done = spawnSync(penstock, ['check', '--data', data, '--json'], { encoding: 'utf8', timeout: patienceMs });
  if (done.status === 0) return;
  if (/journal/.test(done.stdout)) ++gaps;
  faults.push(`check: ${done.stdout}${done.stderr}`);
}

async function allDeals(server, token) {
  const found = new Map();
  let cursor = '';
  do {
    const page = await ask(server, token, 'GET', `/deals?limit=200&fields=title,stage_id,version&cursor=${cursor}`);
    if (page.status !== 200) throw new Error(`deals: ${JSON.stringify(page)}`);
    for (const deal of page.body.items) found.set(deal.id, factOf(deal));
    cursor = page.body.next_cursor ?? '';
  } while (cursor);
  return found;
}

const same = (a, b) => a && b && a.title === b.title && a.stage_id === b.stage_id && a.version === b.version;

// The state that a change in doubt would have made of what was acknowledged before.
function madeBy(change, before) {
  return { ...before, version: before.version + 1, title: change.title ?? before.title, stage_id: change.stage ?? before.stage_id };
}

// Every acknowledged change is there; one in doubt is there whole or not at all.
function expectAcknowledged(found) {
  const doubted = new Map(inDoubt.filter((change) => change.deal).map((change) => [change.deal, change]));
  let happened = 0;
  for (const [id, expected] of deals) {
    const now = found.get(id);
    if (same(now, expected)) continue;
    const change = doubted.get(id);
    if (change && same(now, madeBy(change, expected))) ++happened;
    else faults.push(`lost or half done: ${JSON.stringify(expected)} is ${JSON.stringify(now)}`);
  }
  const made = new Set(inDoubt.filter((change) => !change.deal).map((change) => change.title));
  for (const [id, deal] of found) {
    if (deals.has(id)) continue;
    if (made.delete(deal.title) && deal.version === 1) ++happened;
    else faults.push(`nobody made ${JSON.stringify(deal)}, or it was made twice`);
  }
  return happened;
}

// Asking again for what was in doubt does it once; asking again for what was done does nothing.
async function askAgain(server, token) {
  const old = acknowledged.slice(-40).filter(() => below(4) === 0);
  for (const change of old) {
    const again = await ask(server, token, change.method, change.path, change.body, { 'idempotency-key': change.key });
    if (again.status >= 300 || again.body.id !== change.id || again.body.version !== change.version)
      faults.push(`a repeated key was answered otherwise: ${JSON.stringify(change)} with ${JSON.stringify(again)}`);
  }
  for (const change of inDoubt) {
    const expected = change.deal ? madeBy(change, deals.get(change.deal)) : null;
    const again = await ask(server, token, change.method, change.path, change.body, { 'idempotency-key': change.key });
    if (again.status >= 300) faults.push(`${change.method} ${change.path} again: ${JSON.stringify(again)}`);
    else if (expected && !same(factOf(again.body), expected)) faults.push(`done twice: ${JSON.stringify(again.body)}`);
    if (again.status < 300) remember(change, again.body, change.own);
  }
  inDoubt = [];
  const found = await allDeals(server, token);
  expectAcknowledged(found);
  if (found.size !== deals.size) faults.push(`${found.size} deals, ${deals.size} were made`);
}

// The journal tells of a deal as often as its version says.
async function expectHistory(server, token, ids) {
  for (const id of ids) {
    const line = await ask(server, token, 'GET', `/deals/${id}/timeline`);
    const told = line.body.items.filter((item) => item.record_id === id).length;
    if (line.body.next_cursor === null && told !== deals.get(id).version)
      faults.push(`${id} has version ${deals.get(id).version} and ${told} events`);
  }
}

// ---- the rounds ----

async function runRound(round, token, stages, owned) {
  const server = await startServer();
  const before = acknowledged.length;
  let running = null;
  if (round % 2 === 1) running = await startImport(server, token, round);
  const working = owned.map((own) => work(server, token, stages, own));
  const moment = killAfterMs.min + below(killAfterMs.max - killAfterMs.min);
  await new Promise((resolve) => setTimeout(resolve, moment));
  await kill(server);
  await Promise.all(working);
  const doubts = inDoubt.length;

  expectWhole();
  const again = await startServer();
  const happened = expectAcknowledged(await allDeals(again, token));
  await askAgain(again, token);
  const rows = running ? await expectImported(again, token, running) : 0;
  await expectHistory(again, token, [...deals.keys()].slice(-10));
  await kill(again);
  expectWhole();
  console.log(
    `round ${round}: killed after ${moment} ms, ${acknowledged.length - before - doubts} acknowledged, ${doubts} in doubt ` +
      `(${happened} had happened), ${running ? `import finished with ${rows} rows, ` : ''}restart ${Math.round(again.startMs)} ms`,
  );
}

async function prepare() {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, 'a password for crashes');
  command('init', '--data', data, '--workspace', 'Crash', '--email', 'crash@example.com', '--password-file', passwordFile);
  const token = command('token', 'create', '--data', data, '--email', 'crash@example.com');
  const server = await startServer();
  const made = await ask(server, token, 'POST', '/pipelines', { name: 'P', stages: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] });
  if (made.status !== 201) throw new Error(JSON.stringify(made));
  await stop(server);
  return { token, stages: made.body.stages.map((stage) => stage.id) };
}

try {
  const { token, stages } = await prepare();
  const owned = Array.from({ length: clients }, () => []);
  for (let round = 1; round <= Number(rounds) && faults.length === 0; ++round) await runRound(round, token, stages, owned);
} catch (error) {
  faults.push(error.stack);
}
for (const fault of faults.slice(0, 20)) console.log(`FAULT ${fault}`);
console.log(`${rounds} rounds, ${faults.length} lost, ${gaps} gaps (seed ${seed}, ${acknowledged.length} changes)`);
if (faults.length === 0) rmSync(folder, { recursive: true });
else console.log(`the store is kept in ${folder}`);
process.exit(faults.length === 0 ? 0 : 1);
