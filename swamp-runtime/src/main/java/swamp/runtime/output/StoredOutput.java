package swamp.runtime.output;

import java.nio.file.Path;

/**
 * A run record on disk.
 *
 * @param type the normalised model type, which only the path tells
 */
public record StoredOutput(String type, OutputRecord record, Path file) {}
