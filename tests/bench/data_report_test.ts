import {
  deepStrictEqual,
  match,
  rejects,
  strictEqual,
} from "node:assert/strict";
import { dataResult, dataTable } from "./_data_report.ts";
import { DATA_ROWS } from "./_data_rows.ts";
import { timedTask } from "./_timed_task.ts";

const ROW = {
  name: "a",
  about: "things",
  task: "data:things",
  args: "--many",
  count: 600,
};

Deno.test("dataResult() takes the middle round and the highest peak", () => {
  const rounds = [
    { seconds: 5, peakMb: 100 },
    { seconds: 2, peakMb: 130.4 },
    { seconds: 3 },
  ];
  const { per_second, seconds, seconds_min, peak_mb, command } = dataResult(
    ROW,
    rounds,
  );
  deepStrictEqual(
    { per_second, seconds, seconds_min, peak_mb, command },
    {
      per_second: 200,
      seconds: 3,
      seconds_min: 2,
      peak_mb: 130,
      command: "deno task data:things --many",
    },
  );
});

Deno.test("dataTable() has a line for each row", () => {
  const table = dataTable([dataResult(ROW, [{ seconds: 4 }])]);
  strictEqual(
    table.split("\n")[2],
    "| things | 600 | 150 | 4 (4) | unknown |",
  );
});

Deno.test("each row of bench:data names a task and counts what it makes", async () => {
  const text = await Deno.readTextFile(
    new URL("../../deno.json", import.meta.url),
  );
  const { tasks } = JSON.parse(text);
  for (const { task, args, count } of DATA_ROWS) {
    if (task.endsWith(".ts")) { // a program of the bench's own
      strictEqual(
        (await Deno.stat(new URL(task, import.meta.url))).isFile,
        true,
      );
      continue;
    }
    match(tasks[task], /^deno run .*lib\/cli\/\w+\.ts$/);
    const numbers = [...args.matchAll(/--(?!size|seed|forgeries)[\w-]+ (\d+)/g)]
      .map(([, number]) => Number(number));
    if (numbers.length === 0) continue;
    strictEqual(numbers.reduce((a, b) => a * b), count, args);
  }
});

Deno.test("timedTask() fails with what the command said", async () => {
  await rejects(
    timedTask("data:signatures", "--writers many"),
    /data:signatures failed: .*--writers/s,
  );
});
