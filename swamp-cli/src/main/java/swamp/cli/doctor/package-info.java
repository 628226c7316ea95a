/** What {@code swamp doctor} can find out without a runtime: the installation, the daemon's place, the service. */
@NullMarked
package swamp.cli.doctor;

import org.jspecify.annotations.NullMarked;
