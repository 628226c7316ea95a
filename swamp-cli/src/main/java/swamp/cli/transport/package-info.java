/**
 * How a request reaches a runtime: the resident daemon's socket or the pipes of a one-shot child, one conversation.
 * Starting a daemon, classifying why one cannot be reached and falling back live here.
 */
@NullMarked
package swamp.cli.transport;

import org.jspecify.annotations.NullMarked;
