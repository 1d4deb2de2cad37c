// Types of the API from the server's own description. The server leaves nothing out of an answer: every property of
// its records is there, null where it is empty; the description names only types, so that is added here.
import { readFileSync, writeFileSync } from "node:fs";
import openapi_typescript, { astToString } from "openapi-typescript";

const [description, output] = ["../openapi.json", "../src/shared/api/schema.d.ts"];
const document = JSON.parse(readFileSync(new URL(description, import.meta.url), "utf8"));
// Also sent by the page, which may leave parts out.
const SENT = new Set(["EditDeal", "Problem", "StageDraft"]);
for (const [name, schema] of Object.entries(document.components.schemas)) {
  if (!schema.required && !SENT.has(name)) schema.required = Object.keys(schema.properties ?? {});
}
const tree = await openapi_typescript(document, { alphabetize: true, defaultNonNullable: false });
const head = "// Made from openapi.json by `npm run generate`; not edited by hand.\n";
writeFileSync(new URL(output, import.meta.url), head + astToString(tree));
