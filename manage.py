"""Django's own command line, for those who expect it here; `evenhand` is the service's."""

import sys

from evenhand.config.command_line import main

if __name__ == "__main__":
    sys.exit(main(["django", *sys.argv[1:]]))
