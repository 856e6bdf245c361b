/** A page in headless Chromium that draws with stock TensorFlow.js. */
import { createRequire } from "node:module";
import { join } from "@std/path";
import type { Input } from "./_stock_tfjs.ts";

const BROWSER = Deno.env.get("INKPRINT_CHROMIUM") ?? "chromium";
const FLAGS = "--headless --no-sandbox --disable-gpu --no-first-run";
const TFJS = createRequire(import.meta.url)
  .resolve("@tensorflow/tfjs/dist/tf.min.js");

/** Whether there is a browser to try. */
export async function hasChromium(): Promise<boolean> {
  try {
    const args = ["--version"];
    return (await new Deno.Command(BROWSER, { args }).output()).success;
  } catch {
    return false;
  }
}

/** Draws, and sends what it drew, or what went wrong, to `/drawn`. */
const PAGE = `<!doctype html><script src="/tf.min.js"></script><script>
async function draw() {
  await tf.setBackend("cpu");
  const inputs = await (await fetch("/inputs")).json();
  const model = await tf.loadLayersModel("/model.json");
  const drawn = model.predict(
    inputs.map(({ values, shape }) => tf.tensor(values, shape)));
  return { version: tf.version.tfjs, pixels: [...await drawn.data()] };
}
draw().catch((error) => ({ error: String(error) })).then((answer) =>
  fetch("/drawn", { method: "POST", body: JSON.stringify(answer) }));
</script>`;

/** What the page draws with `model.json` in a folder. */
export async function drawInChromium(
  folder: string,
  inputs: Input[],
): Promise<number[]> {
  const { promise, resolve } = Promise.withResolvers<
    { pixels: number[]; error?: string }
  >();
  const file = async (path: string) => new Response(await Deno.readFile(path));
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === "/inputs") return Response.json(inputs);
      if (pathname === "/tf.min.js") return await file(TFJS);
      if (pathname === "/drawn") resolve(await request.json());
      else if (/^\/(model\.json|weights\.bin)$/.test(pathname)) {
        return await file(join(folder, pathname));
      }
      const headers = { "content-type": "text/html" };
      return new Response(PAGE, { headers });
    },
  );
  const profile = await Deno.makeTempDir({ prefix: "inkprint-chromium-" });
  const browser = new Deno.Command(BROWSER, {
    args: [
      ...FLAGS.split(" "),
      `--user-data-dir=${profile}`,
      `http://127.0.0.1:${server.addr.port}/`,
    ],
    stdout: "null",
    stderr: "null",
  }).spawn();
  try {
    const { pixels, error } = await promise;
    if (error) throw new Error(error);
    return pixels;
  } finally {
    browser.kill();
    await browser.status;
    await server.shutdown();
    await Deno.remove(profile, { recursive: true }).catch(() => {});
  }
}
