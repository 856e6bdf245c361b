import type { Random } from "@/engine/random.ts";
import { between } from "../_chance.ts";
import { distort, type Distortion, newDistortion } from "./distortion.ts";
import type { Place } from "./pattern.ts";

/** One time that a finger is laid on the glass. */
export interface Touch {
  /** Where the middle of the finger comes to lie, in pixels at 500 dpi */
  shift: Place;
  /** Turn of the finger in radians, counter-clockwise as seen */
  turn: number;
  /** What touches: middle and half axes on the finger, in pixels */
  contact: { middle: Place; across: number; up: number; down: number };
  distortion: Distortion;
  /** Above 0: ridges are thick and valleys thin; below 0 the reverse */
  pressure: number;
  /** How much harder it presses here than there, on the scale of pressure */
  uneven: number;
  /** How much harder it presses 100 pixels further to the joint */
  slope: number;
  /** 0 = supple; 1 = so dry that ridges fall apart */
  dryness: number;
}

/** A touch as people touch: not quite straight, not quite in the middle. */
export function newTouch(random: Random): Touch {
  return {
    shift: {
      x: 10 * random.normal(),
      y: Math.max(-10, 22 + 13 * random.normal()),
    },
    turn: .09 * random.normal(),
    contact: {
      middle: { x: 4 * random.normal(), y: 8 + 8 * random.normal() },
      across: between(random, 96, 122),
      up: between(random, 112, 150),
      down: between(random, 140, 220),
    },
    distortion: newDistortion(random),
    pressure: .4 + .32 * random.normal(),
    uneven: .1 + .16 * Math.abs(random.normal()),
    slope: .16 + .18 * random.normal(),
    dryness: Math.min(1, .08 + .38 * Math.abs(random.normal())),
  };
}

/**
 * Which place of the finger touches a place of the glass.
 *
 * @param place Pixels at 500 dpi from the middle of the glass, y down
 */
export function fingerPlace({ x, y }: Place, touch: Touch): Place {
  const u = x - touch.shift.x, v = y - touch.shift.y;
  const cos = Math.cos(touch.turn), sin = Math.sin(touch.turn);
  const lying = { x: cos * u - sin * v, y: sin * u + cos * v };
  return distort(lying, touch.distortion);
}

/**
 * Where a place of the finger is seen on the glass: `fingerPlace` undone.
 *
 * The distortion is slow, so that taking the miss back a few times is enough.
 */
export function glassPlace(finger: Place, touch: Touch): Place {
  const cos = Math.cos(touch.turn), sin = Math.sin(touch.turn);
  const glass = { ...touch.shift };
  for (let round = 0; round < 12; round++) {
    const found = fingerPlace(glass, touch);
    const dx = finger.x - found.x, dy = finger.y - found.y;
    glass.x += cos * dx + sin * dy;
    glass.y += -sin * dx + cos * dy;
  }
  return glass;
}

/**
 * How far inside the touching area a place of the finger is.
 *
 * @returns 1 in the middle, 0 on its edge, less outside
 */
export function contactAt({ x, y }: Place, { contact }: Touch): number {
  const { middle, across, up, down } = contact;
  const u = (x - middle.x) / across;
  const v = (y - middle.y) / (y < middle.y ? up : down);
  return 1 -
    Math.sqrt(Math.sqrt(u * u * u * u + 1.2 * u * u * v * v + v * v * v * v));
}
