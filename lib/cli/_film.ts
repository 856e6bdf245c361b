import { join } from "@std/path";
import type { RunFolder } from "@/training/mod.ts";
import { animation } from "@/viz/mod.ts";

/** The samples of the same noise as they became: training.gif and .webp. */
export async function drawFilm(folder: RunFolder): Promise<void> {
  const samples = join(folder.path, "samples");
  const names = (await Array.fromAsync(Deno.readDir(samples)))
    .map(({ name }) => name).filter((name) => name.endsWith(".png")).sort();
  const frames = await Promise.all(
    names.map((name) => Deno.readFile(join(samples, name))),
  );
  if (frames.length === 0) return;
  const { gif, webp } = await animation(frames);
  await folder.write("training.gif", gif);
  await folder.write("training.webp", webp);
}
