/** Run by `mod_test.ts` with the permissions that it tries. */
import { openEngine, tf, UserError } from "@/engine/mod.ts";

try {
  const { name } = await openEngine({ engine: "wasm" });
  console.log(name, tf.getBackend(), ...tf.tensor([2, 3]).square().dataSync());
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.log(error.message);
}
