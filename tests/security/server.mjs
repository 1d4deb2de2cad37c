// A server of its own for the scripts of this folder, with a workspace and the token of its admin.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const admin = { email: 'ana@example.com', password: 'seven quiet herons' };

export function command(penstock, ...args) {
  const done = spawnSync(penstock, args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`penstock ${args[0]}: ${done.stderr}${done.stdout}`);
  return done.stdout.trim();
}

// `more`: further options of `penstock serve`. Everything that it logs is in `log.text`.
export async function start(penstock, more = []) {
  const folder = mkdtempSync(join(tmpdir(), 'penstock-security-'));
  const data = join(folder, 'data');
  const secret = join(folder, 'password');
  writeFileSync(secret, admin.password);
  command(penstock, 'init', '--data', data, '--workspace', 'Acme', '--email', admin.email, '--password-file', secret);
  const token = command(penstock, 'token', 'create', '--data', data, '--email', admin.email, '--scopes', 'admin');
  const child = spawn(penstock, ['serve', '--data', data, '--listen', '127.0.0.1:0', ...more]);
  const log = { text: '' };
  child.stderr.on('data', (chunk) => (log.text += chunk));
  const port = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${log.text}`)));
    child.stdout.on('data', (chunk) => {
      log.text += chunk;
      const found = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(log.text);
      if (found) resolve(Number(found[1]));
    });
  });
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  };
  return { child, port, token, log, folder, data, url: `http://127.0.0.1:${port}/api/v1`, stop };
}

export function quantile(numbers, q) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}
