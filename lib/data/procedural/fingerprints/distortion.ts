import type { Random } from "@/engine/random.ts";
import type { Place } from "./pattern.ts";

/** How the skin is dragged on the glass while the finger presses. */
export interface Distortion {
  /** Where it holds fast */
  middle: Place;
  /** Half axes of the part that holds fast, in pixels */
  hold: Place;
  /** Drag of the loose skin, in pixels */
  drag: Place;
  /** Twist of the loose skin, in radians */
  twist: number;
  /** How far out, in half axes, the skin gives way */
  give: number;
}

/** A usual distortion: some drag, some twist. */
export function newDistortion(random: Random): Distortion {
  return {
    middle: { x: 12 * random.normal(), y: 14 * random.normal() },
    hold: { x: 50 + 8 * random.normal(), y: 64 + 8 * random.normal() },
    drag: { x: 5 * random.normal(), y: 6 * random.normal() },
    twist: .05 * random.normal(),
    give: 1.2,
  };
}

/**
 * Where on the finger the skin lies that touches a place of the glass.
 *
 * distortion(v) = v + delta(v) brake(shapedist(v)): what holds fast stays,
 * what is far out is dragged and twisted as a whole, and between them the
 * brake 1/2 (1 - cos(pi d / give)) rises smoothly.
 *
 * Source: Cappelli, Maio & Maltoni 2001, "Modelling plastic distortion in
 * fingerprint images"
 */
export function distort({ x, y }: Place, by: Distortion): Place {
  const u = x - by.middle.x, v = y - by.middle.y;
  const a = u / by.hold.x, b = v / by.hold.y;
  const outside = Math.sqrt(a * a + b * b) - 1;
  if (outside <= 0) return { x, y };
  const share = Math.min(1, outside / by.give);
  const brake = (1 - Math.cos(Math.PI * share)) / 2;
  const cos = Math.cos(by.twist), sin = Math.sin(by.twist);
  return {
    x: x + brake * (cos * u - sin * v - u + by.drag.x),
    y: y + brake * (sin * u + cos * v - v + by.drag.y),
  };
}
