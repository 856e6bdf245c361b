import { suite } from "./_suite.ts";

await suite("cli_on_tensorflow");
