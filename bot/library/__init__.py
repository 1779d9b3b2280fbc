"""The live FAQ: read, checked and kept current."""
