import type { Random } from "@/engine/random.ts";
import type { Augment } from "./augment.ts";

/** The warp is exact at every BLOCK-th pixel and linear in between. */
export const BLOCK = 8;

/** Where the node of each block corner reads, x and y in turn. */
export function sourceOfNodes(
  size: number,
  limits: Augment,
  random: Random,
): Float32Array {
  const within = (limit: number) => limit * (2 * random.uniform() - 1);
  const angle = within(limits.rotate) * Math.PI / 180;
  const zoom = 1 / (1 + within(limits.scale));
  const slant = within(limits.shear);
  const [shiftX, shiftY] = [within(limits.shift), within(limits.shift)];
  const flip = random.uniform() < 0.5 && limits.mirror ? -1 : 1;
  const [cos, sin] = [zoom * Math.cos(angle), zoom * Math.sin(angle)];
  // Each wave: how high, along which direction, with how many crests, from where.
  const waves = Float32Array.from(
    { length: 8 },
    (_, i) =>
      i % 4 === 0
        ? within(limits.elastic * size)
        : i % 4 === 3
        ? within(Math.PI)
        : within(3 * Math.PI),
  );
  const wave = (k: number, u: number, v: number) =>
    waves[k] * Math.sin(waves[k + 1] * u + waves[k + 2] * v + waves[k + 3]);
  const count = Math.ceil(size / BLOCK) + 1;
  const nodes = new Float32Array(2 * count * count);
  const center = (size - 1) / 2;
  for (let j = 0, at = 0; j < count; j++) {
    for (let i = 0; i < count; i++) {
      const [x, y] = [i * BLOCK - center, j * BLOCK - center];
      const leaned = x + slant * y;
      const [u, v] = [x / size, y / size];
      nodes[at++] = center + flip * (cos * leaned - sin * y) + shiftX * size +
        wave(0, u, v);
      nodes[at++] = center + sin * leaned + cos * y + shiftY * size +
        wave(4, u, v);
    }
  }
  return nodes;
}
