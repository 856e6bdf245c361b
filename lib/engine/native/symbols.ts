/**
 * The functions of TensorFlow's C API that the engine calls.
 *
 * Handles travel as `usize` (bigint), data as buffers: so `--allow-ffi` may be
 * scoped to the library's path. `TF_Output` is a struct passed by value.
 * Source: tensorflow/c/c_api.h, tf_tensor.h, tf_tstring.h, eager/c_api.h,
 * eager/c_api_experimental.h
 */
const ptr = "usize";
const buf = "buffer";
const int = "i32";
const output = { struct: ["usize", "usize"] } as const;

/** What tells a library's version, before anything else is asked of it. */
export const VERSION_SYMBOLS = {
  TF_Version: { parameters: [], result: ptr },
  strlen: { parameters: [ptr], result: "usize" },
  memcpy_out: { name: "memcpy", parameters: [buf, ptr, "usize"], result: ptr },
} as const satisfies Deno.ForeignLibraryInterface;

/** The symbols in Deno's notation; one line each, in the header's order. */
export const SYMBOLS = {
  memcpy_in: { name: "memcpy", parameters: [ptr, buf, "usize"], result: ptr },
  memcpy_out: { name: "memcpy", parameters: [buf, ptr, "usize"], result: ptr },
  strlen: { parameters: [ptr], result: "usize" },

  TF_Version: { parameters: [], result: ptr },
  TF_NewStatus: { parameters: [], result: ptr },
  TF_DeleteStatus: { parameters: [ptr], result: "void" },
  TF_SetStatus: { parameters: [ptr, int, buf], result: "void" },
  TF_GetCode: { parameters: [ptr], result: int },
  TF_Message: { parameters: [ptr], result: ptr },
  TF_NewBuffer: { parameters: [], result: ptr },
  TF_DeleteBuffer: { parameters: [ptr], result: "void" },

  TF_AllocateTensor: { parameters: [int, buf, int, "usize"], result: ptr },
  TF_DeleteTensor: { parameters: [ptr], result: "void" },
  TF_TensorData: { parameters: [ptr], result: ptr },
  TF_TensorByteSize: { parameters: [ptr], result: "usize" },
  TF_TensorElementCount: { parameters: [ptr], result: "i64" },
  TF_TensorType: { parameters: [ptr], result: int },
  TF_StringInit: { parameters: [ptr], result: "void" },
  TF_StringCopy: { parameters: [ptr, buf, "usize"], result: "void" },
  TF_StringGetDataPointer: { parameters: [ptr], result: ptr },
  TF_StringGetSize: { parameters: [ptr], result: "usize" },
  TF_StringDealloc: { parameters: [ptr], result: "void" },

  TFE_NewContextOptions: { parameters: [], result: ptr },
  TFE_ContextOptionsSetConfig: {
    parameters: [ptr, buf, "usize", ptr],
    result: "void",
  },
  TFE_DeleteContextOptions: { parameters: [ptr], result: "void" },
  TFE_NewContext: { parameters: [ptr, ptr], result: ptr },
  TFE_ContextListDevices: { parameters: [ptr, ptr], result: ptr },
  TF_DeviceListCount: { parameters: [ptr], result: int },
  TF_DeviceListName: { parameters: [ptr, int, ptr], result: ptr },
  TF_DeleteDeviceList: { parameters: [ptr], result: "void" },
  TFE_ContextAddFunction: { parameters: [ptr, ptr, ptr], result: "void" },
  TFE_ContextRemoveFunction: { parameters: [ptr, buf, ptr], result: "void" },

  TFE_NewTensorHandle: { parameters: [ptr, ptr], result: ptr },
  TFE_DeleteTensorHandle: { parameters: [ptr], result: "void" },
  TFE_TensorHandleDataType: { parameters: [ptr], result: int },
  TFE_TensorHandleNumDims: { parameters: [ptr, ptr], result: int },
  TFE_TensorHandleDim: { parameters: [ptr, int, ptr], result: "i64" },
  TFE_TensorHandleResolve: { parameters: [ptr, ptr], result: ptr },
  TFE_TensorHandleCopySharingTensor: { parameters: [ptr, ptr], result: ptr },

  TFE_NewOp: { parameters: [ptr, buf, ptr], result: ptr },
  TFE_OpReset: { parameters: [ptr, buf, buf, ptr], result: "void" },
  TFE_DeleteOp: { parameters: [ptr], result: "void" },
  TFE_OpAddInput: { parameters: [ptr, ptr, ptr], result: "void" },
  TFE_OpSetAttrString: { parameters: [ptr, buf, buf, "usize"], result: "void" },
  TFE_OpSetAttrStringList: {
    parameters: [ptr, buf, buf, buf, int],
    result: "void",
  },
  TFE_OpSetAttrInt: { parameters: [ptr, buf, "i64"], result: "void" },
  TFE_OpSetAttrFloat: { parameters: [ptr, buf, "f32"], result: "void" },
  TFE_OpSetAttrBool: { parameters: [ptr, buf, "u8"], result: "void" },
  TFE_OpSetAttrType: { parameters: [ptr, buf, int], result: "void" },
  TFE_OpSetAttrShape: { parameters: [ptr, buf, buf, int, ptr], result: "void" },
  TFE_OpSetAttrIntList: { parameters: [ptr, buf, buf, int], result: "void" },
  TFE_OpSetAttrFloatList: { parameters: [ptr, buf, buf, int], result: "void" },
  TFE_OpSetAttrTypeList: { parameters: [ptr, buf, buf, int], result: "void" },
  TFE_Execute: { parameters: [ptr, buf, buf, ptr], result: "void" },
  TFE_Execute_async: {
    name: "TFE_Execute",
    parameters: [ptr, buf, buf, ptr],
    result: "void",
    nonblocking: true,
  },

  TF_NewGraph: { parameters: [], result: ptr },
  TF_DeleteGraph: { parameters: [ptr], result: "void" },
  TF_NewOperation: { parameters: [ptr, buf, buf], result: ptr },
  TF_AddInput: { parameters: [ptr, output], result: "void" },
  TF_AddInputList: { parameters: [ptr, buf, int], result: "void" },
  TF_AddControlInput: { parameters: [ptr, ptr], result: "void" },
  TF_SetAttrString: { parameters: [ptr, buf, buf, "usize"], result: "void" },
  TF_SetAttrStringList: {
    parameters: [ptr, buf, buf, buf, int],
    result: "void",
  },
  TF_SetAttrInt: { parameters: [ptr, buf, "i64"], result: "void" },
  TF_SetAttrFloat: { parameters: [ptr, buf, "f32"], result: "void" },
  TF_SetAttrBool: { parameters: [ptr, buf, "u8"], result: "void" },
  TF_SetAttrType: { parameters: [ptr, buf, int], result: "void" },
  TF_SetAttrShape: { parameters: [ptr, buf, buf, int], result: "void" },
  TF_SetAttrIntList: { parameters: [ptr, buf, buf, int], result: "void" },
  TF_SetAttrFloatList: { parameters: [ptr, buf, buf, int], result: "void" },
  TF_SetAttrTypeList: { parameters: [ptr, buf, buf, int], result: "void" },
  TF_SetAttrTensor: { parameters: [ptr, buf, ptr, ptr], result: "void" },
  TF_FinishOperation: { parameters: [ptr, ptr], result: ptr },
  TF_OperationOutputType: { parameters: [output], result: int },
  TF_OperationNumOutputs: { parameters: [ptr], result: int },
  TF_GraphGetTensorNumDims: { parameters: [ptr, output, ptr], result: int },
  TF_GraphGetTensorShape: {
    parameters: [ptr, output, buf, int, ptr],
    result: "void",
  },
  TF_GraphSetTensorShape: {
    parameters: [ptr, output, buf, int, ptr],
    result: "void",
  },
  TF_GraphGetOpDef: { parameters: [ptr, buf, ptr, ptr], result: "void" },
  TF_GraphToFunctionWithControlOutputs: {
    // deno-fmt-ignore
    parameters: [
      ptr, buf, "u8", int, ptr, int, buf, int, buf, ptr, int, buf, ptr, ptr,
      ptr, ptr,
    ],
    result: ptr,
  },
  TF_DeleteFunction: { parameters: [ptr], result: "void" },
} as const satisfies Deno.ForeignLibraryInterface;

/** The opened library's functions. */
export type Native = Deno.DynamicLibrary<typeof SYMBOLS>["symbols"];

/** libc's functions for keeping stderr quiet while TensorFlow starts. */
export const LIBC_SYMBOLS = {
  dup: { parameters: [int], result: int },
  dup2: { parameters: [int, int], result: int },
  close: { parameters: [int], result: int },
  open: { parameters: [buf, int], result: int },
} as const satisfies Deno.ForeignLibraryInterface;
