/** The resident process: listens, admits requests, reports status, ends cleanly. */
@NullMarked
package swamp.daemon;

import org.jspecify.annotations.NullMarked;
