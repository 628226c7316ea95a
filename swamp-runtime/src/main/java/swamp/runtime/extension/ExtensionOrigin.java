package swamp.runtime.extension;

/** Where a directory of extensions comes from, in the order in which a type is looked for (repo-format §1.10). */
public enum ExtensionOrigin {
  /** The repository's own models directory. */
  LOCAL,
  /** A directory named in {@code .swamp-sources.yaml}. */
  SOURCE,
  /** A pulled extension below {@code .swamp/pulled-extensions}. */
  PULLED
}
