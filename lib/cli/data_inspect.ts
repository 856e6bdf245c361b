/**
 * `deno task data:inspect DIR`: what is in a folder or archive of images.
 *
 * look at each file → facts and warnings → a sheet *before | after* and a page.
 */
import { join } from "@std/path";
import * as z from "zod";
import { inspectFolder, LAYOUTS, type Shown } from "@/data/mod.ts";
import { mended, replaceFile } from "@/training/mod.ts";
import { pairs } from "@/viz/mod.ts";
import { inspectPage } from "./_inspect_page.ts";
import { reportOf, reportText } from "./_inspect_report.ts";
import { numberedFolder } from "./_numbered_folder.ts";
import { readFlags, resolveUserPath, runCommand, shownPath } from "./flags.ts";
import { ProgressLine } from "./progress.ts";

const SPEC = {
  name: "data:inspect",
  about: "Say what is in a folder of images, and what to mind.",
  arguments: {
    dir: z.string().min(1).describe("folder, zip or tar of images"),
  },
  flags: {
    layout: z.enum(LAYOUTS.map(({ name }) => name)).optional()
      .describe("how it names its files; told from them when left out"),
    size: z.literal([28, 32, 64, 128]).default(64)
      .describe("width and height of the prepared images"),
    show: z.int().min(0).max(200).default(24)
      .describe("how many images to show before and after"),
    out: z.string().min(1).default("outputs").meta({ value: "folder" })
      .describe("where the folder with page and sheet is made"),
    json: z.boolean().default(false).describe("print the facts as JSON"),
    quiet: z.boolean().default(false).describe("say nothing but errors"),
  },
  examples: ["data:inspect path/to/scans", "data:inspect scans.zip --json"],
};

/** The command. */
export async function main(
  args: string[],
  say: (text: string) => void = console.log,
): Promise<void> {
  const { dir, out, json, quiet, ...how } = readFlags(SPEC, args);
  const line = new ProgressLine({ quiet, label: "read" });
  const inspection = await inspectFolder(resolveUserPath(dir), {
    ...how,
    onProgress: (step, total) =>
      line.update({ step, total }, performance.now()),
  });
  line.done();
  const report = reportOf(inspection);
  const sheet = await sheetOf(inspection.shown, report.name);
  const folder = await numberedFolder(out, `inspect-${report.name}`);
  const page = join(folder, "index.html");
  const text = JSON.stringify(report, null, 2) + "\n";
  await mended(folder, async () => {
    if (sheet) await replaceFile(join(folder, "sheet.png"), sheet);
    await replaceFile(join(folder, "inspect.json"), text);
    await replaceFile(page, inspectPage(report, sheet));
  });
  if (json) say(text.trimEnd());
  else if (!quiet) say(`${reportText(report)}\npage: ${shownPath(page)}`);
}

/** Some images as they came and as a model is given them. */
async function sheetOf(
  { size, images, before, after }: Shown,
  name: string,
): Promise<Uint8Array | undefined> {
  const count = images.length;
  if (count === 0) return undefined;
  return await pairs(
    { pixels: before, size, count },
    { pixels: after, size, count },
    {
      title: name,
      titles: ["before", "after"],
      columns: 4,
      metadata: {
        Comment: "May show signatures or fingerprints of real people: " +
          "not for publishing.",
        Software: "inkprint",
      },
    },
  );
}

if (import.meta.main) await runCommand((args) => main(args));
