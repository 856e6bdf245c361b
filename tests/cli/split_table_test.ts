import { deepStrictEqual } from "node:assert/strict";
import { splitTable } from "@/cli/_split_table.ts";

Deno.test("splitTable() names each image's part, a row each", () => {
  const item = (file: string, person: string) =>
    ({ file, person, label: "a", kind: "genuine" }) as const;
  const items = [item("1.png", "ann"), item("2\t.png", "bob")];
  const split = {
    train: Int32Array.of(1),
    valid: Int32Array.of(),
    test: Int32Array.of(0),
  };
  deepStrictEqual(splitTable({ items, split }).split("\n"), [
    "part\tfile\tperson\tlabel\tkind",
    "train\t2 .png\tbob\ta\tgenuine",
    "test\t1.png\tann\ta\tgenuine",
    "",
  ]);
});
