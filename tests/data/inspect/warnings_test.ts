import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import {
  type InspectedImage,
  type Inspection,
  warningsOf,
} from "@/data/mod.ts";

/** Three persons with twelve clean images each, in one class. */
function clean(change: (i: number) => Partial<InspectedImage> = () => ({})) {
  return Array.from({ length: 36 }, (_, i): InspectedImage => ({
    file: `${i}.png`,
    person: `${i % 3}`,
    label: "a",
    kind: "genuine",
    width: 90,
    height: 60,
    border: 240,
    isLightOnDark: false,
    hasFrame: false,
    ...change(i),
  }));
}

function warn(images: InspectedImage[], more: Partial<Inspection> = {}) {
  const none = new Uint8Array();
  return warningsOf({
    name: "x",
    what: "folder",
    layout: "folder",
    content: "signature",
    images,
    skipped: [],
    identical: [],
    alike: [],
    shown: { size: 64, images: [], before: none, after: none },
    ...more,
  });
}

Deno.test("warningsOf() has nothing against clean images", () => {
  deepStrictEqual(warn(clean()), []);
});

Deno.test("warningsOf() tells polarity, of signatures only", () => {
  const images = clean((i) => ({ isLightOnDark: i < 2 }));
  const [warning, ...more] = warn(images);
  match(warning, /^polarity: 2 of 36 images are light ink on dark paper/);
  deepStrictEqual(more, []);
  deepStrictEqual(warn(images, { content: "fingerprint" }), []);
});

Deno.test("warningsOf() tells frames and cards on their side, if often", () => {
  const some = (count: number) =>
    warn(clean((i) => i < count ? { hasFrame: true, height: 91 } : {}))
      .map((warning) => warning.split(" ").slice(0, 2).join(" "));
  deepStrictEqual(some(4), ["frame: 4", "orientation: 4"]);
  deepStrictEqual(some(3), []); // 3 of 36 may be chance
});

Deno.test("warningsOf() tells paper that gives the kind away", () => {
  const images = (apart: number) =>
    clean((i) => ({
      kind: i % 2 ? "genuine" : "forged",
      border: i % 2 ? 230 + i % 9 : 230 + apart + i % 9,
    }));
  match(
    warn(images(9))[0],
    /^paper: .* genuine \(230 to 238\) from forged \(239 to 247\)/,
  );
  deepStrictEqual(warn(images(0)), []);
});

Deno.test("warningsOf() tells small classes and few persons", () => {
  const rare = clean((i) => ({ label: i < 9 ? "rare" : "a" }));
  deepStrictEqual(warn(rare), ["classes: 1 of 2 have fewer than 10 images"]);
  match(warn(clean(() => ({ person: "ann" })))[0], /^persons: 1 cannot be /);
});

Deno.test("warningsOf() tells the same picture under two persons", () => {
  const groups = [[0, 3, 6], [1, 2], [4, 5]]; // the first is of person 0 only
  const [identical, ...more] = warn(clean(), { identical: groups });
  strictEqual(
    identical,
    "leak: 2 groups of identical images go over several persons, " +
      "such as 1.png and 2.png",
  );
  deepStrictEqual(more, []);
  match(warn(clean(), { alike: [[0, 1]] })[0], /1 group of alike images goes/);
});

Deno.test("warningsOf() tells leaks over the folders of a split", () => {
  const images = clean((i) => ({
    file: `${i < 18 ? "Train" : "test"}/${i}.png`,
  }));
  const warnings = warn(images, { identical: [[0, 18]] });
  match(
    warnings[0],
    /^leak: 1 group .* folders train, valid and test, such as/,
  );
  match(warnings[1], /^split: 3 of 3 persons are in several of the folders/);
  strictEqual(warnings.length, 2);
});
