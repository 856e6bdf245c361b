/** TensorFlow.js as others have it: in a process that knows nothing of ours. */
import { fromFileUrl, join } from "@std/path";

const ROOT = join(fromFileUrl(import.meta.url), "../../..");
const PROGRAM = join(ROOT, "tests/_programs/stock_tfjs.ts");

/** Numbers, row by row, and how they are arranged. */
export interface Input {
  values: number[];
  shape: number[];
}

/** What stock TensorFlow.js makes of inputs with `model.json` in a folder. */
export async function drawWithStockTfjs(
  folder: string,
  inputs: Input[],
): Promise<number[]> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "-q", "--no-check", "--allow-read", "--allow-env"],
      ...["--config", join(ROOT, "deno.json"), PROGRAM, folder],
      JSON.stringify(inputs),
    ],
    env: { NO_COLOR: "1" },
  });
  const { success, stdout, stderr } = await child.output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  if (!success) throw new Error(text(stderr));
  return JSON.parse(text(stdout).trim().split("\n").at(-1)!);
}
