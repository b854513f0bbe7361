#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Fetches the sources that Debian 12 has too old or not at all: Dear ImGui, GLFW, Catch2 and
# miniaudio. They are unpacked into build/deps/src/NAME, or $SHOTLAB_DEPS_CACHE/src/NAME, where
# CMakeLists.txt here looks for them; nothing of the system is touched and no root is needed.
#
#   thirdparty/fetch.sh [NAME...]            gets what is missing; 0: all are there, 1: some are not
#   thirdparty/fetch.sh --check [NAME...]    only says what is missing, one line a source
#
# The ladder for each: there already -> a tarball kept from before -> the source package of a newer
# Debian suite, from the archive that this machine uses -> the upstream release -> how to give a
# copy of one's own (SHOTLAB_<NAME>_SOURCE=/path). Each step says why it went on to the next.

set -euo pipefail
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
deps=${SHOTLAB_DEPS_CACHE:-$(dirname "$here")/build/deps}
sources=$deps/src
tarballs=$deps/tarballs
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

note() { printf '  %s\n' "$*" >&2; }

# --- The pins ---------------------------------------------------------------------------------
#
# series: which versions may stand in when the archive no longer has the pinned one. Patches of the
#         same minor version only: the archive's signature vouches for them, and they are announced.
# sums:   SHA-256 of Debian's tarball and of the upstream one. Where Debian repacks, so that the two
#         differ and the upstream sum is not known, a manifest of the files that we use stands in.

pin() {
  case $1 in
    imgui)
      file=backends/imgui_impl_opengl3.cpp package=imgui suites='forky sid'
      version=1.92.2b series='1\.92\.'
      debian_sum=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
      upstream=https://github.com/ocornut/imgui/archive/refs/tags/v1.92.2b.tar.gz
      upstream_sum='' manifest=$here/imgui-1.92.2b.sha256 ;;
    glfw)  # Exactly 3.4: one file of ours reads its private headers.
      file=include/GLFW/glfw3.h package=glfw3 suites=trixie
      version=3.4 series='3\.4($|\.)'
      debian_sum=c038d34200234d071fae9345bc455e4a8f2f544ab60150765d7704e08f3dac01
      upstream=https://github.com/glfw/glfw/archive/refs/tags/3.4.tar.gz
      upstream_sum=$debian_sum manifest='' ;;
    catch2)
      file=extras/catch_amalgamated.cpp package=catch2 suites='bookworm-backports trixie forky'
      version=3.7.1 series='3\.7\.'
      debian_sum=c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c
      upstream=https://github.com/catchorg/Catch2/archive/refs/tags/v3.7.1.tar.gz
      upstream_sum=$debian_sum manifest='' ;;
    miniaudio)
      file=miniaudio.h package=miniaudio suites='trixie forky'
      version=0.11.22 series='0\.11\.'
      debian_sum=c16866ce5071744f60874f9b0e0c2dbee2dfea96ac2c43a06a02cd1df23a019c
      upstream=https://github.com/mackron/miniaudio/archive/refs/tags/0.11.22.tar.gz
      upstream_sum=bcb07bfb27e6fa94d34da73ba2d5642d4940b208ec2a660dbf4e52e6b7cd492f manifest='' ;;
    *) echo "fetch.sh: no source is named $1" >&2; exit 2 ;;
  esac
  local own=SHOTLAB_${1^^}_SOURCE
  given=${!own:-}
}

# There, and of the version that is pinned now (or of a later patch, accepted when it was fetched).
present() {
  if [[ -n $given ]]; then
    [[ -e $given/$file ]]
  else
    [[ -e $sources/$1/$file && $(cat "$sources/$1/.pin" 2>/dev/null) == "$version" ]]
  fi
}

sum_of() { sha256sum "$1" | cut -d' ' -f1; }

# Unpacks a tarball beside its place, checks it, and only then moves it there.
unpack() {
  local name=$1 tarball=$2 checked=$3 new=$sources/.$1.new
  rm -rf "$new" && mkdir -p "$new"
  tar -xf "$tarball" -C "$new" --strip-components=1 || { note "$tarball cannot be unpacked."; return 1; }
  if [[ ! -e $new/$file ]]; then
    note "$tarball has no $file."
    return 1
  fi
  if [[ $checked == manifest ]] && ! (cd "$new" && sha256sum --quiet --strict -c "$manifest" >&2); then
    note "$tarball is not the $name $version that was reviewed."
    return 1
  fi
  echo "$version" > "$new/.pin"
  rm -rf "${sources:?}/$name"
  mv "$new" "$sources/$name"
}

