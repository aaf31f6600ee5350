"""The only Qt: window, context, house widgets, tabs and dialogs."""
