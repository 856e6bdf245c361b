import { suite } from "./_suite.ts";

await suite("tensorflow");
