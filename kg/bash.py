"""Completion in bash, which parts words at `=` and replaces only what stands behind it."""

import os

from click.shell_completion import BashComplete, CompletionItem, split_arg_string

_SOURCE = """\
%(complete_func)s() {
    local type value response
    response=$(env COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_WORD="$2" \
%(complete_var)s=bash_complete "$1")
    while IFS=, read -r type value; do
        case $type in
            dir) COMPREPLY=(); compopt -o dirnames ;;
            file) COMPREPLY=(); compopt -o default ;;
            plain) COMPREPLY+=("$value"); [[ $value == *= ]] && compopt -o nospace ;;
        esac
    done <<< "$response"
    return 0
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_QUOTED = {
    "": {ord(char): f"\\{char}" for char in " \t!\"#$&'()*;<>?[\\]^`{|}~"},
    '"': {ord(char): f"\\{char}" for char in '"$`\\'},
    "'": {ord("'"): r"'\''"},
}
"""How what the shell reads as more than itself is typed, by the quote that is open."""


class Bash(BashComplete):
    """Completion of the line as it was typed up to the cursor, and not of the words that bash makes of it."""

    source_template = _SOURCE

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the whole words of the line, and the one at its end as far as it was typed."""
        *words, last = _words(os.environ["COMP_LINE"])
        return words[1:], last

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """Return what may stand in the place of the part of the word that bash replaces.

        Of several, bash writes what they begin with in common. Where that is less than was typed (`le` for
        `Lê` and `Lệ`), one that is empty lets the word stay as it is.
        """
        head = _words(_before())[-1]
        items = super().get_completions(args, incomplete)
        for item in items:
            item.value = item.value.removeprefix(head)
        typed = len(incomplete) - len(head)
        if len({item.value[:typed] for item in items}) > 1:
            items.append(CompletionItem(""))
        return items

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Return the value as one types it, within a quote that is open or without one."""
        return f"{item.type},{item.value.translate(_QUOTED.get(_before()[-1:], _QUOTED['']))}"


def _before() -> str:
    """Return the line without the part of its last word that bash replaces."""
    return os.environ["COMP_LINE"].removesuffix(os.environ["COMP_WORD"])


def _words(line: str) -> list[str]:
    """Return the words of a line, the last of them empty where none is begun."""
    *words, last = split_arg_string(f"{line}_")
    return [*words, last.removesuffix("_")]
