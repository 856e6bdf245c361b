import { ok } from "node:assert/strict";
import {
  alongArc,
  lognormal,
  lognormalShare,
} from "@/data/procedural/lognormal.ts";

const response = { t0: .1, mu: Math.log(.12), sigma: .3 };

Deno.test("lognormal() integrates to 1", () => {
  let sum = 0;
  for (let i = 0; i < 20_000; i++) {
    sum += lognormal((i + .5) * 1e-4, response) * 1e-4;
  }
  ok(Math.abs(sum - 1) < 1e-6, `${sum}`);
});

Deno.test("lognormalShare() is the integral of lognormal()", () => {
  for (const t of [.15, .2, .22, .3, .5]) {
    const h = 1e-4;
    const slope = (lognormalShare(t + h, response) -
      lognormalShare(t - h, response)) / (2 * h);
    ok(Math.abs(slope - lognormal(t, response)) < .02, `${t}: ${slope}`);
  }
});

Deno.test("lognormal() is 0 before the command", () => {
  ok(lognormal(.1, response) === 0 && lognormalShare(.05, response) === 0);
});

Deno.test("alongArc() ends a quarter of a circle one radius up and right", () => {
  // Radius 2, from heading right to heading up: from (0, 0) to (2, 2).
  const quarter = { distance: Math.PI, thetaStart: 0, thetaEnd: Math.PI / 2 };
  const [x, y] = alongArc(1, { ...response, ...quarter });
  ok(Math.abs(x - 2) < 1e-12 && Math.abs(y - 2) < 1e-12, `${x} ${y}`);
});

Deno.test("alongArc() of a hardly bent stroke is nearly the straight one", () => {
  const stroke = { ...response, distance: 2, thetaStart: .5 };
  const [x, y] = alongArc(.7, { ...stroke, thetaEnd: .5 });
  const [u, v] = alongArc(.7, { ...stroke, thetaEnd: .5 + 2e-3 });
  ok(Math.hypot(x - u, y - v) < 2e-3);
});
