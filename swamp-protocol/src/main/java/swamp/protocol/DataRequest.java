package swamp.protocol;

import java.util.Optional;

/** A question about data artifacts, or a change of them (cli §5.4). */
public sealed interface DataRequest extends Request
    permits DataGet,
        DataList,
        DataVersions,
        DataSearch,
        DataRowQuery,
        DataRenaming,
        DataDeletion,
        DataCollection,
        DataPruning,
        WorkflowDataGet,
        WorkflowDataList {
  /** {@code --repo-dir}. */
  Optional<String> repositoryDirectory();
}
