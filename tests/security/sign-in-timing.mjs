// Whether the time of a refused sign-in tells that an address is known.
//
// A person with a password, one without, and an address that nobody has are tried in turn, in
// random order, each from a network of its own (a trusted proxy says so), so that the throttle
// refuses none. Told: the medians, the difference of the means in standard deviations, and how
// often a guess by time alone would be right (0.5 is a coin).
//
//   sign-in-timing.mjs PENSTOCK [TRIES]      exit code 1 when the times can be told apart

import { request, Agent } from 'node:http';
import { quantile, start } from './server.mjs';

const [penstock, tries = '1000'] = process.argv.slice(2);
const accounts = 50; // each may be tried five times a minute
const sigmasMax = 1;

const server = await start(penstock, ['--trusted-proxy', '127.0.0.1', '--api-requests-per-minute', '0']);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function ask(method, path, body, headers) {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const began = process.hrtime.bigint();
    const sent = request(
      { agent, port: server.port, host: '127.0.0.1', method, path: `/api/v1${path}`,
        headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text), ...headers } },
      (answer) => {
        let whole = '';
        answer.on('data', (chunk) => (whole += chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode, body: whole, ms: Number(process.hrtime.bigint() - began) / 1e6 }));
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

const authorized = { Authorization: `Bearer ${server.token}` };
for (let i = 0; i < accounts; ++i)
  for (const kind of ['known', 'passwordless']) {
    const made = await ask('POST', '/users', { name: `${kind} ${i}`, email: `${kind}${i}@example.com` }, authorized);
    if (made.status !== 201) throw new Error(made.body);
    if (kind === 'passwordless') continue;
    const set = await ask('POST', `/users/${JSON.parse(made.body).id}/password`, { password: `nine grey otters ${i}` }, authorized);
    if (set.status !== 204) throw new Error(set.body);
  }

const kinds = ['known', 'passwordless', 'unknown'];
const times = Object.fromEntries(kinds.map((kind) => [kind, []]));
const perMinute = 5;
const pauseMs = Math.ceil(60_000 / (accounts * perMinute)); // of each kind, so that no account is throttled
for (let i = 0; i < Number(tries) + 10; ++i) {
  const began = Date.now();
  for (const kind of kinds.map((k) => [Math.random(), k]).sort().map(([, k]) => k)) {
    const network = `${20 + kinds.indexOf(kind)}.${Math.floor(i / 200)}.${i % 200}.1`;
    const answer = await ask('POST', '/session', { email: `${kind}${i % accounts}@example.com`, password: 'not this one' },
      { 'X-Forwarded-For': network });
    if (answer.status !== 401) throw new Error(`${answer.status} ${answer.body}`);
    if (i >= 10) times[kind].push(answer.ms);
  }
  const left = pauseMs - (Date.now() - began);
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}
await server.stop();
agent.destroy();

const mean = (all) => all.reduce((a, b) => a + b, 0) / all.length;
const deviation = (all) => Math.sqrt(mean(all.map((x) => (x - mean(all)) ** 2)));
// How often a time of `a` is longer than one of `b`: the Mann-Whitney statistic as a share.
function share(a, b) {
  const all = [...a.map((t) => [t, 1]), ...b.map((t) => [t, 0])].sort((x, y) => x[0] - y[0]);
  let shorter = 0, pairs = 0;
  for (const [, of] of all) of ? (pairs += shorter) : ++shorter;
  return pairs / (a.length * b.length);
}
for (const kind of kinds)
  console.log(`${kind.padEnd(12)} median ${quantile(times[kind], 0.5).toFixed(2)} ms  p95 ${quantile(times[kind], 0.95).toFixed(2)} ms  sigma ${deviation(times[kind]).toFixed(2)} ms  of ${times[kind].length}`);
let apart = false;
for (const kind of ['known', 'passwordless']) {
  const sigmas = Math.abs(mean(times[kind]) - mean(times.unknown)) / deviation([...times[kind], ...times.unknown]);
  const right = share(times[kind], times.unknown);
  console.log(`${kind} and unknown differ by ${sigmas.toFixed(3)} sigma; a guess by time is right ${(100 * Math.max(right, 1 - right)).toFixed(1)} %`);
  apart ||= sigmas >= sigmasMax;
}
process.exit(apart ? 1 : 0);
