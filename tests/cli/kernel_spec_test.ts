import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import {
  installKernel,
  kernelsFolder,
  launcher,
  type Machine,
} from "@/cli/_kernel_spec.ts";

const WINDOWS = Deno.build.os === "windows";

function machine(
  env: Record<string, string>,
  rest: Partial<Machine> = {},
): Machine {
  const usual = { os: "linux", deno: "/opt/deno", version: "2.9.6" } as const;
  return { ...usual, env: (name) => env[name], ...rest };
}

async function inFolder(use: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** A program of the name that says who it is, or runs `body`. */
async function fake(path: string, body: string): Promise<string> {
  await Deno.mkdir(join(path, ".."), { recursive: true });
  await Deno.writeTextFile(path, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  return path;
}

Deno.test("kernelsFolder() is Jupyter's on each system", () => {
  const folder = (env: Record<string, string>, os: Machine["os"] = "linux") =>
    kernelsFolder(machine(env, { os })).replaceAll("\\", "/");
  const HOME = "/home/ada";
  strictEqual(folder({ HOME }), "/home/ada/.local/share/jupyter/kernels");
  strictEqual(folder({ HOME, XDG_DATA_HOME: "/d" }), "/d/jupyter/kernels");
  strictEqual(folder({ HOME, JUPYTER_DATA_DIR: "/j" }), "/j/kernels");
  strictEqual(
    folder({ HOME: "/Users/ada" }, "darwin"),
    "/Users/ada/Library/Jupyter/kernels",
  );
  strictEqual(
    folder({ USERPROFILE: "/u", APPDATA: "/u/roam" }, "windows"),
    "/u/roam/jupyter/kernels",
  );
});

Deno.test({
  name: "launcher() finds Deno after npm's cache was emptied",
  ignore: WINDOWS,
  fn: () =>
    inFolder(async (folder) => {
      const own = join(folder, "it's/_npx/deno");
      const script = join(folder, "launch");
      const deno = machine({}, { deno: own });
      await fake(script, launcher(deno).replace(/^#!.*\n/, ""));
      const bin = join(folder, "bin");
      const launch = async (...args: string[]) => {
        const { code, stdout, stderr } = await new Deno.Command(script, {
          args,
          env: { PATH: bin },
        }).output();
        const text = new TextDecoder().decode(
          code === 0 ? stdout : stderr,
        );
        return { code, text: text.trim() };
      };

      await Deno.mkdir(bin);
      const gone = await launch("jupyter");
      strictEqual(gone.code, 1);
      match(gone.text, /npx -y deno@2\.9\.6 task notebook/);

      const npm = await fake(join(folder, "npm/deno"), 'echo "npm $@"');
      const asked = '[ "$1 $2" = "-y deno@2.9.6" ] && echo ';
      await fake(join(bin, "npx"), `${asked}'${npm}'`);
      strictEqual((await launch("jupyter", "a b")).text, "npm jupyter a b");

      await fake(join(bin, "deno"), 'echo "deno 2.8.2 $@"');
      strictEqual((await launch("jupyter")).text, "npm jupyter");
      await fake(join(bin, "npx"), "exit 1"); // no network: any is better
      strictEqual((await launch("jupyter")).text, "deno 2.8.2 jupyter");
      await fake(join(bin, "deno"), 'echo "deno 2.9.6 $@"');
      strictEqual((await launch("jupyter")).text, "deno 2.9.6 jupyter");

      await fake(own, 'echo "own $@"');
      strictEqual((await launch("jupyter")).text, "own jupyter");
    }),
});

Deno.test({
  name: "installKernel() leaves a kernel of the user that will do",
  ignore: WINDOWS,
  fn: () =>
    inFolder(async (folder) => {
      const here = machine({ JUPYTER_DATA_DIR: folder });
      const file = join(folder, "kernels/deno/kernel.json");
      const read = async () => JSON.parse(await Deno.readTextFile(file));
      deepStrictEqual(await installKernel(here), {
        folder: join(folder, "kernels/deno"),
        isWritten: true,
      });
      const { argv, display_name, language } = await read();
      deepStrictEqual([display_name, language], ["Deno", "typescript"]);
      deepStrictEqual(argv.slice(1), [
        "jupyter",
        "--kernel",
        "--conn",
        "{connection_file}",
      ]);
      ok(((await Deno.stat(argv[0])).mode! & 0o111) !== 0);

      const put = async (name: string, version: string) => {
        const program = join(folder, name);
        await fake(program, `echo "deno ${version} (stable)"`);
        await Deno.writeTextFile(file, JSON.stringify({ argv: [program] }));
        return (await installKernel(here)).isWritten;
      };
      strictEqual(await put("good/deno", "2.9.6"), false);
      strictEqual(await put("newer/deno", "3.0.1"), false);
      strictEqual((await read()).argv[0], join(folder, "newer/deno"));
      strictEqual(await put("old/deno", "2.8.12"), true);
      strictEqual(await put("_npx/deno", "2.9.6"), true);
      await Deno.writeTextFile(file, '{"argv": ["/nowhere/deno"]}');
      strictEqual((await installKernel(here)).isWritten, true);
      await Deno.writeTextFile(file, "{");
      strictEqual((await installKernel(here)).isWritten, true);
    }),
});
