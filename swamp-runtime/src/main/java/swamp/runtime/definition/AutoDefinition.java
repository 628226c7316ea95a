package swamp.runtime.definition;

/**
 * What the direct-type form works on.
 *
 * @param stored the definition
 * @param created whether it did not exist before
 */
public record AutoDefinition(StoredDefinition stored, boolean created) {}
