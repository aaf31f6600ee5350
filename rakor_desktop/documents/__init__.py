"""Papers: frozen data in, pages out; no database and no window."""
