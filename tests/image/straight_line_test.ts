import { ok, strictEqual } from "node:assert/strict";
import {
  type Plane,
  plane,
  straightLine,
  transpose,
  withoutLine,
} from "@/image/mod.ts";

const [WIDTH, HEIGHT] = [120, 60];

/** Ink where `isInk` says so. */
function drawn(isInk: (x: number, y: number) => boolean): Plane {
  const ink = plane(WIDTH, HEIGHT);
  ink.pixels.forEach((_, i) => {
    ink.pixels[i] = isInk(i % WIDTH, Math.floor(i / WIDTH)) ? 1 : 0;
  });
  return ink;
}

/** Rises by 3 pixels over the width, two pixels thick. */
const onLine = (x: number, y: number) => {
  const row = Math.round(32 - 3 * x / WIDTH);
  return y === row || y === row + 1;
};
/** Down to the right at 45 degrees, two pixels wide. */
const onStroke = (x: number, y: number) => {
  const across = x - y - 25;
  return y > 5 && y < 55 && (across === 0 || across === 1);
};
const inked = ({ pixels }: Plane) => pixels.filter((c) => c > 0.5).length;

Deno.test("straightLine() finds a line that is not quite level", () => {
  const line = straightLine(drawn(onLine), 0.5)!;
  for (const x of [0, 60, 119]) {
    const middle = 32.5 - 3 * x / WIDTH;
    ok(Math.abs(line.rows[x] - middle) <= 1, `${line.rows[x]} at ${x}`);
  }
  strictEqual(line.thick, 2);
  strictEqual(line.share, 1);
  strictEqual(`${line.from} ${line.to}`, "0 119");
});

Deno.test("straightLine() says how much of the width is seen", () => {
  const line = straightLine(drawn((x, y) => y === 20 && x < 60), 0.5)!;
  strictEqual(`${line.share} ${line.from} ${line.to}`, "0.5 0 59");
});

Deno.test("straightLine() does not count columns where a stroke hides it", () => {
  const ink = drawn((x, y) => y === 20 || x >= 40 && x < 60);
  strictEqual(straightLine(ink, 0.5)!.share, 1);
});

Deno.test("straightLine() gives a wave a small share only", () => {
  const wave = drawn((x, y) => y === Math.round(30 + 15 * Math.sin(x / 10)));
  ok(straightLine(wave, 0.5)!.share < 0.5);
});

Deno.test("straightLine() finds nothing where no run is thin", () => {
  strictEqual(straightLine(plane(20, 20), 0.5), undefined);
  strictEqual(straightLine(drawn(() => true), 0.5), undefined);
});

Deno.test("straightLine() finds lines down a picture in its transpose", () => {
  const line = straightLine(transpose(drawn((x) => x === 9)), 0.5)!;
  strictEqual(`${line.rows[0]} ${line.rows[59]} ${line.share}`, "9 9 1");
});

Deno.test("withoutLine() takes a line off and leaves a crossing stroke", () => {
  const stroke = drawn(onStroke);
  const both = drawn((x, y) => onLine(x, y) || onStroke(x, y));
  const left = withoutLine(both, straightLine(both, 0.5)!, 0.5);
  const lost = stroke.pixels.filter((c, i) => c > left.pixels[i]).length;
  strictEqual(lost, 0);
  ok(inked(left) <= inked(stroke) + 12, `${inked(left)} of ${inked(stroke)}`);
});

Deno.test("withoutLine() leaves what stands on a line", () => {
  const stands = (x: number, y: number) => x > 58 && x < 62 && y > 5 && y < 30;
  const both = drawn((x, y) => y === 30 || y === 31 || stands(x, y));
  const left = withoutLine(both, straightLine(both, 0.5)!, 0.5);
  ok(drawn(stands).pixels.every((c, i) => c <= left.pixels[i]));
});
