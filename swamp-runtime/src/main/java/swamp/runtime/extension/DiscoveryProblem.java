package swamp.runtime.extension;

import java.nio.file.Path;

/**
 * A directory or file that could not be read while searching for extensions; the search went on without it.
 *
 * @param path what could not be read
 * @param message why, in one line
 */
public record DiscoveryProblem(Path path, String message) {}
