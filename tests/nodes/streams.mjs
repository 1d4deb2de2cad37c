// Thousands of people with an open page, spread over workspaces, while changes are made: how long a
// change takes to all pages of its workspace, whether a position is missed, the server's memory;
// then the server is killed and started again, and all come back at once.
//
//   streams.mjs PENSTOCK [short | long] [STREAMS] [WORKSPACES] [CHANGES A SECOND] [SECONDS]

import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './proxies.mjs';
import { ask, quantile, scenario, sleep, until } from './world.mjs';

const lateMs = 500;
const rssMiB = 300;
const reconnectMs = 15_000;
const client = join(dirname(fileURLToPath(import.meta.url)), 'many-streams.mjs');

// A workspace of its own for each: the tokens of their admins.
function makeTeams(world, count) {
  const password = join(world.folder, 'password');
  return Array.from({ length: count }, (_, i) => {
    const email = `admin${i}@example.com`;
    world.command('init', '--data', world.data, '--workspace', `Team ${i}`, '--email', email, '--password-file', password);
    return { token: world.command('token', 'create', '--data', world.data, '--email', email) };
  });
}

async function makeDeals(server, team) {
  const made = await ask(server, team.token, 'POST', '/pipelines', { name: 'P', stages: [{ name: 'a' }, { name: 'b' }] });
  team.stages = made.body.stages.map((stage) => stage.id);
  team.deal = (await ask(server, team.token, 'POST', '/deals', { title: 'Wanders' })).body.id;
  team.at = 0;
}

// Moves a deal of one team after the other, so many times a second.
async function change(world, server, teams, rate, seconds) {
  const began = performance.now();
  const under = new Set();
  let sent = 0;
  while (performance.now() - began < seconds * 1_000) {
    for (const due = ((performance.now() - began) / 1_000) * rate; sent < due && under.size < 64; ++sent) {
      const team = teams[sent % teams.length];
      team.at = 1 - team.at;
      const one = ask(server, team.token, 'POST', `/deals/${team.deal}/moves`, { to_stage_id: team.stages[team.at] })
        .then((answer) => answer.status < 300 || world.fault(`a move was answered ${answer.status} ${JSON.stringify(answer.body)}`))
        .catch((error) => world.fault(`a move failed: ${error.message}`))
        .finally(() => under.delete(one));
      under.add(one);
    }
    await sleep(4);
  }
  await Promise.all(under);
  return Math.round(sent / ((performance.now() - began) / 1_000));
}

const tell = (process) =>
  new Promise((resolve) => {
    process.once('message', resolve);
    process.send('tell');
  });

async function sum(processes) {
  const all = await Promise.all(processes.map(tell));
  const total = { late: [] };
  for (const one of all)
    for (const [name, value] of Object.entries(one)) {
      if (typeof value === 'number') total[name] = (total[name] ?? 0) + value;
      if (name === 'late') total.late = total.late.concat(value);
    }
  total.level = all.every((one) => Object.values(one.heads).every(([least, most]) => least === most));
  return total;
}

const memory = (server, what) => Math.round(Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${server.child.pid}/status`, 'utf8'))[1]) / 1024);
const cpu = (server) => {
  const fields = readFileSync(`/proc/${server.child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

await scenario('streams', async ({ world, long, more }) => {
  const [count, teamCount, rate, seconds] = (more.length ? more : long ? [10_000, 200, 500, 30] : [1_000, 20, 100, 4]).map(Number);
  await world.prepare();
  const teams = makeTeams(world, teamCount);
  const port = await freePort();
  const more_ = ['--connections-per-address', '20000'];
  let server = await world.serve({ port, more: more_ });
  for (const team of teams) await makeDeals(server, team);
  const processes = [0, 1].map(() => fork(client));
  try {
    const empty = memory(server, 'VmRSS');
    processes.forEach((process, i) =>
      process.send({ port, streams: Array.from({ length: count / 2 }, (_, n) => teams[(2 * n + i) % teams.length]) }),
    );
    await until('all streams are open', async () => (await sum(processes)).open === count);
    const idle = memory(server, 'VmRSS');

    const before = cpu(server);
    const made = await change(world, server, teams, rate, seconds);
    const used = (cpu(server) - before) / seconds;
    await sleep(1_500);
    const during = await sum(processes);
    const p99 = quantile(during.late, 0.99);
    if (during.gaps || during.twice || during.resets || during.refused || !during.level)
      world.fault(`missed ${during.gaps}, twice ${during.twice}, resets ${during.resets}, refused ${during.refused}, level ${during.level}`);
    if (p99 > lateMs) world.fault(`the 99th of a hundred changes came after ${p99} ms`);
    if (made < rate * 0.9) world.fault(`only ${made} changes a second were made`);

    await world.kill(server);
    server = await world.serve({ port, more: more_ });
    const restarted = performance.now();
    await until('all are back', async () => (await sum(processes)).open === count);
    const back = performance.now() - restarted;
    if (back > reconnectMs) world.fault(`the last was back after ${Math.round(back)} ms`);
    await change(world, server, teams, rate, 1);
    await sleep(1_500);
    const after = await sum(processes);
    if (after.gaps || after.twice || after.resets || after.refused || !after.level)
      world.fault(`after the restart: missed ${after.gaps}, twice ${after.twice}, resets ${after.resets}, refused ${after.refused}, level ${after.level}`);
    const most = memory(server, 'VmHWM');
    if (Math.max(idle, most) > rssMiB) world.fault(`the server took ${Math.max(idle, most)} MiB`);
    await world.stop(server);
    return (
      `${count} streams of ${teamCount} workspaces, ${made} changes a second for ${seconds} s: ${during.changes} deliveries, p50 ${quantile(during.late, 0.5)} ms, ` +
      `p99 ${p99} ms, longest ${quantile(during.late, 1)} ms, 0 missed; memory ${empty} MiB without, ${idle} MiB with them, at most ${most} MiB; ` +
      `${used.toFixed(2)} of a processor; all back ${Math.round(back)} ms after a restart`
    );
  } finally {
    for (const process of processes) process.disconnect();
  }
}, { postgres: false });
