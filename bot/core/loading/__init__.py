"""YAML text in, the knowledge or every problem out, each with its line and column."""
