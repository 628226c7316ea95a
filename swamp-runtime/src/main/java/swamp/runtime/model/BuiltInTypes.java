package swamp.runtime.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import swamp.runtime.extension.ContentHash;
import swamp.runtime.script.BundleScript;
import swamp.runtime.type.ModelType;

/** The types that every repository has without an extension (extension-api §3.9); written like any other extension. */
public final class BuiltInTypes {
  private static final ModelType SHELL = ModelType.of("command/shell");

  private final BundleScript shell = read("command-shell.js");

  /** Whether this is the type that runs shell commands. */
  public static boolean isShell(ModelType type) {
    return type.equals(SHELL);
  }

  /** In the order in which they are listed. */
  List<ModelType> types() {
    return List.of(SHELL);
  }

  Optional<BundleScript> script(ModelType type) {
    return type.equals(SHELL) ? Optional.of(shell) : Optional.empty();
  }

  private static BundleScript read(String resource) {
    try (InputStream in = BuiltInTypes.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the built-in type " + resource + " is missing from the runtime's jar");
      }
      String code = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new BundleScript(ContentHash.of(code), "swamp:" + resource, code);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
