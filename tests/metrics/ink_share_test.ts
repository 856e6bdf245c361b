import { strictEqual } from "node:assert/strict";
import { inkShare } from "@/metrics/mod.ts";

Deno.test("inkShare() counts pixels above one half", () => {
  strictEqual(inkShare(new Float32Array([0, 0.5, 0.51, 1, 0.2])), 2 / 5);
  strictEqual(inkShare(new Float32Array(4)), 0);
});
