/**
 * What the caller gives a run: entries of the command line, files, standard input (method-run §4.3), and how text
 * among it
 * becomes the types that definitions and methods declare (§4.5, §4.6).
 */
@NullMarked
package swamp.runtime.input;

import org.jspecify.annotations.NullMarked;
