// No secret of a run is written down: not in the log, not as it is in any file of the store.
//
// Signs in (right and wrong), changes passwords, makes and uses tokens, sends them where they do
// not belong (a query, a path, a body that cannot be read), uploads; then looks for each secret in
// everything that the server said and kept.
//
//   secrets.mjs PENSTOCK      exit code 1 when one was found

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { admin, start } from './server.mjs';

const server = await start(process.argv[2]);
const secrets = { 'the password of the admin': admin.password, 'the token of the command line': server.token };
const json = { 'Content-Type': 'application/json' };
const as = (token) => ({ ...json, Authorization: `Bearer ${token}` });
let requests = 0;

async function ask(method, path, headers = {}, body) {
  ++requests;
  const answer = await fetch(server.url + path, { method, headers, body: body && (typeof body === 'string' ? body : JSON.stringify(body)) });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: text.startsWith('{') ? JSON.parse(text) : {} };
}
function expect(status, answer) {
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${JSON.stringify(answer.json)}`);
  return answer;
}

// A person with a password, who signs in, changes it, and is refused.
secrets['a wrong password'] = 'wrong purple kettles';
secrets['a first password'] = 'first amber lanterns';
secrets['a changed password'] = 'later silver ladders';
const person = expect(201, await ask('POST', '/users', as(server.token), { name: 'Jan', email: 'jan@example.com' })).json;
expect(204, await ask('POST', `/users/${person.id}/password`, as(server.token), { password: secrets['a first password'] }));
expect(401, await ask('POST', '/session', json, { email: 'jan@example.com', password: secrets['a wrong password'] }));
const session = expect(200, await ask('POST', '/session', json, { email: 'jan@example.com', password: secrets['a first password'] }));
const cookie = session.headers.get('set-cookie').split(';')[0];
secrets['the cookie of a session'] = cookie.split('=')[1];
expect(204, await ask('POST', '/session/password', { ...json, Cookie: cookie },
  { current_password: secrets['a first password'], new_password: secrets['a changed password'] }));

// Tokens: made, used, revoked, and sent to where no token belongs.
const made = expect(201, await ask('POST', '/tokens', as(server.token), { name: 'script', scopes: ['write'] })).json;
secrets['a token'] = made.secret;
expect(201, await ask('POST', '/deals', { ...as(made.secret), 'Idempotency-Key': 'once' }, { title: 'Roof' }).then(async (answer) =>
  answer.status === 201 ? answer : (await ask('POST', '/pipelines', as(server.token), { from_template: 'five_steps' }),
    ask('POST', '/deals', { ...as(made.secret), 'Idempotency-Key': 'again' }, { title: 'Roof' }))));
for (const [path, headers, body] of [
  [`/deals?token=${made.secret}`, as(made.secret)],
  [`/deals/${made.secret}`, as(made.secret)],
  [`/deals?where=${encodeURIComponent(`title = "${made.secret}`)}`, as(made.secret)],
  ['/deals', { ...json, Authorization: `Basic ${made.secret}` }],
])
  await ask('GET', path, headers, body);
await ask('POST', '/session', json, `{"email": "jan@example.com", "password": "${secrets['a wrong password']}`);
await ask('POST', '/session', json, { email: 'jan@example.com', pasword: secrets['a wrong password'] });
expect(204, await ask('DELETE', `/tokens/${made.token.id}`, as(server.token)));
expect(401, await ask('GET', '/deals', as(made.secret)));

// The files are looked at while the server runs, with the log of the store that is not yet in it.
const files = [];
const collect = (folder) => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) collect(path);
    else files.push([path.slice(server.data.length + 1), readFileSync(path)]);
  }
};
collect(server.data);
const { log } = server;
await server.stop();
files.push(['the log', Buffer.from(log.text)]);
if (!log.text.includes('listening')) throw new Error('the log was not read');
if (!files.some(([, bytes]) => bytes.includes('jan@example.com'))) throw new Error('the store was not read');

let found = 0;
for (const [what, secret] of Object.entries(secrets))
  for (const [name, bytes] of files)
    if (bytes.includes(secret) || bytes.includes(Buffer.from(secret).toString('base64'))) {
      console.log(`${what} is in ${name}`);
      ++found;
    }
console.log(`${requests} requests, ${Object.keys(secrets).length} secrets, ${files.length} files, ${log.text.length} bytes of log: ${found} found`);
process.exit(found ? 1 : 0);
