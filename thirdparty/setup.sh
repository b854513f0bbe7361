# SPDX-License-Identifier: Apache-2.0
#
# How `./lab` sets the machine up and builds: packages, sources, configuration, compilation. Sourced
# by it, with `top` set to the repository's root. Everything said goes to standard error.

build=$top/build/dev
export SHOTLAB_DEPS_CACHE=${SHOTLAB_DEPS_CACHE:-$top/build/deps}

# Every sentence of the starter, in both languages.
say() { printf '%s\n%s\n' "$1" "$2" >&2; }

# Status 69 (EX_UNAVAILABLE) is no verb's, so a script can tell the starter's failure from theirs.
fail() {
  say "$@"
  exit 69
}

# --- Packages ---------------------------------------------------------------------------------

# The packages of these groups that are not installed, one a line.
missing_packages() {
  command -v dpkg-query >/dev/null || return 0
  local groups=" $* " group words word name
  local -A installed=()
  while read -r name; do installed[$name]=1; done < <(
    dpkg-query -W -f '${Package} ${db:Status-Status}\n' | sed -n 's/ installed$//p')
  while read -r group words; do
    [[ $groups == *" $group "* ]] || continue
    for word in $words; do
      for name in ${word//|/ }; do
        [[ -z ${installed[$name]:-} ]] || continue 2
      done
      echo "${word%%|*}"
    done
  done < "$top/thirdparty/packages"
}

# How this person may become root: prints the words to put before a command. A password is asked
# for only where someone sits at a terminal.
root_prefix() {
  if [[ $EUID == 0 ]]; then
    echo env
  elif ! command -v sudo >/dev/null; then
    return 1
  elif [[ -t 0 && -t 2 && ${CI:-} != true ]]; then
    echo sudo env
  elif sudo -n true 2>/dev/null; then
    echo sudo -n env
  else
    return 1
  fi
}

# Installs these packages; succeeds when apt does. Descriptor 9, the lock of setup(), is kept from
# services that a package may start.
install_packages() {
  local prefix apt install
  prefix=$(root_prefix) || return 1
  say "Installing $# Debian packages: $*" "正在安裝 $# 個 Debian 套件。"
  apt="$prefix DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300"
  install="$apt install -y --no-install-recommends --no-remove"
  # The lists are fetched only when they are missing, or too old to serve.
  if $install --simulate "$@" </dev/null >/dev/null 2>&1 && $install "$@" </dev/null >&2 9>&-; then
    return 0
  fi
  $apt update </dev/null >&2 9>&- || true
  $install "$@" </dev/null >&2 9>&-
}

# Installs what is missing of the groups. Only `build` is indispensable; what else cannot be had is
# not tried again for an hour, so that the lab still starts at once without a network.
ensure_packages() {
  local missing tried=$top/build/.lab.tried
  mapfile -t missing < <(missing_packages "$@")
  [[ ${#missing[@]} -gt 0 ]] || return 0
  if [[ -n $(missing_packages build) ]] || [[ -z $(find "$tried" -mmin -60 2>/dev/null) ]]; then
    if install_packages "${missing[@]}"; then return 0; fi
    touch "$tried"
  fi
  mapfile -t missing < <(missing_packages build)
  [[ ${#missing[@]} -gt 0 ]] || return 0
  if ! root_prefix >/dev/null; then
    fail "Packages are missing, and neither root nor sudo can be used here. Ask your administrator for: apt-get install ${missing[*]}" \
      "欠缺套件，而目前沒有 root 或 sudo 權限。請管理員執行：apt-get install ${missing[*]}"
  fi
  install_packages "${missing[@]}" ||
    fail "These packages could not be installed: ${missing[*]}. Is this machine online, and is it a Debian 12? apt's reason stands above." \
      "未能安裝以下套件：${missing[*]}。請檢查網絡，並確定系統為 Debian 12；apt 的原因見上文。"
}

require_debian() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    fail "This machine is not a Debian: install what thirdparty/packages lists by your system's own names, then build with: cmake --preset dev && cmake --build --preset dev" \
      "這部電腦並非使用 Debian：請按 thirdparty/packages 的清單自行安裝所需套件，再執行：cmake --preset dev && cmake --build --preset dev"
  fi
}

# --- Sources ----------------------------------------------------------------------------------

# Gets what is missing. After a failure it is not tried again for an hour, so that a machine without
# a network still starts at once; `./lab test` always tries.
fetch_sources() {
  local when=${1:-} tried=$SHOTLAB_DEPS_CACHE/tried
  "$top/thirdparty/fetch.sh" --check >/dev/null && return 0
  if [[ $when != always && -n $(find "$tried" -mmin -60 2>/dev/null) ]]; then return 1; fi
  say "Fetching the sources that Debian 12 does not have:" "正在取得 Debian 12 沒有的原始碼："
  if "$top/thirdparty/fetch.sh"; then
    rm -f "$tried"
  else
    touch "$tried" 2>/dev/null || true
    return 1
  fi
}

# --- All of it --------------------------------------------------------------------------------

# setup GROUP...: afterwards the lab can be built. Only the group `build` is indispensable.
setup() {
  require_debian
  # Two starts at once would install and build across each other.
  mkdir -p "$top/build" 2>/dev/null && exec 9> "$top/build/.lab.lock" ||
    fail "The lab cannot write into $top/build: make that folder yours, or clone the repository elsewhere." \
      "實驗室無法寫入 $top/build：請取得該資料夾的權限，或把儲存庫複製到別處。"
  flock 9

  ensure_packages "$@"
  local sources_wanted=''
  [[ " $* " != *' test '* ]] || sources_wanted=always
  fetch_sources $sources_wanted || true
}

# What the configuration depends on besides the CMake files, which ninja itself watches.
configuration() {
  local name own
  echo "sources $SHOTLAB_DEPS_CACHE"
  for name in imgui glfw catch2 miniaudio; do
    own=SHOTLAB_${name^^}_SOURCE
    echo "$name ${!own:-$(cat "$SHOTLAB_DEPS_CACHE/src/$name/.pin" 2>/dev/null)}"
  done
  echo "missing $(missing_packages build window | tr '\n' ' ')"
  echo "ci ${CI:-}"
  echo "ccache $(command -v ccache || true)"
}

# configure_lab PRESET
configure_lab() {
  local preset=$1 folder=$top/build/$1 wanted log name own options=()
  wanted=$(configuration)
  if [[ -e $folder/build.ninja && $(cat "$folder/.lab-configuration" 2>/dev/null) == "$wanted" ]]; then
    return 0
  fi
  say "Configuring ($preset)..." "正在設定（$preset）……"
  for name in IMGUI GLFW CATCH2 MINIAUDIO; do
    own=SHOTLAB_${name}_SOURCE
    [[ -z ${!own:-} ]] || options+=("-D$own=${!own}")
  done
  if [[ ${CI:-} == true ]]; then options+=(-DSHOTLAB_WERROR=ON); fi
  if command -v ccache >/dev/null; then
    options+=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  fi
  if ! log=$(cd "$top" && cmake --preset "$preset" "${options[@]}" 2>&1); then
    printf '%s\n' "$log" >&2
    fail "The lab could not be configured; the reason stands above." "實驗室未能完成設定，原因見上文。"
  fi
  grep -A4 'CMake Warning' <<<"$log" >&2 || true
  printf '%s\n' "$wanted" > "$folder/.lab-configuration"
}

# build_lab TARGET...: in build/dev, or in build/$preset where that is set. No target: all of them.
build_lab() {
  local preset=${preset:-dev} folder quiet=() jobs memory
  folder=$top/build/$preset
  configure_lab "$preset"
  # Progress is for a person who waits; in a log only the first build is worth a line per file.
  if [[ ! -t 2 && -e $folder/shotlab ]]; then quiet=(--quiet); fi
  # A compiler may want 1 GB.
  jobs=$(($(nproc) + 1))
  memory=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo)
  if [[ ${memory:-0} -lt $jobs ]]; then jobs=$((memory > 1 ? memory : 1)); fi
  ninja -C "$folder" "${quiet[@]}" -j "$jobs" "$@" >&2 ||
    fail "The lab could not be built; the first error stands above." "實驗室未能編譯，請看上文第一個錯誤。"
  exec 9>&-  # Others may build now.
}

# True where the build has the window's room.
lab_has_window() { grep -q 'libshotlab_app_gui\.a' "$build/build.ninja"; }

# --- ./lab --check ----------------------------------------------------------------------------

setup_check() {
  local status=0 group names
  if ! command -v dpkg-query >/dev/null; then require_debian; fi
  for group in build window fonts test lint; do
    names=$(missing_packages $group | tr '\n' ' ')
    printf 'packages %-7s %s\n' $group "${names:-all there · 齊全}"
    [[ -z $names || $group == lint || $group == test ]] || status=1
  done
  names=$("$top/thirdparty/fetch.sh" --check | paste -sd, ) || status=1
  printf 'sources          %s\n' "${names:-all there · 齊全}"
  if [[ -x $build/shotlab ]]; then
    printf 'build            %s\n' "there ($(lab_has_window && echo 'with its window · 有視窗' || echo 'no window · 沒有視窗'))"
  else
    printf 'build            %s\n' 'not yet · 尚未編譯'
    status=1
  fi
  printf 'display          %s\n' "${DISPLAY:-none · 沒有}"
  if [[ $status == 0 ]]; then
    say 'Nothing is missing.' '所需的都齊備了。'
  else
    say 'Run ./lab to get what is missing.' '請執行 ./lab 取得所欠的。'
  fi
  return $status
}
