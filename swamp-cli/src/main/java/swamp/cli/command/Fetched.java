package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An answer that a command asked for itself.
 *
 * @param code exit code of the request; what went wrong has been shown
 * @param document the result; empty when there was none
 */
record Fetched(int code, Optional<JsonNode> document) {}
