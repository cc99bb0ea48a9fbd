# Sourced by the launchers at the root: finds a JDK, and builds what they run when sources are newer.
#
#   distribution MODULE   sets OBKV_JAVA, OBKV_FLAGS and OBKV_CLASSPATH to run MODULE and what it needs
#
# What was built lies in target/dist/MODULE.

obkv_fail() {
  echo "obkv: $*" >&2
  exit 1
}

obkv_find_java() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    OBKV_JAVA=$JAVA_HOME/bin/java
  else
    OBKV_JAVA=$(command -v java) || obkv_fail "a JDK 17 or newer is needed: set JAVA_HOME, or put java into the PATH"
  fi
  local version
  version=$(obkv_java_version)
  [ "${version:-0}" -ge 17 ] || obkv_fail "a JDK 17 or newer is needed, $OBKV_JAVA is ${version:-of an unknown version}"
}

# The first number of the version; 1 for those before 9. The file beside it saves the start of a JVM.
obkv_java_version() {
  local home
  home=$(dirname "$(dirname "$(readlink -f "$OBKV_JAVA")")")
  { cat "$home/release" 2>/dev/null || "$OBKV_JAVA" -version 2>&1; } \
    | sed -n -E 's/^(JAVA_VERSION=|.* version )"([0-9]+).*/\2/p' | head -n 1
}

# True when any source that the module may be made from is newer than its distribution.
obkv_is_stale() {
  local built=$1/built
  [ -e "$built" ] || return 0
  [ -n "$(find "$OBKV_ROOT"/pom.xml "$OBKV_ROOT"/*/pom.xml "$OBKV_ROOT"/*/src/main -newer "$built" -print -quit)" ]
}

# RocksDB unpacks its library from its jar at every start unless it finds it as a file.
obkv_unpack_native() {
  local jar
  for jar in "$1"/lib/rocksdbjni-*.jar; do
    case $(uname -s)-$(uname -m) in
      Linux-x86_64) obkv_unpack "$jar" librocksdbjni-linux64.so "$1/native/librocksdbjni.so" ;;
      Linux-aarch64) obkv_unpack "$jar" librocksdbjni-linux-aarch64.so "$1/native/librocksdbjni.so" ;;
    esac
  done
}

obkv_unpack() {
  mkdir -p "$(dirname "$3")"
  (cd "$(dirname "$3")" && "${OBKV_JAVA%java}jar" xf "$1" "$2" && mv "$2" "$(basename "$3")")
}

# Keeps the classes of a start in a file that later starts map into memory: they take half the time.
# Without it everything works, so a failure here is none of the build.
obkv_archive() {
  local target=$1 scratch server
  scratch=$(mktemp -d)
  : >"$scratch/out"
  "$OBKV_JAVA" -XX:+UseSerialGC "-XX:ArchiveClassesAtExit=$target/classes.jsa" -Xlog:disable \
    "-Djava.library.path=$target/native" -cp "$target/lib/*" io.obkv.server.cli.Main \
    server --rpc-port 0 --http-port 0 --sql-port 0 --data-dir "$scratch/data" >"$scratch/out" 2>&1 &
  server=$!
  until grep -q READY "$scratch/out" || ! kill -0 "$server" 2>/dev/null; do
    sleep 0.1
  done
  kill "$server" 2>/dev/null || true
  wait "$server" || true
  rm -rf "$scratch"
}

obkv_build() {
  local module=$1 target=$2
  echo "obkv: building $module (only after changes)" >&2
  rm -rf "$target"
  mkdir -p "$target"
  touch "$target/started"
  (cd "$OBKV_ROOT" && ./mvnw -B -ntp -q -pl "$module" -am -Dmaven.test.skip -Dspotless.check.skip package \
    dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$target/lib") >&2 \
    || obkv_fail "the build failed"
  cp "$OBKV_ROOT/$module/target/$module"-*.jar "$target/lib/"
  obkv_unpack_native "$target"
  obkv_archive "$target"
  # Sources changed while the build ran count as newer.
  mv "$target/started" "$target/built"
}

distribution() {
  local target=$OBKV_ROOT/target/dist/$1
  obkv_find_java
  if obkv_is_stale "$target"; then
    obkv_build "$1" "$target"
  fi
  OBKV_CLASSPATH=$target/lib/*
  OBKV_FLAGS=("-Djava.library.path=$target/native")
  if [ -e "$target/classes.jsa" ]; then
    OBKV_FLAGS+=("-XX:SharedArchiveFile=$target/classes.jsa")
  fi
}
