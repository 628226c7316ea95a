package swamp.runtime.definition;

import java.nio.file.Path;

/**
 * A definition together with its file.
 *
 * @param definition what the file says
 * @param file absolute
 * @param origin which of the two directories it is in
 */
public record StoredDefinition(Definition definition, Path file, DefinitionOrigin origin) {}
