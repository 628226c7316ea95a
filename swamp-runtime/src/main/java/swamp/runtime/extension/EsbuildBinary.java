package swamp.runtime.extension;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Where the esbuild program of this platform is. Nothing is looked up before {@link #path} is called. */
public final class EsbuildBinary {
  /** System property that names the program itself. */
  public static final String PROPERTY = "swamp.esbuild";

  private final List<Path> candidates;

  private EsbuildBinary(List<Path> candidates) {
    this.candidates = List.copyOf(candidates);
  }

  /** This very program. */
  public static EsbuildBinary at(Path program) {
    return new EsbuildBinary(List.of(program.toAbsolutePath()));
  }

  /** The program named by {@value #PROPERTY}, or else the one of an installation or of a checkout with this root. */
  public static EsbuildBinary below(Path... roots) {
    String explicit = System.getProperty(PROPERTY, "");
    if (!explicit.isEmpty()) {
      return at(Path.of(explicit));
    }
    String platform = platform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    List<Path> candidates = new ArrayList<>();
    for (Path root : roots) {
      Path absolute = root.toAbsolutePath().normalize();
      candidates.add(absolute.resolve("lib/esbuild").resolve(platform).resolve("esbuild"));
      candidates.add(absolute.resolve("swamp-runtime/target/esbuild").resolve(platform).resolve("esbuild"));
    }
    return new EsbuildBinary(candidates);
  }

  /**
   * The first candidate that is an executable file.
   *
   * @throws SwampException with {@link ErrorCode#BUNDLER_UNAVAILABLE} when there is none
   */
  public Path path() {
    Optional<Path> found = candidates.stream().filter(Files::isRegularFile).filter(Files::isExecutable).findFirst();
    return found.orElseThrow(() -> new SwampException(ErrorCode.BUNDLER_UNAVAILABLE,
        "The bundler esbuild was not found; looked for "
            + String.join(", ", candidates.stream().map(Path::toString).toList()))
        .withHint("Reinstall swamp, or name the program with -D" + PROPERTY + "=PATH."));
  }

  /** The platform's name in npm's words, such as {@code linux-x64}. */
  static String platform(String osName, String osArchitecture) {
    String system = osName.toLowerCase(Locale.ROOT);
    String name = system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "win32" : system;
    String architecture = switch (osArchitecture) {
      case "amd64", "x86_64" -> "x64";
      case "aarch64" -> "arm64";
      default -> osArchitecture;
    };
    return name + "-" + architecture;
  }
}
