package swamp.cli.command;

/** A shell, and the script that makes it complete the words of a command line by asking this program. */
enum Shell {
  BASH("""
      # Completion of swamp for bash: source <(swamp completions bash)
      _swamp() {
        local line=${COMP_LINE:0:COMP_POINT} words current
        read -ra words <<<"$line"
        case $line in *[[:space:]]) words+=("") ;; esac
        current=${words[${#words[@]}-1]}
        mapfile -t COMPREPLY < <("${words[0]}" complete "${words[@]:1}" 2>/dev/null)
        # Readline replaces only what follows the last of the characters that it breaks words at.
        case $current in *[@:=]*)
          local kept=${current%"${current##*[@:=]}"}
          COMPREPLY=("${COMPREPLY[@]#"$kept"}")
          ;;
        esac
      }
      complete -o default -F _swamp swamp
      """),
  ZSH("""
      #compdef swamp
      # Completion of swamp for zsh: source <(swamp completions zsh)
      _swamp() {
        local -a candidates
        candidates=("${(@f)$("${words[1]}" complete "${(@)words[2,CURRENT]}" 2>/dev/null)}")
        candidates=(${candidates:#})
        if (( ${#candidates} )); then compadd -- "${candidates[@]}"; else _files; fi
      }
      compdef _swamp swamp
      """),
  FISH("""
      # Completion of swamp for fish: swamp completions fish | source
      function __swamp_complete
        set -l words (commandline -opc) (commandline -ct)
        $words[1] complete $words[2..-1] 2>/dev/null
      end
      complete -c swamp -a '(__swamp_complete)'
      """);

  private final String script;

  Shell(String script) {
    this.script = script;
  }

  String script() {
    return script;
  }
}
