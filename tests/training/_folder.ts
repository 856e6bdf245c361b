/** Runs `use` in a new folder and removes it. */
export async function inFolder(use: (dir: string) => Promise<void>) {
  const dir = await Deno.makeTempDir({ prefix: "inkprint-test-" });
  try {
    await use(dir);
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}
