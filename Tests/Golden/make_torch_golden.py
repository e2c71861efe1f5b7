#!/usr/bin/env python3
"""Write torch/: small files in torch's formats, and what is in them.

    python3 -m venv venv && venv/bin/pip install torch numpy safetensors
    venv/bin/python Tests/Golden/make_torch_golden.py               # writes Tests/Golden/torch

Written with torch 2.15.0.

  legacy.pt           the old format (_use_new_zipfile_serialization=False): contiguous, Fortran-ordered, sliced, shared and
                      empty tensors, a scalar, and the _metadata of a module's state_dict
  legacy.safetensors  the same tensors, contiguous
  double.pt           a tensor of another type, which is refused
  object.pt           an object that needs a function of torch to be called, which is refused
  new.pt              the zip format, which is refused
"""
import os, torch
from safetensors.torch import save_file

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "torch")
os.makedirs(OUT, exist_ok=True)
torch.manual_seed(7)
layer = torch.nn.Sequential(torch.nn.Conv2d(3, 4, 2), torch.nn.PReLU(4), torch.nn.Linear(6, 5))
tensors = layer.state_dict()
# As facenet-pytorch's files have them: the first index fastest.
tensors["fortran.4d"] = torch.randn(5, 4, 3, 2).permute(3, 2, 1, 0)
tensors["fortran.2d"] = torch.randn(7, 3).t()
base = torch.randn(6, 8)
tensors["slice"] = base[1:5:2, 2:7]
tensors["shared"] = base
tensors["scalar"] = torch.tensor(2.5)
tensors["empty"] = torch.zeros(0, 3)
path = lambda name: os.path.join(OUT, name)
torch.save(tensors, path("legacy.pt"), _use_new_zipfile_serialization=False)
loaded = torch.load(path("legacy.pt"), weights_only=True)
assert loaded["fortran.4d"].stride() == (1, 2, 6, 24) and all(torch.equal(loaded[k], v) for k, v in tensors.items())
save_file({k: v.detach().clone(memory_format=torch.contiguous_format) for k, v in loaded.items()}, path("legacy.safetensors"))
torch.save({"a": torch.zeros(2, dtype=torch.float64)}, path("double.pt"), _use_new_zipfile_serialization=False)
torch.save({"a": torch.nn.Parameter(torch.zeros(2))}, path("object.pt"), _use_new_zipfile_serialization=False)
torch.save({"a": torch.zeros(2)}, path("new.pt"))
os.chmod(path("legacy.safetensors"), 0o644)
