import { suite } from "./_suite.ts";

await suite("on_tensorflow");
