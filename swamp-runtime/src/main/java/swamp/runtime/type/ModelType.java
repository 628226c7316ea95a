package swamp.runtime.type;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.yaml.ScriptNumber;

/**
 * The name of a model type, such as {@code @acme/probe} or {@code AWS::EC2::VPC} (repo-format §1.4).
 *
 * <p>Two types are equal when their normalised forms are.
 *
 * @param raw the name as it was written
 * @param normalized the name that identifies the type: lower case, segments joined with {@code /}
 */
public record ModelType(String raw, String normalized) {
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
  private static final Pattern SLASHES = Pattern.compile("/{2,}");
  private static final Pattern OUTER_SLASH = Pattern.compile("^/|/$");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final String SCOPE_MARK = "@";

  public ModelType {
    if (normalized.isEmpty()) {
      throw new SwampException(ErrorCode.VALIDATION_FAILED, "Model type cannot be empty");
    }
    if (!normalized.equals(normalize(raw))) {
      throw new IllegalArgumentException("\"" + normalized + "\" is not the normalised form of \"" + raw + "\"");
    }
  }

  /**
   * The type of this name, however it is spelled.
   *
   * @throws SwampException with {@link ErrorCode#VALIDATION_FAILED} when it is empty or has control characters
   */
  public static ModelType of(String raw) {
    String normalized = normalize(raw);
    if (CONTROL.matcher(normalized).find()) {
      throw new SwampException(ErrorCode.VALIDATION_FAILED, "Model type contains control characters");
    }
    return new ModelType(raw, normalized);
  }

  private static String normalize(String raw) {
    String lower = ScriptNumber.trim(raw).toLowerCase(Locale.ROOT);
    String slashed = WHITE_SPACE.matcher(lower.replace("::", "/")).replaceAll("/").replace('.', '/');
    return OUTER_SLASH.matcher(SLASHES.matcher(slashed).replaceAll("/")).replaceAll("");
  }

  /** The nested directories that hold the files of this type, relative to a directory of a repository. */
  public Path directory() {
    return Path.of(normalized);
  }

  /** Whether an extension may define it: at least two segments. */
  public boolean isUserDefinable() {
    return normalized.indexOf('/') > 0;
  }

  /** Whether the name carries the scope mark {@code @}. */
  public boolean isScoped() {
    return normalized.startsWith(SCOPE_MARK);
  }

  /** The same name without the scope mark (method-run §4.1). */
  public ModelType withoutScopeMark() {
    return isScoped() ? of(normalized.substring(SCOPE_MARK.length())) : this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ModelType type && type.normalized.equals(normalized);
  }

  @Override
  public int hashCode() {
    return normalized.hashCode();
  }

  @Override
  public String toString() {
    return normalized;
  }
}
