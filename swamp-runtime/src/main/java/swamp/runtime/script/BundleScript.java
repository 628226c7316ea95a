package swamp.runtime.script;

/**
 * The code of one bundled extension file, a CommonJS function body.
 *
 * @param hash identifies the code: two scripts with the same hash are the same
 * @param name shown in stack traces, such as {@code extensions/models/noop.ts}
 * @param code what is evaluated with {@code module}, {@code exports} and {@code require} in scope
 */
public record BundleScript(String hash, String name, String code) {}
