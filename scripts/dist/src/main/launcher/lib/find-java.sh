# find_java sets java to the program of a JDK 25 or newer and jdk to its exact version, or says that there is none. To be
# sourced by sh; forks nothing while JAVA_HOME or /usr/lib/jvm has a fitting JDK.

fitting_java() {
  [ -r "$1/release" ] && [ -x "$1/bin/java" ] || return 1
  major=0
  jdk=
  while IFS= read -r line; do
    case $line in
      JAVA_RUNTIME_VERSION=*)
        line=${line#*\"}
        jdk=${line%%\"*}
        ;;
      JAVA_VERSION=*)
        line=${line#*\"}
        major=${line%%[!0-9]*}
        ;;
    esac
  done <"$1/release"
  [ "${major:-0}" -ge 25 ] && java=$1/bin/java
}

find_java() {
  if [ -n "${JAVA_HOME:-}" ] && fitting_java "$JAVA_HOME"; then
    return 0
  fi
  for candidate in /usr/lib/jvm/* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk/libexec/openjdk.jdk/Contents/Home; do
    if fitting_java "$candidate"; then
      return 0
    fi
  done
  if [ -x /usr/libexec/java_home ]; then
    candidate=$(/usr/libexec/java_home -v 25+ 2>/dev/null) && fitting_java "$candidate" && return 0
  fi
  if candidate=$(command -v java); then
    candidate=$(readlink -f "$candidate" 2>/dev/null || echo "$candidate")
    fitting_java "${candidate%/bin/java}" && return 0
  fi
  echo "swamp needs a JDK 25 or newer, and found none: install one (such as Eclipse Temurin 25) or set JAVA_HOME to it." >&2
  return 1
}
