"""The file: its schema, its journal, and how it is opened, kept and checked."""
