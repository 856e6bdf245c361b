import { ok, strictEqual } from "node:assert/strict";
import { fromFileUrl } from "@std/path";

const PROGRAM = new URL("./_programs/import_face.ts", import.meta.url);

/** What loading sharp asks for; no file, socket or process of ours. */
const LEAST = [
  "--allow-ffi",
  "--allow-env=npm_package_config_libvips,MALLOC_ARENA_MAX",
  "--allow-read=/usr/bin/ldd",
];

Deno.test("lib/mod.ts opens no file and no library on import", async () => {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-q",
      "--no-check",
      "--no-prompt",
      ...LEAST,
      fromFileUrl(PROGRAM),
    ],
    env: { NO_COLOR: "1" },
    stdin: "null",
  }).output();
  const [out, complaints] = [stdout, stderr].map((bytes) =>
    new TextDecoder().decode(bytes).trim()
  );
  ok(success, complaints);
  strictEqual(complaints, "");
  const names = out.split("\n");
  const wanted = "openEngine compile tf openFolder sampleSignatures newVae " +
    "elboLoss train VaeTrainer encodeSafetensors entropyFloor sheet show";
  for (const name of wanted.split(" ")) ok(names.includes(name), name);
});
