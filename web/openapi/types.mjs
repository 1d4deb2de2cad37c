// Types of the API from the server's own description.
import { readFileSync } from "node:fs";
import openapi_typescript, { astToString } from "openapi-typescript";

export const description = new URL("../openapi.json", import.meta.url);
export const output = new URL("../src/shared/api/schema.d.ts", import.meta.url);

export async function make_types() {
  const document = JSON.parse(readFileSync(description, "utf8"));
  // What has a default may be left out of a request.
  const tree = await openapi_typescript(document, { alphabetize: true, defaultNonNullable: false });
  return `// Made from openapi.json by \`npm run generate\`; not edited by hand.\n${astToString(tree)}`;
}
