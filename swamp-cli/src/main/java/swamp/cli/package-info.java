/** The thin client: reads argv, talks to the daemon or to a one-shot child, renders the answer. */
@NullMarked
package swamp.cli;

import org.jspecify.annotations.NullMarked;
