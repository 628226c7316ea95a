/**
 * Where in an extension's TypeScript something happened: turns stack traces of bundled code into positions in the sources.
 * Knows source maps and the text of stack traces; what is done with a position is somebody else's business.
 */
@NullMarked
package swamp.runtime.position;

import org.jspecify.annotations.NullMarked;
