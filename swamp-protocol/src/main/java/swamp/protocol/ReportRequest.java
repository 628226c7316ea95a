package swamp.protocol;

import java.util.Optional;

/** A question about reports, which are data that runs leave behind (method-run §4.13). */
public sealed interface ReportRequest extends Request
    permits ReportSearch,
        ReportGet,
        ReportDescribe {
  /** {@code --repo-dir}. */
  Optional<String> repositoryDirectory();
}
