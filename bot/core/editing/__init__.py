"""The knowledge files edited as text: only what an edit is about changes, byte for byte."""
