"""Sessions within a day: added and changed beside the chooser of days."""