# --- A tarball kept from before ---------------------------------------------------------------

from_kept() {
  local tarball
  for tarball in "$tarballs/${package}_"*.orig.tar.*; do
    if [[ -e $tarball && $(sum_of "$tarball") == "$debian_sum" ]]; then
      note "$1: $(basename "$tarball") is here already."
      unpack "$1" "$tarball" sum && return 0
    fi
  done
  return 1
}

# --- Debian's source packages -----------------------------------------------------------------

# The archives that this machine gets Debian from, as its own apt entries say: no host is named here.
# Entries of others that happen to use the same release name fail on Debian's signature.
archives() {
  local codename
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  [[ -n $codename ]] || return 0
  {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | awk -v suite="$codename" '
      $1 == "deb" || $1 == "deb-src" {
        line = $0; sub(/#.*/, "", line); sub(/\[[^]]*\]/, "", line); n = split(line, f, " ")
        for (i = 4; i <= n; ++i) if (f[3] == suite && f[i] == "main") print f[2]
      }' || true
    local stanzas
    for stanzas in /etc/apt/sources.list.d/*.sources; do
      [[ -e $stanzas ]] || continue
      sed '/^[[:space:]]*#/d' "$stanzas" | awk -v suite="$codename" -v RS= -F'\n' '{
        split("", value); key = ""
        for (i = 1; i <= NF; ++i) {
          if ($i !~ /^[ \t]/) { key = tolower($i); sub(/:.*/, "", key); sub(/^[^:]*:/, "", $i) }
          value[key] = value[key] " " $i
        }
        if (value["enabled"] ~ /no|false/) next
        if ((value["suites"] " ") !~ (" " suite " ")) next
        if ((value["components"] " ") !~ / main /) next
        n = split(value["uris"], uri, " ")
        for (i = 1; i <= n; ++i) print uri[i]
      }'
    done
  } | grep -v '^cdrom:' | sed 's|/*$|/|' | awk '!seen[$0]++' || true
}

# An apt configuration of its own for one suite, with its lists; prints the file. It is given with
# `-c`, because `#clear` has no effect in a file that $APT_CONFIG names. The machine's proxies and
# access settings stay in force.
suite_ready() {
  local suite=$1 folder=$deps/apt/$1 uri log
  [[ ! -e $folder/no ]] || return 1
  if [[ -e $folder/yes ]]; then echo "$folder/conf"; return 0; fi
  rm -rf "$folder" && mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial"
  cat > "$folder/conf" <<CONF
Dir::Etc::sourcelist "$folder/suite.sources";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::State::Lists "$folder/lists";
Dir::Cache "$folder/cache";
Acquire::Languages "none";
Acquire::Retries "3";
Acquire::http::Timeout "30";
Acquire::https::Timeout "30";
Acquire::AllowInsecureRepositories "false";
APT::Get::AllowUnauthenticated "false";
APT::Update::Error-Mode "any";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
CONF
  if [[ $EUID == 0 ]]; then echo 'APT::Sandbox::User "root";' >> "$folder/conf"; fi
  while read -r uri; do
    {
      printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\n' "$uri" "$suite"
      [[ ! -e $keyring ]] || echo "Signed-By: $keyring"
    } > "$folder/suite.sources"
    if log=$(apt-get -c "$folder/conf" -q -o Acquire::Retries=1 update </dev/null 2>&1); then
      touch "$folder/yes"
      echo "$folder/conf"
      return 0
    fi
    note "suite $suite: $(grep -m1 '^[EW]: ' <<<"$log" || echo 'apt-get update failed.')"
  done < <(archives)
  touch "$folder/no"
  return 1
}

