/**
 * Pure picture operations on plain typed arrays: nothing is read or written.
 * A picture comes in as a `GreyImage` (0..255) or a `Plane` (real numbers),
 * and a new one goes out; `lib/data` strings them into a preparation.
 */
export * from "./block_mean.ts";
export * from "./box_mean.ts";
export * from "./components.ts";
export * from "./core_point.ts";
export * from "./crop.ts";
export * from "./distance.ts";
export * from "./even_contrast.ts";
export * from "./frame.ts";
export * from "./grey_image.ts";
export * from "./ink_slant.ts";
export * from "./inside_frame.ts";
export * from "./local_deviation.ts";
export * from "./local_max.ts";
export * from "./minutiae_of_lines.ts";
export * from "./orientation_field.ts";
export * from "./otsu.ts";
export * from "./paper.ts";
export * from "./poincare.ts";
export * from "./polarity.ts";
export * from "./resize.ts";
export * from "./ridge_mask.ts";
export * from "./ridge_period.ts";
export * from "./smooth_along.ts";
export * from "./straight_line.ts";
export * from "./stroke_width.ts";
export * from "./thicken.ts";
export * from "./thin.ts";
export * from "./turn.ts";
export * from "./without_line.ts";
