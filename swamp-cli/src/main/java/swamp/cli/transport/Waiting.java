package swamp.cli.transport;

/** Shows what takes its time, and that it is over. */
public interface Waiting {
  void show(String text);

  void clear();
}
