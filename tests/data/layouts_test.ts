import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { layoutOf } from "@/data/mod.ts";

const CASES: [path: string, layout: string, known: string[]][] = [
  ["c/full_org/original_12_3.png", "cedar", ["12", "12", "genuine"]],
  ["c/forgeries_1_24.PNG", "cedar", ["1", "1", "forged"]],
  ["c/7/original_7_1.png", "cedar", ["7", "7", "genuine"]],
  ["n/03-guo-xin/w044_ipad.png", "names", ["w044", "guo-xin", "genuine"]],
  ["03-guo-xin/w044_paper.png", "names", ["w044", "guo-xin", "genuine"]],
  ["s/test/021/forged-another-04.png", "sigcomp2009", ["021", "021", "forged"]],
  ["s/021/genuine-04.png", "sigcomp2009", ["021", "021", "genuine"]],
  [
    "Real/60__F_Left_ring_finger.BMP",
    "socofing",
    ["60", "left-ring", "genuine"],
  ],
  [
    "A/B/1__M_Right_thumb_finger_Zcut.BMP",
    "socofing",
    ["1", "right-thumb", "altered"],
  ],
  ["f/Db1_b/101_8.tif", "fvc", ["DB1_B/101", "DB1_B/101", "genuine"]],
  ["mine/ann/one.png", "folder", ["ann", "ann", "genuine"]],
  ["mine/one.png", "folder", ["one.png", "mine", "genuine"]],
];

for (const [path, name, [person, label, kind]] of CASES) {
  Deno.test(`layoutOf() reads ${path} as ${name}`, () => {
    const layout = layoutOf([path]);
    strictEqual(layout.name, name);
    deepStrictEqual<unknown>(layout.read(path), { person, label, kind });
  });
}

Deno.test("layoutOf() takes the layout of at least half of the files", () => {
  const cedar = "c/original_1_1.png";
  strictEqual(layoutOf([cedar, "c/notes.png"]).name, "cedar");
  strictEqual(layoutOf([cedar, "c/a.png", "c/b.png"]).name, "folder");
});
