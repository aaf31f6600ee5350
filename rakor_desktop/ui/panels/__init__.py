"""Parts of pages that would not fit into the file of the page itself."""
