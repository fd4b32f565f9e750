/** What makes a shell complete cadence's words. All of them ask the program itself: `cadence completion words …`. */

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

const scripts: Readonly<Record<Shell, string>> = {
  bash: `# cadence completion for bash
_cadence() {
  local IFS=$'\\n' word
  COMPREPLY=()
  while read -r word; do COMPREPLY+=("$(printf '%q' "$word")"); done < <(
    cadence completion words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null
  )
}
complete -o default -F _cadence cadence
`,
  zsh: `#compdef cadence
# cadence completion for zsh
_cadence() {
  local -a found
  found=("\${(@f)$(cadence completion words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then compadd -- "\${found[@]}"; else _files; fi
}
if [[ "$funcstack[1]" == _cadence ]]; then _cadence "$@"; else compdef _cadence cadence; fi
`,
  fish: `# cadence completion for fish
function __cadence_words
  set -l typed (commandline -opc) (commandline -ct)
  cadence completion words -- $typed[2..-1] 2>/dev/null
end
complete -c cadence -a '(__cadence_words)'
`,
};

export function completionScript(shell: Shell): string {
  return scripts[shell];
}
