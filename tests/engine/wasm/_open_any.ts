/** Run by `mod_test.ts`: what is opened where the only adapter is software. */
import { openEngine, UserError } from "@/engine/mod.ts";

Object.defineProperty(GPU.prototype, "requestAdapter", {
  value: () => Promise.resolve({ info: { isFallbackAdapter: true } }),
});
try {
  console.log((await openEngine({ wheels: {} })).name);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.log(error.message);
}
