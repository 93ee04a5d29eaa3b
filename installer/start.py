"""What both frozen programs start: with a verb the command line, without one the window."""

import sys

from welfaredesk.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
