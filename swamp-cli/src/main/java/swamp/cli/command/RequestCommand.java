package swamp.cli.command;

import swamp.cli.rendering.DocumentText;
import swamp.protocol.Request;

/** A command that sends one request about a repository to a runtime, and shows the answer. */
interface RequestCommand extends LeafCommand {
  RepositoryOptions repository();

  /** What is asked of the runtime. */
  Request request(Invocation invocation);

  /** The human form of the answer. */
  DocumentText text();

  @Override
  default int run(Invocation invocation) {
    return invocation.request(
        globals(), repository().daemonUse(invocation.environment()), request(invocation), text());
  }
}
