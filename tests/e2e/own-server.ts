import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

// A server of the test's own, for what would disturb the one that all the others use.
export const named = process.env.PENSTOCK_PROGRAM ?? "";
export const program = resolve(`${__dirname}/../..`, named);

export type OwnServer = { url: string; process: ChildProcess; stop: () => Promise<void> };

// Runs the command, which serves at last, until it listens.
export async function serve(command: string[], env: NodeJS.ProcessEnv = process.env): Promise<OwnServer> {
  const [file = "", ...args] = command;
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "ignore"], env });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const stop = async () => {
    child.kill();
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^listening on (.*)/.exec(line)?.[1];
    if (url) return { url, process: child, stop };
  }
  throw new Error(`${command.join(" ")} does not serve`);
}
