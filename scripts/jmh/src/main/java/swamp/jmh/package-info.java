/** Benchmarks of what every run does: frames, finding a definition, and a whole run without the socket. */
@NullMarked
package swamp.jmh;

import org.jspecify.annotations.NullMarked;
