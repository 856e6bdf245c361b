/** Prints which library is found, or the reasons why none is. */
import { findTensorFlow } from "@/engine/library/find.ts";
import type { Wheel } from "@/engine/library/wheels.ts";

const wheel: Wheel = JSON.parse(Deno.args[0]);
const { os, arch } = Deno.build;
const found = await findTensorFlow({ wheels: { [`${os}-${arch}`]: wheel } });
console.log(JSON.stringify("reasons" in found ? found.reasons : found.from));
