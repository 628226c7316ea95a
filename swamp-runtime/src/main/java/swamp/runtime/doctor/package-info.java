/** What {@code swamp doctor} looks at: what the runtime needs of its surroundings, and the health of a repository. */
@NullMarked
package swamp.runtime.doctor;

import org.jspecify.annotations.NullMarked;
