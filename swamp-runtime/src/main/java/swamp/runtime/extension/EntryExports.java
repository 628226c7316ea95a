package swamp.runtime.extension;

import java.util.regex.Pattern;

/** Which exports make a file an entry point. */
public enum EntryExports {
  /** Models, and what adds to them (extension-api §3.1). */
  MODELS("model|extension", "type"),
  /** Types of vaults (vaults.md). */
  VAULTS("vault", "type"),
  /** Reports on runs (method-run §4.13). */
  REPORTS("report", "name");

  /** What JavaScript calls white space; Java's own class leaves out the byte order mark and no-break spaces. */
  private static final String SPACE = "[\\s\\u00a0\\ufeff\\u2028\\u2029\\p{Zs}]";

  private final Pattern pattern;
  private final Pattern declaredName;

  /** @param nameKey the member that says what is declared */
  EntryExports(String names, String nameKey) {
    declaredName = Pattern.compile("\\b" + nameKey + "[\"']?\\s*:\\s*([\"'`])([^\"'`\\\\\\n$]+)\\1");
    pattern = Pattern.compile(
        "export" + SPACE + "+const" + SPACE + "+(" + names + ")" + SPACE + "*[=:]");
  }

  /** Finds the export in a file's text. */
  Pattern pattern() {
    return pattern;
  }

  /** Finds, as its second group, a literal that may be the type or name that is declared. */
  Pattern declaredName() {
    return declaredName;
  }
}
