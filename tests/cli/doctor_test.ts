import { ok } from "node:assert/strict";
import { told } from "./_doctor.ts";

Deno.test("doctor says what helps where an engine is missing", async () => {
  const text = await told("--engine webgpu");
  const isThere = /webgpu +yes/.test(text);
  ok(
    isThere || /no adapter|WebGPU adapter.*\n.*Vulkan driver/.test(text),
    text,
  );
});
