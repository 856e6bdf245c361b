import { deepStrictEqual, strictEqual } from "node:assert/strict";
import {
  formatProgress,
  formatSeconds,
  ProgressLine,
  type ProgressOptions,
} from "@/cli/progress.ts";

const losses = { recon: 312.456, kl: 5.6789, dLoss: 0.000123 };

Deno.test("formatProgress() shows bar, steps, rate, time left and losses", () => {
  strictEqual(
    formatProgress({ step: 5, total: 10, rate: 0.5, losses }, { label: "vae" }),
    "vae  ██████████░░░░░░░░░░   5/10  0.5/s  0:10 left  recon 312.5  kl 5.68" +
      "  dLoss 0.000123",
  );
  strictEqual(
    formatProgress({ step: 10, total: 10, rate: 31.4 }),
    "████████████████████  10/10  31/s  0:00 left",
  );
  strictEqual(formatProgress({ step: 0, total: 0 }, { bar: false }), "0/0");
});

Deno.test("formatProgress() says a state in the place of steps", () => {
  const state = "18:59 left  3 trials";
  strictEqual(
    formatProgress({ step: 61, total: 1200, state, losses: { kl: 2 } }, {
      bar: false,
    }),
    "18:59 left  3 trials  kl 2.00",
  );
});

Deno.test("formatProgress() never overflows the line", () => {
  for (const columns of [10, 40, 60]) {
    const line = formatProgress({ step: 5, total: 10, losses }, { columns });
    strictEqual(line.length, columns);
    strictEqual(line.at(-1), "…");
  }
});

Deno.test("formatSeconds() counts in minutes, then in hours", () => {
  strictEqual(formatSeconds(0.4), "0:00");
  strictEqual(formatSeconds(59.6), "1:00");
  strictEqual(formatSeconds(3599), "59:59");
  strictEqual(formatSeconds(3600 + 62), "1:01:02");
});

function recorder(options: ProgressOptions) {
  const texts: string[] = [];
  const line = new ProgressLine({
    columns: () => 60,
    write: (text) => texts.push(text),
    ...options,
  });
  return { line, texts };
}

Deno.test("ProgressLine redraws one line of a terminal", () => {
  const { line, texts } = recorder({ isTerminal: true });
  line.update({ step: 100, total: 200 }, 0); // resumed at step 100
  line.update({ step: 101, total: 200 }, 50); // too soon
  line.update({ step: 150, total: 200 }, 10_000);
  line.note("saved");
  line.done();
  deepStrictEqual(texts, [
    "\r██████████░░░░░░░░░░  100/200\x1b[K",
    "\r███████████████░░░░░  150/200  5.0/s  0:10 left\x1b[K",
    "\rsaved\x1b[K\n███████████████░░░░░  150/200  5.0/s  0:10 left",
    "\n",
  ]);
});

Deno.test("ProgressLine writes plain lines now and then to a log", () => {
  const { line, texts } = recorder({ isTerminal: false });
  for (let step = 0; step <= 200; step++) {
    line.update({ step, total: 200 }, step * 100);
  }
  line.note("saved");
  line.done();
  deepStrictEqual(texts, [
    "  0/200\n",
    "150/200  10/s  0:05 left\n",
    "200/200  10/s  0:00 left\n",
    "saved\n",
  ]);
});

Deno.test("ProgressLine is silent when quiet", () => {
  const { line, texts } = recorder({ isTerminal: true, quiet: true });
  line.update({ step: 1, total: 1 }, 0);
  line.note("saved");
  line.done();
  deepStrictEqual(texts, []);
});
