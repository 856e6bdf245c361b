/** Run by `mod_test.ts`: what is opened where the only adapter is software. */
import { openEngine } from "@/engine/mod.ts";

Object.defineProperty(GPU.prototype, "requestAdapter", {
  value: () => Promise.resolve({ info: { isFallbackAdapter: true } }),
});
const { name } = await openEngine({ wheels: {} });
console.log(name);
