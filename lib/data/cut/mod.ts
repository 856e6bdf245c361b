/**
 * A sheet with many signatures becomes single ones, at full resolution.
 * ink and paper → printed lines → pieces → groups by nearness, or by a grid
 * that is known → boxes in reading order → cuts without lines and neighbors.
 */
export { type Cut, type CutOptions, cutSheet } from "./cut_sheet.ts";
export type { Grid } from "./group_by_grid.ts";
