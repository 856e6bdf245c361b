import type { Item } from "../dataset.ts";
import type { Content } from "../layouts/layout.ts";
import type { Look } from "./look.ts";

/** One image that can be used. */
export type InspectedImage = Item & Omit<Look, "digest">;

/** What was found in a folder or archive. */
export interface Inspection {
  name: string;
  what: "folder" | "archive";
  /** Name of its layout */
  layout: string;
  content: Content;
  images: InspectedImage[];
  /** Files that cannot be used, and why */
  skipped: { file: string; reason: string }[];
  /** Groups of images with equal pixels, as indices into `images` */
  identical: number[][];
  /** Groups that look alike; of identical ones only the first is in one */
  alike: number[][];
  /** Some images as they came and as a model is given them */
  shown: Shown;
}

/** Pictures for a sheet *before | after*, ink high. */
export interface Shown {
  size: number;
  /** As indices into `images` */
  images: number[];
  /** `[count, size, size]`, each padded to a square with paper */
  before: Uint8Array;
  after: Uint8Array;
}
