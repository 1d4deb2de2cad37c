// A Vite plugin: puts sw.js beside the built page, with the names of all its files and a version made of them.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const SOURCE = new URL("../src/app/offline/service-worker.js", import.meta.url);

export function service_worker() {
  return {
    name: "service-worker",
    apply: "build",
    // What lies in the folder in the end: the bundle still has chunks that come to nothing.
    writeBundle({ dir }) {
      const files = readdirSync(`${dir}/assets`)
        .map((name) => `/assets/${name}`)
        .toSorted();
      const source = readFileSync(SOURCE, "utf8");
      const version = createHash("sha256").update(source).update(files.join()).digest("hex").slice(0, 12);
      const text = source.replace("__VERSION__", version).replace("__FILES__", JSON.stringify(files));
      writeFileSync(`${dir}/sw.js`, text);
    },
  };
}
