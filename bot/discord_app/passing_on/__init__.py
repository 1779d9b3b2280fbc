"""Questions that their askers send to the editors: read, changed and sent by them, never kept."""
