import { writeFileSync } from "node:fs";
import { make_types, output } from "./types.mjs";

writeFileSync(output, await make_types());
