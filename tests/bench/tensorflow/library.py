"""TensorFlow's own Python as the bench's worker sees it."""

import os

# As lib/engine/native/tensorflow.ts has it: by itself TensorFlow turns oneDNN
# on where there is AVX-512 only, and is slower for it.
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import tensorflow as tf  # noqa: E402

NAME = f"tf.function {tf.__version__}"


def set_threads(count):
    tf.config.threading.set_intra_op_parallelism_threads(count)
    tf.config.threading.set_inter_op_parallelism_threads(count)


def product(size):
    a, b = tf.ones([size, size]), tf.ones([size, size])
    return lambda: (a @ b).numpy()
