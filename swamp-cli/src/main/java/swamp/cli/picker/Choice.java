package swamp.cli.picker;

/**
 * One thing that can be chosen.
 *
 * @param name what it is known by
 * @param detail what tells it from others of the same name; may be empty
 */
public record Choice(String name, String detail) {}
