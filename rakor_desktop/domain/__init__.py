"""The vocabulary: enums, frozen rows, rules and errors; the standard library only."""
