"""The process that opens a stranger's file: limits itself first, reads stdin, writes the file made anew."""

import json
import resource
import sys

MEMORY = 1024 * 1024 * 1024  # bytes of address space
CPU_SECONDS = 25


def limit() -> None:
    """Take away what a file that got the better of its reader would want."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes to its pipe, never to a file
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Make the file on stdin anew."""
    limit()
    content = sys.stdin.buffer.read()
    try:
        # careful: what can read such files is loaded only once the limits stand
        if sys.argv[1] == "application/pdf":
            from evenhand.adapters.cleaning.paper import clean
            from evenhand.adapters.cleaning.words import words_of
        else:
            from evenhand.adapters.cleaning.pictures import clean
        made, media_type, pages = clean(content)
        words = words_of(made) if media_type == "application/pdf" else ""
    except MemoryError:
        _say({"refused": "took-too-long"})
        return
    except Exception as error:
        _say({"refused": getattr(error, "reason", "broken")})
        return
    _say({"media_type": media_type, "pages": pages, "words": words}, made)


def _say(head: dict[str, object], made: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + made)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
