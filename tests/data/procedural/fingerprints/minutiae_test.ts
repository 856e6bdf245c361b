import { ok } from "node:assert/strict";
import { minutiaeOf } from "@/data/procedural/mod.ts";
import { fingers } from "./_fingers.ts";

Deno.test("minutiaeOf() finds as many as fingers have, of both kinds", () => {
  for (const finger of fingers()) {
    const touched = minutiaeOf(finger)
      .filter(({ x, y }) => Math.hypot(x / 110, y / 130) < 1);
    ok(touched.length >= 20 && touched.length <= 80, `${touched.length}`);
    const forks = touched.filter(({ type }) => type === "bifurcation").length;
    ok(forks > 3 && forks < touched.length - 3, `${forks} forks`);
    const places = new Set(touched.map(({ x, y }) => `${x} ${y}`));
    ok(places.size === touched.length, "no minutia twice");
  }
});
