#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs every fuzzer of the preset `fuzz` for so many seconds (60 if not said); prints what each did.
# Words after the seconds: only these targets. What it finds lies in build/fuzz/found.

set -euo pipefail
top=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
seconds=${1:-60}
declare -A kept=([wires]=app/generate [posts]=app/practice [http]=app/http [files]=app/core)
[[ $# -gt 1 ]] && targets=("${@:2}") || targets=(wires posts http files)

failed=0
for target in "${targets[@]}"; do
  program=$(find "$top/build/fuzz/tests" -name "fuzz_$target" -type f)
  [[ -x $program ]] || { echo "fuzz_$target is not built: cmake --preset fuzz && cmake --build --preset fuzz" >&2; exit 69; }
  corpus=$top/build/fuzz/corpus/$target
  mkdir -p "$corpus" "$top/build/fuzz/found"
  cp -n "$top/tests/${kept[$target]}"/fuzz/kept/* "$corpus/"
  log=$top/build/fuzz/$target.log
  if "$program" -max_len=20000 -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$top/build/fuzz/found/$target-" "$corpus" >"$log" 2>&1; then
    verdict=sound
  else
    verdict="FOUND SOMETHING (see $log)" failed=1
  fi
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  echo "fuzz_$target: ${runs:-?} runs in $seconds s, $(ls "$corpus" | wc -l) inputs kept in the corpus: $verdict"
done
exit $failed
