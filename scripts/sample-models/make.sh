#!/usr/bin/env bash
# Draws the sample worlds and trains both sample models, side by side, each on one processor core.
#   scripts/sample-models/make.sh [folder for worlds and models; .build/sample-models by default]
# PYTHON names an interpreter with requirements.txt installed; EPOCHS and PICTURES make it shorter or longer.
set -euo pipefail

scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$scripts/../.." && pwd)
out=$(realpath -m "${1:-$root/.build/sample-models}")
python=${PYTHON:-python3}
export OMP_NUM_THREADS=1

mkdir -p "$out"
draw() { [ -e "$out/$1/metadata.csv" ] || "$root/vlm-audit" datasets sample --out "$out/$1" "${@:2}"; }
draw world-v1 --bias strong --split train --count "${PICTURES:-24000}" --seed 101
draw world-v2 --bias none --split train --count "${PICTURES:-24000}" --seed 102
# Pictures to measure with, other than those of training: 200 in the test split, 600 for the head.
draw world-test --bias none --count 800 --seed 2023

make_model() {
  "$python" "$scripts/train.py" --world "$out/world-$1" --out "$out/sample-$1" --epochs "${EPOCHS:-14}" --seed 1
  "$python" "$scripts/evaluate.py" --model "$out/sample-$1" --world "$out/world-test" --json "$out/sample-$1/evaluation.json"
  "$python" "$scripts/card.py" --model "$out/sample-$1"
}
make_model v1 >"$out/v1.log" 2>&1 &
first=$!
make_model v2 >"$out/v2.log" 2>&1 &
second=$!
printf 'Training; progress is in %s/v1.log and v2.log.\n' "$out"
failed=0
wait "$first" || failed=1
wait "$second" || failed=1
tail -n 3 "$out/v1.log" "$out/v2.log"
exit "$failed"
