package swamp.runtime.position;

import java.util.Optional;

/**
 * A stack trace in the words of the sources.
 *
 * @param text the trace: message, then one frame a line
 * @param position of the first frame in the extension's own code, else in a package it imports
 */
public record TranslatedStack(String text, Optional<SourcePosition> position) {}
