/** Variables as TensorFlow keeps them: resources, updated in place. */
import { type Attribute, AttributeType, typeAttribute } from "./attributes.ts";
import type { Eager } from "./eager.ts";

/** TensorFlow forgets such a variable with its last handle. */
const ANONYMOUS = "cd2c89b7-88b7-44c8-ad83-06c2a9158347";

/** A new variable that begins with the value of a tensor; its handle. */
export function newResource(
  eager: Eager,
  value: bigint,
  { dtype, shape }: { dtype: number; shape: number[] },
): bigint {
  const type = typeAttribute("dtype", dtype);
  const attributes: Attribute[] = [
    type,
    { name: "shape", type: AttributeType.shape, value: shape },
    { name: "shared_name", type: AttributeType.string, value: ANONYMOUS },
  ];
  const [resource] = eager.execute("VarHandleOp", attributes, [], 1);
  eager.execute("AssignVariableOp", [type], [resource, value], 0);
  return resource;
}

/** The value of a variable at present: a tensor that the caller frees. */
export function readResource(
  eager: Eager,
  resource: bigint,
  dtype: number,
): bigint {
  return eager.execute("ReadVariableOp", [typeAttribute("dtype", dtype)], [
    resource,
  ], 1)[0];
}
