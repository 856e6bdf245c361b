import { throws } from "node:assert/strict";
import { checkRange } from "@/training/range.ts";

Deno.test("checkRange() names both ranges and the flag that mends it", () => {
  checkRange("unit", "unit");
  checkRange("symmetric", "symmetric");
  throws(() => checkRange("unit", "symmetric"), {
    name: "UserError",
    message: /pixels in \[0, 1\] .* in \[-1, 1\]: --range unit mends it$/,
  });
  throws(() => checkRange("symmetric", "unit"), /--range symmetric mends it$/);
});
