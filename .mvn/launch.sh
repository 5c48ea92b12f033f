# Sourced by ./claw and ./claw-node: builds what they run on first use and after changes, trains its start cache, starts it.
# Expects claw_root. Everything it makes lies in target/.

claw_dist=$claw_root/target/dist
claw_stamp=$claw_dist/.built
# The virtual machine obeys no variable that somebody left in the environment.
unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS CLASSPATH

claw_say() { printf '%s\n' "$*" >&2; }

claw_java() {
  if [ -z "${CLAW_JAVA_HOME-}" ] && [ -r "$claw_dist/.java-home" ]; then
    read -r JAVA_HOME <"$claw_dist/.java-home"
    [ -x "$JAVA_HOME/bin/java" ] && return 0
    unset JAVA_HOME
  fi
  . "$claw_root/.mvn/find-jdk.sh"
  claw_find_jdk
}

# The newest of our own jars, and whether a source is newer than the last build.
claw_is_built() {
  claw_jar=$(claw_own_jar claw-gateway)
  [ -n "$claw_jar" ] && [ -n "$(claw_own_jar claw-node)" ] && [ -d "$claw_dist/claw-node/lib" ] || return 1
  claw_newest=$claw_jar
  [ "$claw_stamp" -nt "$claw_jar" ] && claw_newest=$claw_stamp
  [ -z "$(find "$claw_root/pom.xml" "$claw_root"/shared-protocol/src/main "$claw_root"/shared-protocol/pom.xml \
    "$claw_root"/native/src/main "$claw_root"/native/pom.xml "$claw_root"/node-agent/src/main "$claw_root"/node-agent/pom.xml \
    "$claw_root"/gateway/src/main "$claw_root"/gateway/pom.xml -newer "$claw_newest" -type f 2>/dev/null | head -n 1)" ]
}

claw_own_jar() {
  for claw_each in "$claw_dist/claw/lib/$1"-[0-9]*.jar; do
    [ -r "$claw_each" ] && printf '%s' "$claw_each"
    return 0
  done
}

# Takes the lock named $1; waits for its holder when $2 is "wait", else fails.
claw_lock() {
  mkdir -p "$claw_root/target"
  while ! mkdir "$1" 2>/dev/null; do
    claw_holder=$(cat "$1/pid" 2>/dev/null || echo)
    if [ -n "$claw_holder" ] && ! kill -0 "$claw_holder" 2>/dev/null; then
      rm -rf "$1"
      continue
    fi
    [ "$2" = wait ] || return 1
    [ -n "${claw_told-}" ] || claw_say "claw: another claw is building; waiting for it."
    claw_told=yes
    sleep 1
  done
  echo $$ >"$1/pid"
  trap 'rm -rf "'"$1"'"; exit 130' INT TERM HUP
}

claw_unlock() {
  rm -rf "$1"
  trap - INT TERM HUP
}

claw_build() {
  claw_lock "$claw_root/target/build.lock" wait
  if claw_is_built; then
    claw_unlock "$claw_root/target/build.lock"
    return 0
  fi
  claw_say "claw: building it; this happens on first use and takes a minute or two."
  claw_log=$claw_root/target/build.log
  : >"$claw_root/target/build.begin"
  "$claw_root/mvnw" -B -ntp -f "$claw_root/pom.xml" -Dmaven.test.skip=true -Dspotless.check.skip=true package >"$claw_log" 2>&1 </dev/null &
  claw_maven=$!
  claw_watch "$claw_maven"
  if wait "$claw_maven"; then
    mkdir -p "$claw_dist"
    mv "$claw_root/target/build.begin" "$claw_stamp"
    printf '%s\n' "$JAVA_HOME" >"$claw_dist/.java-home"
    claw_unlock "$claw_root/target/build.lock"
  else
    claw_unlock "$claw_root/target/build.lock"
    grep -E '^\[ERROR\]' "$claw_log" | head -n 12 >&2
    claw_say "claw: the build failed; all of its output is in $claw_log."
    exit 1
  fi
}

