import {
  deepStrictEqual,
  notStrictEqual,
  strictEqual,
  throws,
} from "node:assert/strict";
import { hashOf, toBatch, withRange } from "@/data/mod.ts";
import { plainData } from "./_help.ts";

Deno.test("toBatch() gives paper the low end and ink 1", () => {
  const data = plainData(256, 1);
  deepStrictEqual([...toBatch(data, [0, 255])], [0, 1]);
  const symmetric = withRange(data, "symmetric");
  deepStrictEqual([...toBatch(symmetric, [0, 255, 0])], [-1, 1, -1]);
});

Deno.test("toBatch() refuses an image that is not there", () => {
  throws(() => toBatch(plainData(3), [3]), {
    name: "RangeError",
    message: /image 3 .* has 3/,
  });
});

Deno.test("hashOf() changes with a picture, a label and the size only", () => {
  const data = { ...plainData(2), digests: ["one", "two"] };
  const hash = hashOf(data);
  strictEqual(hashOf({ ...data, digests: ["one", "two"] }), hash);
  notStrictEqual(hashOf({ ...data, digests: ["one", "three"] }), hash);
  notStrictEqual(hashOf({ ...data, size: 9 }), hash);
  const items = data.items.map((item) => ({ ...item, label: "b" }));
  notStrictEqual(hashOf({ ...data, items }), hash);
  const moved = data.items.map((item) => ({ ...item, file: "x" + item.file }));
  strictEqual(hashOf({ ...data, items: moved }), hash);
});
