/**
 * One file of tfjs-core's own suite, its core, and our engine.
 *
 * The suite imports the insides of tfjs-core (`../engine`, `../kernel_names`),
 * so it must be bundled with the very core that the engine computes with.
 * Recipe: tensorflow/tfjs:tfjs-node/src/run_tests.ts
 */
import { createRequire } from "node:module";
import { dirname, fromFileUrl, join } from "@std/path";
// Deno finds only packages that the program imports; the code of tfjs itself
// must not be loaded here, since two copies would share one global engine.
import "@tensorflow/tfjs-core/package.json" with { type: "json" };
import "jasmine-core";
import {
  build,
  type OnLoadArgs,
  type OnResolveArgs,
  type Plugin,
} from "esbuild";

/** What the suite's bundle is made of, and where. */
const ENTRY = fromFileUrl(new URL("./suite.ts", import.meta.url));

/** tfjs and what it needs is bundled; the rest is found at run time. */
const BUNDLED = /^(@tensorflow|jasmine-core)\//;

/**
 * Bundles the suite.
 *
 * @param outfile Path of the module to write
 */
export async function bundleSuite(outfile: string): Promise<void> {
  await build({
    entryPoints: [ENTRY],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    banner: {
      js: 'import { createRequire } from "node:module";\n' +
        "const require = createRequire(import.meta.url);",
    },
    // tfjs-core says of its tests that they have no side effects.
    ignoreAnnotations: true,
    logLevel: "error",
    plugins: [npmPackages],
  });
}

/** Finds packages in Deno's cache, where there is no node_modules. */
const npmPackages: Plugin = {
  name: "npm packages",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, resolvePackage);
    onLoad({ filter: /nodejs_kernel_backend\.js$/ }, constructSuper);
  },
};

function resolvePackage({ path, importer, kind }: OnResolveArgs) {
  if (kind === "entry-point") return undefined;
  const fromNpm = importer.includes("/npm/");
  const isBuiltIn = path.startsWith("node:");
  if (isBuiltIn || !(fromNpm || BUNDLED.test(path))) {
    return { path, external: true };
  }
  const isJasmine = path.startsWith("jasmine-core/"); // not a dependency there
  const from = isJasmine ? import.meta.url : importer;
  try {
    const resolved = createRequire(from).resolve(path);
    if (!resolved.startsWith("/")) return { path, external: true }; // built in
    return { path: moduleOf(path, resolved) };
  } catch {
    return undefined; // optional, or esbuild says what is missing
  }
}

/** A package's ES module where it has one: the build that the suite uses. */
function moduleOf(path: string, main: string): string {
  const depth = path.startsWith("@") ? 2 : 1;
  if (path.split("/").length > depth) return main;
  for (let folder = dirname(main);; folder = dirname(folder)) {
    const text = readText(join(folder, "package.json"));
    if (text === undefined) continue;
    const { module } = JSON.parse(text) as { module?: string };
    return module ? join(folder, module) : main;
  }
}

function readText(path: string): string | undefined {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/**
 * The backend is an ES5 class; core's ES module is not, and such a class can
 * be extended only by construction.
 */
async function constructSuper({ path }: OnLoadArgs) {
  const text = await Deno.readTextFile(path);
  const contents = text.replace(
    "_super.call(this) || this",
    "Reflect.construct(_super, [], NodeJSKernelBackend)",
  );
  if (contents === text) throw new Error(`No call of the super class: ${path}`);
  return { contents };
}
