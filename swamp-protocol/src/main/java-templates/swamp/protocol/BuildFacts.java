package swamp.protocol;

/** What Maven knows of this build; constants, because reading a resource makes a JVM open all jars. */
final class BuildFacts {
  static final String VERSION = "${project.version}";
  static final String HASH = "${swamp.build.hash}";
  static final String TIME = "${swamp.build.time}";

  private BuildFacts() {}
}
