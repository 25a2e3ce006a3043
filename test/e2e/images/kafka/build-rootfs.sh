#!/usr/bin/env bash
# build-rootfs.sh OUTDIR: makes the root file system of an image that runs Apache Kafka, with no image registry: a minimal
# Debian with a Java runtime, Kafka's jars from Maven Central, and start scripts at the official image's paths.
#
# It needs root, apt's sources, and the Debian packages debootstrap, maven and a JDK of 17 or newer. An OUTDIR that is up to
# date is left as it is; otherwise it appears whole or not at all. What is downloaded is kept in
# ${XDG_CACHE_HOME:-~/.cache}/cdk8s-inference, by version. KAFKA_VERSION overrides the version in pom.xml.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
release=bookworm java=openjdk-17-jre-headless

fail() { echo "error: $*" >&2; exit 2; }
step() { printf '[%3d s] %s\n' "$SECONDS" "$*" >&2; }

[ $# = 1 ] || fail "usage: build-rootfs.sh OUTDIR"
out=$(realpath -m "$1") draft=$(realpath -m "$1").draft
[ "$(id -u)" = 0 ] || fail "a root file system is made by root; run this as root"
for tool in debootstrap:debootstrap mvn:maven java:openjdk-17-jdk-headless; do
  command -v "${tool%:*}" >/dev/null || fail "${tool%:*} is missing; install it with: apt-get install ${tool#*:}"
done

version=${KAFKA_VERSION:-$(sed -n 's|.*<kafka.version>\(.*\)</kafka.version>.*|\1|p' "$here/pom.xml")}
recipe="kafka $version, $release, $java, $(cd "$here" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16)"
if [ "$(cat "$out/opt/kafka/RECIPE" 2>/dev/null)" = "$recipe" ]; then
  step "$out is up to date: $recipe"
  exit 0
fi
if [ -e "$out" ] && [ ! -e "$out/opt/kafka/RECIPE" ] && [ -n "$(ls -A "$out")" ]; then
  fail "$out holds something that this script did not make; name an empty or a new folder"
fi

cache=${XDG_CACHE_HOME:-$HOME/.cache}/cdk8s-inference
jars=$cache/kafka-jars-$version debs=$cache/debian-$release-debs
mkdir -p "$cache" "$debs"
log=$(mktemp)
trap 'rm -rf "$draft" "$log"' EXIT
# quietly COMMAND...: its output is shown only when it fails
quietly() { "$@" >"$log" 2>&1 || { tail -n 40 "$log" >&2; echo "error: failed: $1" >&2; exit 1; }; }

if [ ! -d "$jars" ]; then
  step "download the jars of Kafka $version"
  rm -rf "$jars.draft"
  quietly mvn --batch-mode --file "$here/pom.xml" -Dkafka.version="$version" \
    dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$jars.draft"
  mv "$jars.draft" "$jars"
fi

step "install Debian $release with $java"
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Component: main' | grep -v security | head -1)
[ -n "$mirror" ] || fail "apt has no Debian archive in its sources; add one to /etc/apt/sources.list"
rm -rf "$draft"
# debootstrap mounts /proc and /sys in the folder: in a mount namespace of its own they go when it ends, however it ends
quietly unshare --mount --propagation private debootstrap --variant=minbase --include="$java" --cache-dir="$debs" \
  "$release" "$draft" "$mirror"

step "add Kafka $version"
mkdir -p "$draft/opt/kafka/libs" "$draft/etc/kafka" "$draft/var/lib/kafka/data"
cp "$jars"/*.jar "$draft/opt/kafka/libs/"
cp -r "$here/rootfs/." "$draft/"
echo 'appuser:x:1000:1000:Kafka:/home/appuser:/usr/sbin/nologin' >>"$draft/etc/passwd"
echo 'appuser:x:1000:' >>"$draft/etc/group"
chown 1000:1000 "$draft/var/lib/kafka/data"
rm -rf "$draft"/{debootstrap,var/cache/apt,var/lib/apt/lists,var/log,usr/share/doc,usr/share/man,usr/share/locale}
find "$draft/dev" -mindepth 1 -delete
mkdir -p "$draft/var/log"
echo "$recipe" >"$draft/opt/kafka/RECIPE"
rm -rf "$out"
mkdir -p "$(dirname "$out")"
mv "$draft" "$out"
step "made $out ($(du -sm "$out" | cut -f1) MB): $recipe"
