// Fails when the first load grows over its budget: brotli bytes of what index.html asks for.
import { readFileSync, readdirSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

const LIMITS_KB = { js: 200, css: 15 };
const html = readFileSync("dist/index.html", "utf8");
const first = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(js|css))"/g)];
const sums = { js: 0, css: 0 };
for (const [, path, kind] of first) sums[kind] += brotliCompressSync(readFileSync(`dist/${path}`)).length;

for (const name of readdirSync("dist/assets")) {
  const bytes = readFileSync(`dist/assets/${name}`);
  if (/\.(js|css)$/.test(name)) console.log(`${(brotliCompressSync(bytes).length / 1000).toFixed(1).padStart(7)} kB br  ${name}`);
}
let failed = false;
for (const kind of ["js", "css"]) {
  const kb = sums[kind] / 1000;
  console.log(`first load ${kind}: ${kb.toFixed(1)} kB of ${LIMITS_KB[kind]} kB`);
  failed ||= kb > LIMITS_KB[kind];
}
process.exit(failed ? 1 : 0);
