"""Opens the window from a checkout: ``python main.py [FILE]``."""

import sys

from rakor_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
