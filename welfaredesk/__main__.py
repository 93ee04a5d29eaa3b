"""python -m welfaredesk: with a verb the command line, without one the window."""

import sys

from welfaredesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
