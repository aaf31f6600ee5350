"""The journal: history, undo, merge and audit in one mechanism. The tables are its projection."""
