package swamp.runtime.definition;

import java.nio.file.Path;

/**
 * A file or directory among the definitions that could not be read.
 *
 * @param file absolute
 * @param reason what is wrong with it, for people
 */
public record BrokenDefinition(Path file, String reason) {}
