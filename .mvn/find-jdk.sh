# Sourced by ./mvnw, ./claw and ./claw-node: sets JAVA_HOME to a JDK 25 (JDK 26 is accepted for running, not for building).
# Looks at CLAW_JAVA_HOME, JAVA_HOME, then the usual folders of Linux and macOS. Reads the JDKs' `release` files, starts none.

claw_jdk_major() {
  [ -x "$1/bin/java" ] || return 1
  [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

claw_find_jdk() {
  for claw_candidate in "${CLAW_JAVA_HOME-}" "${JAVA_HOME-}" \
    /usr/lib/jvm/*25* /usr/lib/jvm/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home /opt/homebrew/opt/openjdk/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* /opt/java/* /opt/jdk*; do
    [ -n "$claw_candidate" ] || continue
    if [ "$(claw_jdk_major "$claw_candidate" 2>/dev/null)" = 25 ]; then
      JAVA_HOME=$claw_candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "Claw needs a JDK 25 and found none in CLAW_JAVA_HOME, JAVA_HOME or the usual folders." >&2
  case "$(uname -s)" in
    Darwin) echo "Install one:  brew install --cask temurin@25   (or https://adoptium.net), then run this again." >&2 ;;
    *) echo "Install one:  apt install temurin-25-jdk   (or https://adoptium.net), or set JAVA_HOME to it, then run this again." >&2 ;;
  esac
  return 1
}
