/** Imports the face of the house where no library may be opened. */
Deno.dlopen = () => {
  throw new Error("a library was opened");
};
const face = await import("@/mod.ts");
console.log(Object.keys(face).join("\n"));
