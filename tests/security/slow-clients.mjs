// What slow clients can do to the others (slow-loris).
//
// A normal client asks all the time. First it is alone; then thousands of connections send a header
// a byte at a time, or a body, or never read their answer. Told: the normal client's p50, p95, p99
// before and during, how the slow ones ended, and the server's memory. Then the same with the limit
// of connections for each address as it is shipped: the flood comes from another address of loopback.
//
//   slow-clients.mjs PENSTOCK [CONNECTIONS] [SECONDS]      exit code 1 when the normal client was refused, or
//                                                          its p99 grew beyond twice the idle one plus 2 ms

import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { quantile, start } from './server.mjs';

const [penstock, connections = '5000', seconds = '12'] = process.argv.slice(2);

// Asks one after another for some seconds.
async function watch(server, path) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = [];
  let refused = 0;
  const until = Date.now() + Number(seconds) * 1000;
  while (Date.now() < until) {
    const answer = await new Promise((resolve) => {
      const began = process.hrtime.bigint();
      request({ agent, host: '127.0.0.1', port: server.port, path, headers: { Authorization: `Bearer ${server.token}` } },
        (got) => {
          got.resume();
          got.on('end', () => resolve({ status: got.statusCode, ms: Number(process.hrtime.bigint() - began) / 1e6 }));
        }).on('error', () => resolve({ status: 0, ms: 0 })).end();
    });
    if (answer.status === 200) times.push(answer.ms);
    else ++refused;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  agent.destroy();
  return { times, refused };
}

const slowKinds = [
  { head: 'GET /api/v1/deals HTTP/1.1\r\nHost: x\r\nX-A: ', drip: 'a' },
  { head: 'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{', drip: ' ' },
  { head: '', drip: '' },
];

function flood(server, count, from) {
  const ends = { open: 0, refused: 0, cut: 0, failed: 0 };
  const sockets = [];
  for (let i = 0; i < count; ++i) {
    const kind = slowKinds[i % slowKinds.length];
    const socket = connect({ port: server.port, host: '127.0.0.1', localAddress: from });
    let said = '';
    socket.on('connect', () => {
      ++ends.open;
      socket.write(kind.head);
    });
    socket.on('data', (chunk) => (said += chunk));
    socket.on('error', () => ++ends.failed);
    socket.on('close', () => {
      if (/^HTTP\/1\.1 (429|503)/.test(said)) ++ends.refused;
      else ++ends.cut;
    });
    sockets.push({ socket, drip: kind.drip });
  }
  const timer = setInterval(() => {
    for (const { socket, drip } of sockets) if (drip && socket.writable) socket.write(drip);
  }, 1000);
  return {
    ends,
    end() {
      clearInterval(timer);
      for (const { socket } of sockets) socket.destroy();
    },
  };
}

const memory = (server) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.child.pid}/status`, 'utf8'))[1]) / 1024;
const told = ({ times }) =>
  `p50 ${quantile(times, 0.5).toFixed(2)} p95 ${quantile(times, 0.95).toFixed(2)} p99 ${quantile(times, 0.99).toFixed(2)} ms of ${times.length}`;

let failed = false;
for (const [name, options, from] of [
  ['no limit for an address', ['--connections-per-address', '100000'], '127.0.0.1'],
  ['limits as shipped', [], '127.0.0.2'],
]) {
  const server = await start(penstock, ['--api-requests-per-minute', '0', ...options]);
  const path = '/api/v1/deals?limit=20';
  const alone = await watch(server, path);
  const before = memory(server);
  const slow = flood(server, Number(connections), from);
  const during = await watch(server, path);
  const after = memory(server);
  const bound = 2 * quantile(alone.times, 0.99) + 2;
  const bad = during.refused > 0 || quantile(during.times, 0.99) > bound;
  failed ||= bad;
  console.log(`${name}: ${bad ? 'NOT HELD' : 'held'}`);
  console.log(`  alone  ${told(alone)}`);
  console.log(`  among ${connections} slow ones  ${told(during)}, refused ${during.refused}`);
  console.log(`  slow ones: connected ${slow.ends.open}, turned away ${slow.ends.refused}, cut ${slow.ends.cut}, failed ${slow.ends.failed}; memory ${before.toFixed(0)} -> ${after.toFixed(0)} MiB`);
  slow.end();
  await server.stop();
}
process.exit(failed ? 1 : 0);
