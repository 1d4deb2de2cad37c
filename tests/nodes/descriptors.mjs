// A flood of connections against a server that may open 256 files: while it lasts nothing spins and
// nothing dies; when it is over the server takes connections again, and answers.
//
//   descriptors.mjs PENSTOCK [short | long] [SECONDS]

import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { ask, look, scenario, sleep, until } from './world.mjs';

const files = 256;
const cpu = (server) => {
  const fields = readFileSync(`/proc/${server.child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

await scenario('descriptors', async ({ world, long, more }) => {
  const seconds = Number(more[0] ?? (long ? 20 : 3));
  await world.prepare();
  const server = await world.serve({ shell: `ulimit -n ${files}` });
  const kept = await ask(server, world.token, 'GET', '/pipelines'); // its connection stays open
  if (kept.status !== 200) world.fault(`before the flood: ${kept.status}`);

  const sockets = Array.from({ length: 2 * files }, () => connect({ port: server.port, host: '127.0.0.1' }).on('error', () => {}));
  await sleep(1_000);
  const before = cpu(server);
  const began = performance.now();
  let answered = 0;
  while (performance.now() - began < seconds * 1_000) {
    const answer = await ask(server, world.token, 'GET', '/pipelines', undefined, {}, 3_000).catch((error) => ({ status: error.message }));
    if (answer.status === 200) ++answered;
    else world.fault(`who was connected before got ${answer.status}`);
    const made = await ask(server, world.token, 'POST', '/deals', { title: 'In the flood' }, {}, 3_000).catch((error) => ({ status: error.message }));
    if (made.status !== 201) world.fault(`a change in the flood got ${made.status} ${JSON.stringify(made.body)}`);
    await sleep(100);
  }
  const used = (cpu(server) - before) / ((performance.now() - began) / 1_000);
  if (used > 0.3) world.fault(`the server used ${used.toFixed(2)} of a processor`);

  for (const socket of sockets) socket.destroy();
  const over = performance.now();
  await until('it answers strangers again', async () => (await look(server, '/healthz', 500)) === 200, 5_000);
  const wait = performance.now() - over;
  if ((await look(server, '/readyz')) !== 200) world.fault('not ready after the flood');
  await world.stop(server);
  world.check();
  return (
    `${2 * files} connections to a server of ${files} files: ${answered} requests of an older connection answered meanwhile, ` +
    `${used.toFixed(2)} of a processor used, strangers answered ${Math.round(wait)} ms after`
  );
}, { postgres: false });
