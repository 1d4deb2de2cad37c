// The proxies of the guide for several servers, as its configurations are written there: only the
// addresses are ours.

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { look, until } from './world.mjs';

const guide = join(dirname(fileURLToPath(import.meta.url)), '../../docs/guides/several-servers.md');

function block(language) {
  const found = new RegExp('^```' + language + '\\n([\\s\\S]*?)^```$', 'm').exec(readFileSync(guide, 'utf8'));
  if (!found) throw new Error(`${guide} has no ${language}`);
  return found[1];
}

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function withAddresses(text, port, servers) {
  let changed = text.replace(/bind :80$/m, `bind 127.0.0.1:${port}`).replace(/listen 80;/, `listen 127.0.0.1:${port};`);
  servers.forEach((server, i) => (changed = changed.replaceAll(`10.0.0.1${i + 1}:8080`, `127.0.0.1:${server.port}`)));
  if (/10\.0\.0\./.test(changed) || !changed.includes(`127.0.0.1:${port}`)) throw new Error(`the guide's addresses are not all replaced:\n${changed}`);
  return changed;
}

const kinds = {
  haproxy: (folder, text) => {
    writeFileSync(join(folder, 'haproxy.cfg'), text);
    return ['haproxy', ['-q', '-db', '-f', join(folder, 'haproxy.cfg')]];
  },
  nginx: (folder, text) => {
    mkdirSync(join(folder, 'temp'));
    const temps = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${folder}/temp;`).join(' ');
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log; events { worker_connections 4096; }\n` +
        `http { access_log off; ${temps}\n${text}\n}\n`,
    );
    return ['nginx', ['-c', join(folder, 'nginx.conf')]];
  },
};

// Starts it in front of the servers, and waits until it passes something on: {port, agent, stop}.
export async function startProxy(kind, folder, servers) {
  const port = await freePort();
  const own = join(folder, kind);
  mkdirSync(own);
  const [program, args] = kinds[kind](own, withAddresses(block(kind), port, servers));
  const path = `${process.env.PATH}:/usr/sbin:/sbin`;
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, PATH: path } });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.once('error', (error) => (said += error.message));
  const proxy = { port, agent: new Agent({ keepAlive: true, maxSockets: 256 }) };
  await until(`${kind} passes on (${said})`, async () => (await look(proxy, '/healthz')) === 200, 10_000).catch((error) => {
    throw new Error(`${error.message} ${said}`);
  });
  proxy.stop = async () => {
    proxy.agent.destroy();
    child.kill('SIGTERM');
    await ended;
  };
  return proxy;
}
