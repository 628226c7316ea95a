/**
 * The commands that look at a repository or change its definitions; each answers with one document (cli §5).
 * Running a method is a room of its own: {@code swamp.runtime.run}.
 */
@NullMarked
package swamp.runtime.command;

import org.jspecify.annotations.NullMarked;
