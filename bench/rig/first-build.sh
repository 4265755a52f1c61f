#!/usr/bin/env bash
# Builds the program of an earlier commit once, for the rig's --baseline, and prints the path of its jar,
# alone, on standard output. A jar that is there already is not built again.
#
#   bash bench/rig/first-build.sh [COMMIT]
#
# COMMIT is 12ff949, the first build, unless another one is given. Jars are kept in
# ${XDG_CACHE_HOME:-$HOME/.cache}/millrace/COMMIT/millrace.jar. Maven's output goes to standard error.
set -euo pipefail
export LC_ALL=C

fail() {
  echo "first-build: $1" >&2
  exit "$2"
}

[ $# -le 1 ] || fail "expected at most one commit: $*" 2
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
wanted=${1:-12ff949}
commit=$(git -C "$repository" rev-parse --verify --quiet "$wanted^{commit}") ||
  fail "$repository has no commit '$wanted'; a shallow clone lacks old ones: git fetch --unshallow" 2

directory=${XDG_CACHE_HOME:-$HOME/.cache}/millrace/${commit:0:7}
jar=$directory/millrace.jar
if [ ! -f "$jar" ]; then
  mkdir -p "$directory"
  source=$(mktemp -d "$directory/source.XXXXXX")
  trap 'rm -rf "$source"' EXIT
  git -C "$repository" archive --format=tar "$commit" | tar -x -C "$source"
  (cd "$source" && mvn -q -B -DskipTests package -pl replay/app -am) >&2 ||
    fail "$wanted does not build; the lines above say why" 1
  # In one step, so that a build that is interrupted leaves no half of a jar.
  mv "$source/replay/app/target/millrace.jar" "$jar"
fi
echo "$jar"
