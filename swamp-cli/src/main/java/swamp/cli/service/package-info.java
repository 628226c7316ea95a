/**
 * The daemon as a service of the user's login: what launchd or systemd is told about it, and the commands that tell them.
 * Text and processes only, so that all of it can be part of a native executable.
 */
@NullMarked
package swamp.cli.service;

import org.jspecify.annotations.NullMarked;
