/**
 * What a caller gives a run: from the command line's entries, files and standard input to input sets (method-run §4.3),
 * and the definition's own {@code inputs} section that they are checked against (§4.5).
 */
@NullMarked
package swamp.runtime.input;

import org.jspecify.annotations.NullMarked;
