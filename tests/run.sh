# SPDX-License-Identifier: Apache-2.0
#
# What `./lab test` and `./lab bench` do. Sourced by `lab`, after thirdparty/setup.sh.
#
# The tests come last, so that a good run closes with ctest's own summary. A step that fails does
# not keep the others from running: they are named at the end.

jobs=$(nproc)
failed_steps=()

# step NAME COMMAND...
step() {
  local name=$1 began=$SECONDS
  shift
  printf '\n== %s\n' "$name" >&2
  # In a subshell of its own, so that `fail` ends the step and not the run.
  if ("$@"); then
    printf '== %s: %d s\n' "$name" $((SECONDS - began)) >&2
  else
    failed_steps+=("$name")
  fi
}

ours() { git -C "$top" ls-files --cached --others --exclude-standard -- "$@"; }

check_format() {
  (cd "$top" && ours '*.cpp' '*.h' '*.c' | xargs clang-format --dry-run --Werror) && return 0
  say 'To format a file: clang-format -i FILE' '格式化檔案：clang-format -i FILE'
  return 1
}

# What clang-tidy has passed is remembered by content, inside the build folder: a second run looks
# at what is new only.
tidy_passed=$top/build/tidy-passed

# Every .cpp of ours in the build, as "SOURCE KEY". The key changes with what clang-tidy would see:
# the source, each header of ours that it includes, the rules, how it is compiled.
tidy_work() {
  local rules uses
  rules=$( (clang-tidy --version
            cd "$top" && cat .clang-tidy tests/.clang-tidy thirdparty/fetch.sh) | sha256sum)
  # Pairs of a source and a file of ours that it sees, itself among them, from the compiler's word.
  uses=$(ninja -C "$build" -t deps | awk -v top="$top/" '
    /^[^ ].*#deps/ { source = ""; next }
    /^ / {
      file = $1
      sub(/^\.\.\/\.\.\//, top, file)  # ccache may have made it relative to the build folder.
      if (index(file, top) != 1 || index(file, top "build/") == 1) next
      if (source == "") source = file
      print source, file
    }' | sort -u)
  cut -d' ' -f2 <<<"$uses" | sort -u | xargs sha256sum 2>/dev/null |
    awk -v rules="${rules%% *}" '
      FILENAME == "-" { sum[$2] = $1; next }
      FILENAME ~ /compile_commands/ {
        if ($1 == "\"command\":") command = $0
        if ($1 == "\"file\":") { gsub(/[",]/, "", $2); how[$2] = command }
        next
      }
      { seen[$1] = seen[$1] sum[$2] }
      END { for (source in seen) print source, rules seen[source] how[source] }
    ' - "$build/tidy/compile_commands.json" <(printf '%s\n' "$uses") |
    while read -r source key; do
      [[ $source != *.cpp || ! -e $source ]] || echo "$source $(sha256sum <<<"$key" | cut -c1-40)"
    done | sort
}

# The commands as clang can follow them: without GCC's precompiled header and warnings that only GCC
# knows.
tidy_commands() {
  mkdir -p "$build/tidy"
  sed -E 's/ -Winvalid-pch -include [^ ]*cmake_pch\.hxx//; s/ -Wno-(restrict|stringop-[a-z]+|error=[a-z-]+)//g' \
    "$build/compile_commands.json" >"$build/tidy/compile_commands.json"
}

tidy_one() {  # SOURCE KEY, in a shell of its own.
  local said
  if said=$(clang-tidy -p "$build/tidy" --quiet "$1" 2>/dev/null); then
    touch "$tidy_passed/$2"
  else
    printf '%s\n' "$said" >&2
    return 1
  fi
}

# clang-tidy over all that it has not passed before; under the folders given, or everywhere.
check_style() {
  local folders=${*:-.}
  local source key work
  mkdir -p "$tidy_passed"
  tidy_commands
  find "$tidy_passed" -type f -mtime +60 -delete
  export build tidy_passed
  export -f tidy_one
  work=$(tidy_work)
  # No source at all is a fault of this script, not a clean house.
  [[ -n $work ]] || fail "clang-tidy was given nothing to look at." "clang-tidy 沒有任何檔案可檢查。"
  while read -r source key; do
    [[ $folders == . || " $folders " == *" $(cut -d/ -f1 <<<"${source#"$top"/}") "* ]] || continue
    [[ -e $tidy_passed/$key ]] || echo "$source $key"
  done <<<"$work" | xargs -r -n 2 -P "$jobs" bash -c 'tidy_one "$@"' tidy
}

sanitized() {  # sanitized PRESET TARGET...
  preset=$1 build_lab "${@:2}"
  cd "$top" && ctest --preset "$1" -j "$jobs"
}

run_test() {
  local format=false lint=false sanitize=false lint_folders=()
  while [[ ${1:-} == --* ]]; do
    case $1 in
      --all) format=true lint=true sanitize=true ;;
      --lint) format=true lint=true ;;
      --lint-in=*) format=true lint=true; IFS=, read -ra lint_folders <<<"${1#*=}" ;;
      --format) format=true ;;
      --sanitize) sanitize=true ;;
      *) break ;;  # ctest's.
    esac
    shift
  done

  setup build window fonts test $($format && echo lint)
  [[ -n $(cat "$SHOTLAB_DEPS_CACHE/src/catch2/.pin" 2>/dev/null)${SHOTLAB_CATCH2_SOURCE:-} ]] ||
    fail "The tests need Catch2 3, which could not be fetched; the reason stands above." \
      "測試需要 Catch2 3，但未能取得，原因見上文。"

  if $format; then step 'format' check_format; fi
  printf '\n== build\n' >&2
  build_lab all all_verify_interface_header_sets
  if $lint; then step 'style (clang-tidy)' check_style "${lint_folders[@]}"; fi
  if $sanitize; then
    step 'threads (thread sanitizer)' sanitized tsan shotlab_tests_threads
    step 'memory (address and undefined-behaviour sanitizers)' sanitized asan all
    step 'the program killed at every call' \
      ctest --test-dir "$build" --output-on-failure --no-tests=error -C long -L long
  fi
  # A folder of this run's own, so that what is left in it was left by this run.
  TMPDIR=$(mktemp -d -t shotlab-XXXXXX)
  export TMPDIR
  # One more than there are cores: some tests wait for a window or a server.
  step 'tests' ctest --test-dir "$build" --output-on-failure --no-tests=error -j $((jobs + 1)) "$@"
  # Each test looks through its own folder; this looks through the logs and what was left lying.
  step 'no key in what the tests left' "$build/tests/support/self/test_support" '[.canary]'
  rm -rf "$TMPDIR"

  [[ ${#failed_steps[@]} -gt 0 ]] || return 0
  printf '\n' >&2
  printf 'not passed: %s\n' "${failed_steps[@]}" >&2
  return 1
}

run_bench() {
  command -v python3 >/dev/null ||
    fail "The benchmarks are run by Python 3: apt-get install python3" "效能測試需要 Python 3：apt-get install python3"
  setup build window fonts test
  build_lab all
  "$top/tests/bench/run" --shotlab "$build/shotlab" "$@"
}

# The program's words as a catalogue for translators' editors, and back into the sources.
run_words() {
  setup build window fonts test lint
  build_lab shotlab_words
  local words=$build/tests/words/shotlab_words file=$top/build/words/zh_HK.po
  if [[ ${1:-} == --take ]]; then
    "$words" "$top" --take "${2:-$file}"
    # Longer words may want other lines.
    (cd "$top" && git diff --name-only -- '*.cpp' '*.h' | xargs -r clang-format -i)
    return
  fi
  mkdir -p "${file%/*}"
  "$words" "$top" --out "$file"
}

run_accuracy() {
  setup build window fonts test
  build_lab shotlab_accuracy
  "$build/tests/accuracy/shotlab_accuracy" --out "$top/exercises/ACCURACY.md" "$@"
}
