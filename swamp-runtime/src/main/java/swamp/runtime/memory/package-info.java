/** The heap of this process: how full it is, and giving memory back when nothing is left to do. */
@NullMarked
package swamp.runtime.memory;

import org.jspecify.annotations.NullMarked;
