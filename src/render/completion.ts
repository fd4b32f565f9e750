/** Shell code for completion. All shells ask the program itself: `cadence completion words …`. */

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

const scripts: Readonly<Record<Shell, string>> = {
  bash: `# cadence completion for bash
_cadence() {
  local word
  COMPREPLY=()
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(
    cadence completion words --breaks "$COMP_WORDBREAKS" --line "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null
  )
}
complete -o default -F _cadence cadence
`,
  zsh: `#compdef cadence
# cadence completion for zsh
_cadence() {
  local -a typed found
  typed=("\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}")
  found=("\${(@f)$(cadence completion words -- "\${typed[@]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then
    local letters='m:{[:lower:][:upper:]}={[:upper:][:lower:]}'
    compadd -M "$letters" -- "\${found[@]}" || compadd -M "$letters l:|=* r:|=*" -- "\${found[@]}" ||
      { (( \${#found} == 1 )) && compadd -U -- "\${found[@]}" }
  else
    _files
  fi
}
if [[ "$funcstack[1]" == _cadence ]]; then _cadence "$@"; else compdef _cadence cadence; fi
`,
  fish: `# cadence completion for fish
function __cadence_words
  set -l typed (commandline -opc)
  set -l word (commandline -ct | string replace -r '^["\\']' '' | string replace -ra '\\\\\\\\(.)' '$1')
  cadence completion words -- $typed[2..-1] "$word" 2>/dev/null
end
complete -c cadence -f -a '(__cadence_words)'
complete -c cadence -n '__fish_seen_subcommand_from import restore backup export report' -F
`,
};

export function completionScript(shell: Shell): string {
  return scripts[shell];
}
