"""`python -m coachtui`."""

import sys

from coachtui.cli import main

if __name__ == "__main__":
    sys.exit(main())
