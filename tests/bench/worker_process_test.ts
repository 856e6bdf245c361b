import { deepStrictEqual, rejects } from "node:assert/strict";
import { WorkerProcess } from "./_worker_process.ts";

const CODE = `
const decoder = new TextDecoder();
let rest = "";
for await (const bytes of Deno.stdin.readable) {
  const lines = (rest + decoder.decode(bytes)).split("\\n");
  rest = lines.pop();
  for (const line of lines) {
    const { do: what, x } = JSON.parse(line);
    if (what === "end") Deno.exit(0);
    console.log(JSON.stringify(what === "fail" ? { error: "no" } : { y: x + 1 }));
  }
}`;

async function withWorker(work: (worker: WorkerProcess) => Promise<void>) {
  const worker = new WorkerProcess({
    name: "the counter",
    command: Deno.execPath(),
    args: ["eval", CODE],
  });
  try {
    await work(worker);
  } finally {
    await worker.close();
  }
}

Deno.test("WorkerProcess answers one request after another, and ends", () =>
  withWorker(async (worker) => {
    deepStrictEqual(await worker.ask({ do: "add", x: 1 }), { y: 2 });
    deepStrictEqual(await worker.ask({ do: "add", x: 5 }), { y: 6 });
  }));

Deno.test("WorkerProcess goes on after an error that it tells", () =>
  withWorker(async (worker) => {
    await rejects(worker.ask({ do: "fail" }), /the counter: no/);
    deepStrictEqual(await worker.ask({ do: "add", x: 1 }), { y: 2 });
  }));

Deno.test("WorkerProcess says so when the process has ended", () =>
  withWorker(async (worker) => {
    await rejects(worker.ask({ do: "end" }), /ended without an answer/);
  }));