# One line per part of the build as it begins.
claw_watch() {
  claw_seen=0
  while kill -0 "$1" 2>/dev/null; do
    claw_parts=$(grep -c '^\[INFO\] Building Claw ' "$claw_log" 2>/dev/null)
    while [ "$claw_seen" -lt "${claw_parts:-0}" ]; do
      claw_seen=$((claw_seen + 1))
      claw_say "  $(grep '^\[INFO\] Building Claw ' "$claw_log" | sed -n "${claw_seen}s/^\[INFO\] Building \(.*\) [0-9].*\[/\1 [/p")"
    done
    sleep 0.2 2>/dev/null || sleep 1
  done
}

# Whether the start cache $1 belongs to the jars of the folder $2.
claw_is_trained() {
  [ -r "$1" ] || return 1
  for claw_each in "$2"/claw-*.jar; do
    [ "$1" -nt "$claw_each" ] || return 1
  done
}

# The jars of a folder in the shell's fixed order.
claw_class_path() {
  claw_cp=
  for claw_each in "$1"/*.jar; do
    claw_cp=${claw_cp:+$claw_cp:}$claw_each
  done
  printf '%s' "$claw_cp"
}

# Memory that is not used goes back to the system: one heap of malloc per core at most, trimmed every five seconds.
MALLOC_ARENA_MAX=2
export MALLOC_ARENA_MAX

# What every Java process of ours runs with. The start cache is mapped where it was made, so that its pages stay unwritten.
claw_flags="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError -XX:-UsePerfData -XX:+DisableAttachMechanism -XX:-EnableDynamicAgentLoading -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:TrimNativeHeapInterval=5000 -Xlog:disable -Djdk.serialFilter=!* -Djdk.reflect.useNativeAccessorOnly=true --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

# What the shell knows about the terminal and Java cannot find out cheaply, in claw_terminal.
claw_look_at_terminal() {
  claw_tty=
  [ -t 0 ] && claw_tty=in
  [ -t 1 ] && claw_tty=$claw_tty,out
  claw_terminal=-Dclaw.terminal=$claw_tty
  if [ -t 1 ] && [ -z "${COLUMNS-}" ]; then
    claw_size=$(stty size 2>/dev/null </dev/tty) && claw_terminal="$claw_terminal -Dclaw.columns=${claw_size#* }"
  fi
}

# Trains the three start caches by one rehearsal: a gateway, the command line against it, a node that joins it. Never fatal.
claw_train() {
  claw_lock "$claw_root/target/rehearsal.lock" skip || return 0
  claw_say "claw: rehearsing once, so that the next starts are quick."
  claw_scratch=$(mktemp -d "$claw_root/target/rehearsal.XXXXXX")
  claw_rehearse "$claw_scratch" >"$claw_root/target/rehearsal.log" 2>&1 </dev/null
  for claw_each in claw/claw claw/claw-gateway claw-node/claw-node; do
    if [ -s "$claw_scratch/${claw_each#*/}.aot" ]; then
      mv "$claw_scratch/${claw_each#*/}.aot" "$claw_dist/$claw_each.aot"
    else
      claw_say "claw: the rehearsal of ${claw_each#*/} did not work, which only costs speed; see target/rehearsal.log."
      : >"$claw_dist/$claw_each.aot"
    fi
  done
  rm -rf "$claw_scratch"
  claw_unlock "$claw_root/target/rehearsal.lock"
}

claw_rehearse() {
  claw_cp=$(claw_class_path "$claw_dist/claw/lib")
  CLAW_GATEWAY_TOKEN=rehearsal-$(od -An -N12 -tx1 /dev/urandom | tr -d ' ')
  export CLAW_GATEWAY_TOKEN
  # shellcheck disable=SC2086
  "$JAVA_HOME/bin/java" $claw_flags -Xmx256m -XX:AOTCacheOutput="$1/claw-gateway.aot" -cp "$claw_cp" \
    dev.claw.cli.ClawMain gateway run --port 0 --state-dir "$1/gateway" >"$1/ready" &
  claw_gateway=$!
  claw_tries=0
  while [ ! -s "$1/ready" ] && [ $claw_tries -lt 20 ] && kill -0 $claw_gateway 2>/dev/null; do
    sleep 1
    claw_tries=$((claw_tries + 1))
  done
  claw_port=$(sed -n 's/^claw gateway ready .*:\([0-9]*\) (pid.*/\1/p' "$1/ready")
  # shellcheck disable=SC2086
  "$JAVA_HOME/bin/java" $claw_flags -Xmx128m -XX:AOTCacheOutput="$1/claw-node.aot" \
    -cp "$(claw_class_path "$claw_dist/claw-node/lib")" \
    dev.claw.node.cli.NodeMain run --host 127.0.0.1 --port "$claw_port" --name rehearsal --state-dir "$1/node" &
  claw_node=$!
  # shellcheck disable=SC2086
  "$JAVA_HOME/bin/java" $claw_flags -Xmx192m -XX:AOTCacheOutput="$1/claw.aot" -cp "$claw_cp" \
    dev.claw.cli.ClawMain rehearse --state-dir "$1/gateway"
  sleep 2
  kill -TERM $claw_node
  wait $claw_node
  kill -TERM $claw_gateway
  wait $claw_gateway
  unset CLAW_GATEWAY_TOKEN
}

# Makes sure that everything is built and rehearsed, and chooses the start cache $2 of the program $1.
claw_prepare() {
  claw_is_built || { claw_java && claw_build; }
  claw_java || exit 1
  claw_lib=$claw_dist/$1/lib
  claw_aot=$claw_dist/$1/$2.aot
  claw_is_trained "$claw_aot" "$claw_lib" || claw_train
  claw_cache=
  [ -s "$claw_aot" ] && claw_is_trained "$claw_aot" "$claw_lib" && claw_cache=-XX:AOTCache=$claw_aot
  return 0
}
