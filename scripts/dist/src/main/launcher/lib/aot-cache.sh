# find_aot_cache sets aot_cache to the file with the ahead-of-time cache of a program, "client" or "daemon", for this
# installation ($home) and the JDK that find_java has found; to nothing when there is none that may be used. To be sourced
# by sh after find-java.sh; forks nothing.
#
# The JVM compares a cache with its JDK, and falls back without a word. It does not compare it with the jars (seen with
# 25.0.3), so the name of the folder says for which jars the cache was made, and no jar may be newer than the cache.

# The folder of the caches for this installation and JDK, below any of the places where caches are kept.
aot_cache_folder() {
  aot_folder=
  if [ -n "$jdk" ] && [ -r "$home/lib/build" ]; then
    IFS= read -r build <"$home/lib/build"
    aot_folder=$build-$jdk
  fi
}

# The place where the user's caches are kept.
user_aot_caches() {
  case ${XDG_CACHE_HOME:-}:${OSTYPE:-} in
    /*) aot_caches=${XDG_CACHE_HOME}/swamp-aot ;;
    *:darwin*) aot_caches=${HOME:-}/Library/Caches/swamp-aot ;;
    *) aot_caches=${HOME:-}/.cache/swamp-aot ;;
  esac
}

# Whether the file $2 may be used as the cache of the program $1.
aot_cache_fits() {
  [ -r "$2" ] || return 1
  for jar in "$home/lib/$1"/*.jar; do
    if [ "$jar" -nt "$2" ]; then return 1; fi
  done
}

find_aot_cache() {
  aot_cache=
  if [ "${SWAMP_AOT:-}" = off ]; then return 0; fi
  aot_cache_folder
  if [ -z "$aot_folder" ]; then return 0; fi
  # The user's comes first: it was made because the one in the installation did not serve.
  user_aot_caches
  for candidate in "$aot_caches/$aot_folder/$1.aot" "$home/lib/aot/$aot_folder/$1.aot"; do
    if aot_cache_fits "$1" "$candidate"; then
      aot_cache=$candidate
      return 0
    fi
  done
}
