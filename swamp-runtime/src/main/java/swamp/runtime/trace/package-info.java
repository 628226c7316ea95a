/** Who watches how a run goes: the runtime names the phases, and knows nothing of where they are told. */
@NullMarked
package swamp.runtime.trace;

import org.jspecify.annotations.NullMarked;
