/**
 * tfjs-core's own suite, unmodified, on one of our engines.
 *
 *   deno task test:conformance                 on TensorFlow
 *   deno task test:conformance --engine cpu    on tfjs's reference
 *
 * Prints what failed by op. A failure that `known_failures.txt` does not
 * explain fails the task; so does an entry there that no longer fails.
 */
import { parseArgs } from "node:util";
import { join, toFileUrl } from "@std/path";
import { bundleSuite } from "./bundle.ts";
import { openJasmine, type Outcome } from "./jasmine.ts";
import { compareFailures, readKnownFailures } from "./known_failures.ts";

const KNOWN = new URL("./known_failures.txt", import.meta.url);

const { values: { engine } } = parseArgs({
  options: { engine: { type: "string", default: "tensorflow" } },
});
const outcome = await runSuite(engine);
Deno.exit(await report(outcome) ? 0 : 1);

async function runSuite(engine: string): Promise<Outcome> {
  const folder = await Deno.makeTempDir();
  try {
    const bundle = join(folder, "suite.mjs");
    await bundleSuite(bundle);
    const run = openJasmine();
    const { describeSuite } = await import(toFileUrl(bundle).href);
    console.log(await describeSuite(engine));
    return await quietly(run);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Some specs switch on debug mode, which prints each op. */
async function quietly<T>(run: () => Promise<T>): Promise<T> {
  const { log, warn } = console;
  console.log = console.warn = () => {};
  try {
    return await run();
  } finally {
    Object.assign(console, { log, warn });
  }
}

/** Prints what failed, by op, and the totals; whether all is as known. */
async function report({ passed, skipped, failures }: Outcome) {
  const known = engine === "tensorflow"
    ? readKnownFailures(await Deno.readTextFile(KNOWN))
    : new Map<string, string>();
  const named = failures.map((one) => ({ ...one, spec: plain(one.spec) }));
  const { unknown, mended } = compareFailures(
    known,
    named.map(({ spec }) => spec),
  );
  for (const [op, specs] of Map.groupBy(named, opOf)) {
    console.log(`${op}: ${specs.length} failed`);
    for (const { spec, message } of specs) {
      const why = known.get(spec);
      console.log(`  ${spec.slice(op.length).trim()}`);
      console.log(why ? `    known: ${why}` : `    NEW: ${indented(message)}`);
    }
  }
  for (const spec of mended) {
    console.log(`NO LONGER FAILS, strike it off known_failures.txt: ${spec}`);
  }
  const seconds = (performance.now() / 1000).toFixed(1);
  console.log(
    `${passed} passed, ${failures.length} failed (${unknown.length} new), ` +
      `${skipped} skipped, ${seconds} s`,
  );
  return unknown.length === 0 && mended.length === 0;
}

/** A spec's name without that of the environment. */
function plain(spec: string): string {
  return spec.replace(/\s+\S+ \{\}/, "").trim();
}

function opOf({ spec }: { spec: string }): string {
  return spec.split(" ")[0];
}

function indented(message: string): string {
  return message.slice(0, 300).trim().replaceAll("\n", "\n      ");
}
