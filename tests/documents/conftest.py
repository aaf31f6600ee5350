"""Lets the tests of the papers import what they share, however pytest was told to import them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
