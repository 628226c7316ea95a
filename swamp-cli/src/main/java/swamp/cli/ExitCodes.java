package swamp.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** The exit codes as help and manual pages tell them; {@code docs/exit-codes.md} says more about each. */
final class ExitCodes {
  private ExitCodes() {}

  /** What each code means, in the order of the codes. */
  static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put("0", "Done.");
    meanings.put("1", "The request failed, or the command line was wrong.");
    meanings.put("64", "The command line was wrong, where SWAMP_EXIT_CODES=distinct is set.");
    meanings.put("69", "There is no runtime: no daemon may be started or used, or the installation is incomplete.");
    meanings.put("70", "A defect of swamp.");
    meanings.put("74", "The runtime ended before it had answered.");
    meanings.put("75", "The model stayed locked by another run.");
    meanings.put("76", "The running daemon speaks another protocol and could not be replaced.");
    meanings.put("79", "The daemon has too much to do already.");
    meanings.put("129", "Ended by SIGHUP; the run was told to cancel.");
    meanings.put("130", "Ended by SIGINT (Ctrl-C); the run was told to cancel.");
    meanings.put("141", "The reader of standard output went away; the run was cancelled.");
    meanings.put("143", "Ended by SIGTERM; the run was told to cancel.");
    return meanings;
  }
}
