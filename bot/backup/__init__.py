"""State and FAQ → one archive, and back. `swap` costs nothing to import; a start needs it."""
