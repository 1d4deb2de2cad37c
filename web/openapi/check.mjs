// The description keeps the strict rules of a public linter, and the page's types are made from it.
import { readFileSync } from "node:fs";
import { createConfig, formatProblems, getTotals, lint } from "@redocly/openapi-core";
import { fileURLToPath } from "node:url";
import { description, make_types, output } from "./types.mjs";

const config = await createConfig({ extends: ["recommended-strict"] });
const problems = await lint({ ref: fileURLToPath(description), config });
formatProblems(problems, { format: "codeframe", totals: getTotals(problems), version: "", maxProblems: 20 });
let failed = problems.length > 0;

if ((await make_types()) !== readFileSync(output, "utf8")) {
  console.error("web/src/shared/api/schema.d.ts is not made from web/openapi.json; run ./dev generate");
  failed = true;
}
process.exit(failed ? 1 : 0);
