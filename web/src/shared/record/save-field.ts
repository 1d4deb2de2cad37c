import { as_problem } from "~/shared/api/problem";

// Thrown when the very field being saved was changed by someone else; `theirs` is its value now.
export class Conflict extends Error {
  readonly theirs: string;
  constructor(theirs: string) {
    super("conflict");
    this.theirs = theirs;
  }
}

type Versioned = { version: number };

// Saves one field against the version it was read at. When another field was changed meanwhile it is saved again over
// the newer version; when the same field was, the person decides (`force`).
export async function save_field<R extends Versioned>(options: {
  read: R;
  text_of: (record: R) => string;
  reload: () => Promise<R>;
  write: (expected_version: number) => Promise<unknown>;
  force: boolean;
}) {
  const { read, text_of, reload, write, force } = options;
  try {
    await write(force ? (await reload()).version : read.version);
  } catch (error) {
    const { status } = as_problem(error);
    if (status !== 409 && status !== 412) throw error;
    const fresh = await reload();
    if (text_of(fresh) !== text_of(read)) throw new Conflict(text_of(fresh));
    await write(fresh.version);
  }
}
