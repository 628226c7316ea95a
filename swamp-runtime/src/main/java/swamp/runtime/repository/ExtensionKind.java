package swamp.runtime.repository;

/** The kinds of extensions, each with a directory of its own (repo-format §1.2). */
public enum ExtensionKind {
  MODELS("models", "model|extension"),
  VAULTS("vaults", "vault"),
  DRIVERS("drivers", "driver"),
  DATASTORES("datastores", "datastore"),
  REPORTS("reports", "report"),
  WORKFLOWS("workflows", "");

  private final String plural;
  private final String exportNames;

  ExtensionKind(String plural, String exportNames) {
    this.plural = plural;
    this.exportNames = exportNames;
  }

  /** The word used in directory names and in {@code only:} lists. */
  public String plural() {
    return plural;
  }

  /** The environment variable that moves the directory, such as {@code SWAMP_MODELS_DIR}. */
  public String variable() {
    return "SWAMP_" + name() + "_DIR";
  }

  /** The key of {@code .swamp.yaml} that moves the directory, such as {@code modelsDir}. */
  public String settingsKey() {
    return plural + "Dir";
  }

  /** Where the directory is unless moved. */
  public String defaultDirectory() {
    return "extensions/" + plural;
  }

  /** Names of exports that make a TypeScript file one of this kind, joined with {@code |}; empty when there is no
   * such. */
  String exportNames() {
    return exportNames;
  }
}
