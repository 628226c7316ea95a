package swamp.runtime.definition;

/** Where a definition's file lives, in order of precedence of names. */
public enum DefinitionOrigin {
  /** Under {@code models/}: written by people or {@code model create}. */
  MODELS,
  /** Under {@code auto-definitions/}: made by the direct-type form of a run. */
  AUTOMATIC
}
