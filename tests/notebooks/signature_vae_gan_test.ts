/** What the text says of the pictures, held against the stored outputs. */
import { ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import {
  codeCells,
  type MultiLine,
  type Output,
} from "../../tools/notebooks/notebook.ts";
import { readNotebook } from "../../tools/notebooks/run_notebook.ts";

const NOTEBOOK = join(
  import.meta.dirname!,
  "../../notebooks/signature-vae-gan.ipynb",
);

/** What each display says, in order; pictures say how large they are. */
async function shownWords(): Promise<string[]> {
  const cells = codeCells(await readNotebook(NOTEBOOK));
  return cells.flatMap(({ outputs = [] }) => outputs.map(wordsOf));
}

function wordsOf({ data }: Output): string {
  return [data?.["text/plain"] as MultiLine ?? ""].flat().join("");
}

/** The numbers of the one line that begins so. */
async function numbersOf(beginning: string): Promise<number[]> {
  const found = (await shownWords())
    .filter((line) => line.startsWith(beginning));
  strictEqual(found.length, 1, `lines that begin with "${beginning}"`);
  return [...found[0].matchAll(/-?\d+(?:\.\d+)?/g)].map(([one]) => Number(one));
}

Deno.test("signature-vae-gan: black wedges add ink, paper does not", async () => {
  const [written, black, paper] = await numbersOf("ink: ");
  ok(black > 1.5 * written, `${black} % with wedges, ${written} % without`);
  ok(Math.abs(paper - written) < 0.1 * written, `${paper} % on paper`);
});

Deno.test("signature-vae-gan: the GAN comes nearer to strangers", async () => {
  const [distance, , ink] = await numbersOf("VAE: distance");
  const [nearer, , inkOfGan] = await numbersOf("GAN: distance");
  const [floor] = await numbersOf("more real: distance");
  ok(floor < nearer && nearer < distance, `${floor}, ${nearer}, ${distance}`);
  ok(Math.abs(inkOfGan - 1) < Math.abs(ink - 1), `${inkOfGan}, ${ink}`);
});

Deno.test("signature-vae-gan: what is pushed along the slope climbs", async () => {
  const slopes = await numbersOf("mean slope: ");
  strictEqual(slopes.length, 5);
  ok(slopes.every((slope, i) => i === 0 || slope > slopes[i - 1]), `${slopes}`);
  ok(slopes[0] < 0 && slopes[4] > 0, `${slopes}`);
});

/** Cells of a confusion, as they are stored for JupyterLab. */
interface Confusion {
  title: string;
  data: { values: { row: string; column: string; value: number }[] };
}

/** Of each confusion, the share of pictures that are what was asked for. */
async function shareObeyed(): Promise<Record<string, number>> {
  const cells = codeCells(await readNotebook(NOTEBOOK));
  const plots = cells.flatMap(({ outputs = [] }) =>
    outputs.map(({ data }) => data?.["application/vnd.vegalite.v5+json"])
  ) as ({ concat?: Confusion[] } | undefined)[];
  const all = plots.flatMap((plot) => plot?.concat ?? [])
    .filter(({ data }) => data?.values?.[0]?.row !== undefined);
  return Object.fromEntries(all.map(({ title, data: { values } }) => {
    const sum = (cells: typeof values) =>
      cells.reduce((sum, { value }) => sum + value, 0);
    const said = values.filter(({ row, column }) => row === column);
    return [title, sum(said) / sum(values)];
  }));
}

Deno.test("signature-vae-gan: both draw the class that is asked for", async () => {
  const share = await shareObeyed();
  ok(share["real, held out"] > 0.9, "the judge does not know real ones");
  ok(share["drawn by the VAE"] > 0.85, `VAE ${share["drawn by the VAE"]}`);
  ok(share["drawn by the GAN"] > 0.85, `GAN ${share["drawn by the GAN"]}`);
});

Deno.test("signature-vae-gan: grey paper is nearly all of the loss", async () => {
  const [loss, mean, entropy, share] = await numbersOf("grey: ");
  ok(share > 90 && Math.abs(100 * entropy / loss - share) < 1, `${share} %`);
  ok(loss > 0.98 * mean, `it learned more than the mean image: ${loss}`);
  const [clean, cleanMean, , cleanShare] = await numbersOf("clean: ");
  ok(cleanShare < 50, `${cleanShare} % when clean`);
  ok(clean < cleanMean, `${clean} of ${cleanMean} nats`);
});

Deno.test("signature-vae-gan: no sample is a training image", async () => {
  const [vae] = await numbersOf("nearest to VAE: ");
  const [gan] = await numbersOf("nearest to GAN: ");
  const [strangers] = await numbersOf("nearest to strangers: ");
  ok(0.9 * strangers < vae && vae < strangers, `${vae}, ${strangers}`);
  ok(gan > strangers, `${gan}, ${strangers}`);
});