# "VERSION UPSTREAM" of the package in a suite: the pinned one, else the newest of the same series.
choose_version() {
  local conf=$1 best='' candidate plain
  while read -r candidate; do
    plain=${candidate#*:} plain=${plain%-*} plain=${plain%%+*}
    if [[ $plain == "$version" ]]; then echo "$candidate $plain"; return 0; fi
    [[ $plain =~ ^$series ]] && dpkg --compare-versions "$plain" gt "$version" || continue
    if [[ -z $best ]] || dpkg --compare-versions "$candidate" gt "${best% *}"; then
      best="$candidate $plain"
    fi
  done < <(apt-cache -c "$conf" showsrc --only-source "$package" 2>/dev/null | sed -n 's/^Version: //p')
  [[ -n $best ]] && echo "$best"
}

from_debian() {
  local name=$1 suite conf found plain log tarball
  command -v apt-get >/dev/null || { note "$name: no apt here, so no Debian source package."; return 1; }
  [[ -n $(archives) ]] || { note "$name: this machine's apt names no Debian archive."; return 1; }
  for suite in $suites; do
    conf=$(suite_ready "$suite") || { note "$name: no lists of Debian's $suite."; continue; }
    if ! found=$(choose_version "$conf"); then
      note "$name: $suite has no $package $version, nor a later patch of it."
      continue
    fi
    plain=${found#* } found=${found% *}
    mkdir -p "$tarballs/new" && rm -f "$tarballs/new/"*
    if ! log=$(cd "$tarballs/new" && apt-get -c "$conf" -q source --download-only --tar-only \
        "$package=$found" </dev/null 2>&1); then
      note "$name: $package $found of $suite: $(grep -m1 '^E: ' <<<"$log" || echo 'not downloaded.')"
      continue
    fi
    for tarball in "$tarballs/new/${package}_"*.orig.tar.*; do
      [[ -e $tarball ]] || continue
      if [[ $plain == "$version" && $(sum_of "$tarball") != "$debian_sum" ]]; then
        note "$name: $(basename "$tarball") is not the one that was pinned: refused."
        return 1
      fi
      [[ $plain == "$version" ]] ||
        note "$name: $plain stands in for $version; Debian's signature vouches for it."
      note "$name: $package $found from Debian's $suite."
      mv "$tarball" "$tarballs/"
      unpack "$name" "$tarballs/$(basename "$tarball")" sum && return 0
    done
  done
  return 1
}

# --- The upstream release ---------------------------------------------------------------------

download() {
  local url=$1 to=$2 helper=/usr/lib/apt/apt-helper
  if [[ -x $helper ]]; then  # On every Debian, and it knows the machine's proxies.
    "$helper" -q -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 \
      $([[ $EUID != 0 ]] || echo -o APT::Sandbox::User=root) download-file "$url" "$to" </dev/null 2>&1
  elif command -v curl >/dev/null; then
    curl -fsSL --connect-timeout 30 -o "$to" "$url" 2>&1
  elif command -v wget >/dev/null; then
    wget -q -T 30 -O "$to" "$url" 2>&1
  else
    echo 'neither apt, curl nor wget is here'
    return 1
  fi
}

from_upstream() {
  local name=$1 to=$tarballs/new/$1-upstream.tar.gz log check=sum
  mkdir -p "$tarballs/new" && rm -f "$to"
  if ! log=$(download "$upstream" "$to") || [[ ! -s $to ]]; then
    note "$name: $upstream: $(grep -m1 '^E: ' <<<"$log" || tail -n1 <<<"$log")"
    return 1
  fi
  if [[ -z $upstream_sum ]]; then
    check=manifest
  elif [[ $(sum_of "$to") != "$upstream_sum" ]]; then
    note "$name: $upstream is not the archive that was pinned: refused."
    return 1
  fi
  note "$name: $upstream"
  unpack "$name" "$to" "$check"
}

# ----------------------------------------------------------------------------------------------

check=false
if [[ ${1:-} == --check ]]; then check=true; shift; fi
[[ $# -gt 0 ]] || set -- imgui glfw catch2 miniaudio

missing=()
for name; do
  pin "$name"
  if ! present "$name"; then missing+=("$name"); fi
done

if [[ ${#missing[@]} == 0 ]]; then exit 0; fi
if $check; then
  for name in "${missing[@]}"; do pin "$name"; echo "$name $version"; done
  exit 1
fi

mkdir -p "$sources" "$tarballs"
rm -rf "$deps/apt"
status=0
for name in "${missing[@]}"; do
  pin "$name"
  if [[ -n $given ]]; then
    note "$name: SHOTLAB_${name^^}_SOURCE=$given has no $file."
    status=1
  elif ! { from_kept "$name" || from_debian "$name" || from_upstream "$name"; }; then
    note "$name $version could not be had. Put a copy on this machine and say where it is:"
    note "  SHOTLAB_${name^^}_SOURCE=/path/to/$name ./lab"
    status=1
  fi
done
rm -rf "$deps/apt" "$tarballs/new" "$sources"/.*.new
exit $status
