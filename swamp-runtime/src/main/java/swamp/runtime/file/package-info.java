/**
 * Changing files so that a crash at any point leaves whole records: temporary file, then rename.
 * All writes to a repository pass through here, which is what lets tests stop the process between any two of them.
 */
@NullMarked
package swamp.runtime.file;

import org.jspecify.annotations.NullMarked;
