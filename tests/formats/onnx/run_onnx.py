"""Runs an ONNX model on the inputs of a safetensors file.

python run_onnx.py MODEL.onnx INPUTS.safetensors OUTPUTS.safetensors
"""

import sys

import onnxruntime
from safetensors.numpy import load_file, save_file

_, model, inputs, outputs = sys.argv
session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
names = [output.name for output in session.get_outputs()]
save_file(dict(zip(names, session.run(None, load_file(inputs)))), outputs)
