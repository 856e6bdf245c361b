import { panels } from "./panels.ts";
import { picturePlot } from "./picture_plot.ts";
import type { Panels } from "./plot.ts";
import { type Images, sheet, type SheetOptions } from "./sheet.ts";

/**
 * A sheet of real pictures beside a sheet of generated ones, drawn alike.
 *
 * @param real Ink high
 * @param fake In the range of `real`
 */
export async function realVersusFake(
  real: Images,
  fake: Images,
  { titles = ["real", "generated"], title, ...options }: SheetOptions & {
    titles?: [real: string, fake: string];
  } = {},
): Promise<Panels> {
  const sides = await Promise.all(
    [real, fake].map(async (images, i) =>
      picturePlot(await sheet(images, options), { title: titles[i] })
    ),
  );
  return panels(sides, { title, columns: 2 });
}
