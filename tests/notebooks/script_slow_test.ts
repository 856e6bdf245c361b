import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { toScript } from "../../tools/notebooks/script.ts";
import { notebookOf, withNotebook } from "./_notebook_folder.ts";
import { sampled } from "../_how_slow.ts";

const NAMES = { name: "tiny.ipynb", path: "outputs/notebooks/tiny.ts" };

sampled("toScript() keeps text as comments and code as cells", () => {
  const notebook = notebookOf("const a = 1;\nuse(a);", "b;\n");
  notebook.cells[0].source = "# A notebook\n\nwith */ and `ticks`";
  deepStrictEqual(toScript(notebook, NAMES).split("\n").slice(3), [
    "// %% [markdown]",
    "// # A notebook",
    "//",
    "// with */ and `ticks`",
    "",
    "// %%",
    "const a = 1;",
    "use(a);",
    "",
    "// %%",
    "b;",
    "",
    "export {};",
    "",
  ]);
});

sampled(
  "toScript() gives what deno run accepts, with all its cells",
  async () => {
    const notebook = notebookOf(
      'import { show } from "@/viz/mod.ts";\nconst ink: number = 6;',
      "await show(`ink ${ink * 7}`);",
      'import { basename } from "@std/path";\nconsole.log(basename("a/1"));',
    );
    await withNotebook(notebook, async (path) => {
      const script = join(path, "../tiny.ts");
      await Deno.writeTextFile(script, toScript(notebook, NAMES));
      const { stdout, stderr, code } = await new Deno.Command(Deno.execPath(), {
        args: ["run", "--check", "--allow-all", script],
        env: { NO_COLOR: "1" },
      }).output();
      const said = new TextDecoder().decode(stdout);
      strictEqual(code, 0, new TextDecoder().decode(stderr));
      deepStrictEqual(said, "ink 42\n1\n");
    });
  },
);
